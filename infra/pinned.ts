import type { CfnResource } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/**
 * Keeps the logical id that a resource was first deployed with, wherever its construct stands from now on: another id is
 * another resource to CloudFormation, which would begin empty. The ids are listed in test/infra/stages.test.ts.
 */
export function pinned<T extends Construct>(construct: T, logicalId: string): T {
  (construct.node.defaultChild as CfnResource).overrideLogicalId(logicalId);
  return construct;
}
