import { ApplicationFailure } from '@temporalio/activity';
import { mustBeSettled } from '../workflows/process.messages.ts';

/** Types of the failures of checks, actions and webhooks: an automatic step that ends with one is not tried again. */
export const automaticFailures = {
  /** The installation has nothing of this name. */
  unknown: 'unknown-name',
  /** A value of the step's `with` is missing or of another kind. */
  values: 'values-refused',
  /** The action cannot be done as things are; the message says why, in words for the case's record. */
  refused: 'action-refused',
  /** The same, of money that is under way: operations can try again, and cannot go on as if nothing were. */
  unsettled: mustBeSettled,
  /** The other system answered that it will never take this. */
  webhookRefused: 'webhook-refused',
  /** The starting form of another program does not hold with these values. */
  formRefused: 'form-refused',
} as const;

/** A step that will fail however often it is tried. */
export function endsHere(type: keyof typeof automaticFailures, message: string): ApplicationFailure {
  return ApplicationFailure.nonRetryable(message, automaticFailures[type]);
}
