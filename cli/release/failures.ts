import { isGrpcServiceError } from '@temporalio/client';
import { Refused } from '../refused.ts';

/** What Temporal says no with, by its status of gRPC, and what to do then. */
const words: Readonly<Record<number, (details: string) => string>> = {
  5: () =>
    'No release has come to Temporal yet. A worker belongs to one when it is started with RELEASE, as the workers on AWS are.',
  7: () =>
    'These credentials may not change who gets work. In Temporal Cloud that needs write access to the namespace.',
  9: (details) =>
    /conflict token/.test(details)
      ? 'Somebody else has changed the releases just now. Look with throughline release list, and decide again.'
      : `Temporal refuses that: ${details}.`,
  12: () => 'This Temporal server knows no releases: 1.29.1 or newer does.',
};

/** @throws Refused for a failure that says what to do, else the failure itself */
export function inPlainWords(failure: unknown): never {
  const cause = isGrpcServiceError(failure) ? failure : undefined;
  const said = cause && words[cause.code]?.(cause.details);
  throw said ? new Refused(said) : failure;
}
