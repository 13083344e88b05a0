import {
  isGrpcServiceError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { DomainError, isErrorCode } from '../../domain/errors.ts';

/**
 * gRPC's codes for "not now": cancelled, deadline exceeded, resource exhausted, failed precondition, aborted, unavailable.
 * A case whose workflow task was lost with its worker a third time is said to fail a precondition until one succeeds.
 */
const transientCodes = new Set([1, 4, 8, 9, 10, 14]);
const closed = () => new DomainError('case-closed', 'This case is closed; nothing more can be done with it.');

/** What a caller should see of a failure of Temporal: a DomainError. Any other failure is answered as it is. */
export function inOurWords(failure: unknown): unknown {
  for (const cause of causes(failure)) {
    const known = knownFailure(cause);
    if (known) return known;
  }
  return failure;
}

function knownFailure(failure: Error): Error | undefined {
  if (failure instanceof WorkflowExecutionAlreadyStartedError) return failure;
  if (failure instanceof WorkflowNotFoundError) return closed();
  if (failure instanceof ApplicationFailure) {
    if (isErrorCode(failure.type)) return new DomainError(failure.type, failure.message);
    // The case ended before it could take up what was asked.
    if (failure.type === 'AcceptedUpdateCompletedWorkflow') return closed();
  }
  const unanswered =
    failure instanceof WorkflowUpdateRPCTimeoutOrCancelledError ||
    // Says the server: it was with a worker that is gone, and no other has seen it. Nothing was done.
    (failure instanceof ApplicationFailure && failure.type === 'UnprocessedUpdate') ||
    (isGrpcServiceError(failure) && transientCodes.has(failure.code));
  return unanswered
    ? new DomainError(
        'busy-elsewhere',
        'The process engine does not answer now. Try again in a moment, with the same Idempotency-Key if you sent one: nothing is done twice.',
      )
    : undefined;
}

function causes(failure: unknown): Error[] {
  const chain: Error[] = [];
  for (let at = failure; at instanceof Error && chain.length < 10; at = at.cause) chain.push(at);
  return chain;
}
