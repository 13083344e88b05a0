import { isGrpcServiceError } from '@temporalio/client';
import { Refused } from '../refused.ts';

/** By what Temporal says of a change that it refuses. */
const refusals: readonly (readonly [RegExp, string])[] = [
  [
    /conflict token/,
    'Somebody else has changed the releases just now. Look with throughline release list, and decide again.',
  ],
  [
    /task queues/,
    'Its workers have just started and do not take every kind of work yet. Try again in a moment.',
  ],
];

/** By what Temporal says of a function that it is told of and cannot invoke. */
const unreachable: readonly (readonly [RegExp, string])[] = [
  [
    /failed to assume role/,
    'Temporal may not take the role. Give the output Role and the temporalExternalId of one deployment. On a server of ' +
      'your own, name in temporalRoleArns whom it runs as, deploy, and let that take roles (sts:AssumeRole).',
  ],
  [
    /cannot access the compute resource/,
    'The role does not reach the function. Give the outputs Function and Role of one deployment, and deploy again if the ' +
      'version was deleted.',
  ],
  [
    /does not require the configured external ID/,
    'The role can be taken without the external id, so Temporal does not take it. Deploy again: the role asks for it.',
  ],
  [
    /Could not instantiate/,
    'This server does not invoke functions. Switch the worker controller on in its dynamic configuration: ' +
      'docs/how-to/run-it-on-aws.md has the lines.',
  ],
];

/** What Temporal says no with, by its status of gRPC, and what to do then. */
const words: Readonly<Record<number, (details: string) => string>> = {
  3: (details) =>
    unreachable.find(([said]) => said.test(details))?.[1] ?? `Temporal refuses that: ${details}.`,
  5: () =>
    'No release has come to Temporal yet. A worker belongs to one when it is started with RELEASE, as the workers on AWS are.',
  7: () =>
    'These credentials may not change who gets work. In Temporal Cloud that needs write access to the namespace.',
  9: (details) => refusals.find(([said]) => said.test(details))?.[1] ?? `Temporal refuses that: ${details}.`,
  12: () =>
    'This Temporal server is too old: 1.29.1 or newer knows releases, 1.31 or newer invokes functions for them.',
};

/** @throws Refused for a failure that says what to do, else the failure itself */
export function inPlainWords(failure: unknown): never {
  const cause = isGrpcServiceError(failure) ? failure : undefined;
  const said = cause && words[cause.code]?.(cause.details);
  throw said ? new Refused(said) : failure;
}
