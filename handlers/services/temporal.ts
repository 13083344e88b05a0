import {
  isGrpcServiceError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { noteAsking, noteCommand } from '../../activities/store/audit/act.ts';
import type { CaseView } from '../../domain/cases/case.schema.ts';
import { DomainError, type ErrorCode, isErrorCode } from '../../domain/errors.ts';
import type { ServiceContext } from './context.ts';
import { sha256Hex } from './hash.ts';

/** An update, by name, with its argument. */
export interface Command {
  readonly name: string;
  readonly argument: unknown;
  /** The same key is carried out once. */
  readonly onceKey?: string | undefined;
}

/** What an update answers, or the DomainError that it was refused with. */
export function update<View extends CaseView>(
  context: ServiceContext,
  workflowId: string,
  command: Command,
): Promise<View> {
  const { name, argument, onceKey } = command;
  noteCommand(name, workflowId.split('/').at(-1) ?? workflowId);
  const handle = context.temporal.workflow.getHandle(workflowId);
  const once = onceKey === undefined ? {} : { updateId: updateIdOf(onceKey) };
  return ask(context, () => handle.executeUpdate<View, [unknown]>(name, { args: [argument], ...once }));
}

const updateIdOf = (onceKey: string): string => sha256Hex(onceKey).slice(0, 32);

/**
 * Carries an act out. Where it comes too late, the same request may have done it, with an answer that was lost on its
 * way: then that answer.
 */
export async function onceOnly<View extends CaseView>(
  context: ServiceContext,
  { workflowId, onceKey }: { readonly workflowId: string; readonly onceKey: string | undefined },
  act: () => Promise<View>,
): Promise<View> {
  try {
    return await act();
  } catch (failure) {
    const tooLate = failure instanceof DomainError && tooLateCodes.has(failure.code);
    if (!tooLate || onceKey === undefined) throw failure;
    const earlier = context.temporal.workflow
      .getHandle(workflowId)
      .getUpdateHandle<View>(updateIdOf(onceKey));
    return await ask(context, () => earlier.result()).catch((unanswered) => {
      // Whether it was this request that came first is not known yet: the same may be asked again.
      const later = unanswered instanceof DomainError && unanswered.code === 'busy-elsewhere';
      throw later ? unanswered : failure;
    });
  }
}

const tooLateCodes = new Set<ErrorCode>(['task-closed', 'case-closed']);

/**
 * Asks Temporal, for as long as a caller can be kept waiting.
 * @throws DomainError for what a caller should see; `busy-elsewhere` when no answer came.
 */
export async function ask<T>(
  { temporal, answerWithin = 10_000 }: ServiceContext,
  call: () => Promise<T>,
): Promise<T> {
  noteAsking();
  try {
    return await temporal.withDeadline(Date.now() + answerWithin, call);
  } catch (failure) {
    throw translate(failure);
  }
}

/**
 * gRPC's codes for "not now": cancelled, deadline exceeded, resource exhausted, failed precondition, aborted, unavailable.
 * A case whose workflow task was lost with its worker a third time is said to fail a precondition until one succeeds.
 */
const transientCodes = new Set([1, 4, 8, 9, 10, 14]);
const closed = () => new DomainError('case-closed', 'This case is closed; nothing more can be done with it.');

function translate(failure: unknown): unknown {
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
