import { type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type { Settings } from './settings.ts';

/** The secret that Temporal's credentials lie in: the installation makes and rotates it. */
export function temporalCredentialsOf(
  scope: Construct,
  { temporalCredentialsArn }: Settings,
): ISecret | undefined {
  return temporalCredentialsArn === undefined
    ? undefined
    : Secret.fromSecretCompleteArn(scope, 'TemporalCredentials', temporalCredentialsArn);
}

/** The signing keys of the data's stack, in a stack that reads them: a grant does not change the policy of their key. */
export function linkKeysIn(scope: Construct, { secretArn }: Secret): ISecret {
  return Secret.fromSecretCompleteArn(scope, 'LinkKeys', secretArn);
}
