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
