import type { Client } from '@temporalio/client';
import { noteAsking, noteCommand } from '../../activities/store/audit/act.ts';
import type { CaseView } from '../../domain/cases/case.schema.ts';
import { DomainError, type ErrorCode } from '../../domain/errors.ts';
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
  const once = onceKey === undefined ? {} : { updateId: updateIdOf(onceKey) };
  return ask(context, ({ workflow }) =>
    workflow.getHandle(workflowId).executeUpdate<View, [unknown]>(name, { args: [argument], ...once }),
  );
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
    const earlier = ask(context, ({ workflow }) =>
      workflow.getHandle(workflowId).getUpdateHandle<View>(updateIdOf(onceKey)).result(),
    );
    return await earlier.catch((unanswered) => {
      // Whether it was this request that came first is not known yet: the same may be asked again.
      const later = unanswered instanceof DomainError && unanswered.code === 'busy-elsewhere';
      throw later ? unanswered : failure;
    });
  }
}

const tooLateCodes = new Set<ErrorCode>(['task-closed', 'case-closed']);

/**
 * Asks Temporal, for as long as a caller can be kept waiting. Its client's code, and that of its failures, is loaded with the
 * first question: a cold start reads none of it.
 * @throws DomainError for what a caller should see; `busy-elsewhere` when no answer came.
 */
export async function ask<T>(
  { temporal, answerWithin = 10_000 }: ServiceContext,
  call: (temporal: Client) => Promise<T>,
): Promise<T> {
  noteAsking();
  try {
    const client = await temporal();
    return await client.withDeadline(Date.now() + answerWithin, () => call(client));
  } catch (failure) {
    const { inOurWords } = await import('./temporal-failures.ts');
    throw inOurWords(failure);
  }
}
