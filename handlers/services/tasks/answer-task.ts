import type { Actor, CaseView, Outcome, Task } from '../../../domain/cases/case.schema.ts';
import { refuseAnswer } from '../../../domain/cases/task.rules.ts';
import { DomainError } from '../../../domain/errors.ts';
import { completeTaskUpdate, type TaskAnswer } from '../../../workflows/case.messages.ts';
import type { ServiceContext } from '../context.ts';
import { invalid } from '../parse.ts';
import type { Caller } from '../services.ts';
import { onceOnly, update } from '../temporal.ts';

const actorOf = ({ person, via }: Caller): Actor => ({ personId: person.id, via });

/** The task, if it is open and this person's to answer. @throws DomainError that says why not */
export function answerableTask(
  tasks: readonly Task[],
  {
    taskId,
    caller,
    openedBy,
  }: { readonly taskId: string; readonly caller: Caller; readonly openedBy: string },
): Task {
  // A partner's people are told the same of a task that they must not know of as of one that there is not.
  const isPartners = caller.person.partnerId !== undefined;
  const task = tasks.find(({ id, audience }) => id === taskId && !(isPartners && audience === 'vendor'));
  const refusal = refuseAnswer(task, { outcome: '', actor: actorOf(caller) }, openedBy);
  if (!task || (refusal && refusal.code !== 'invalid-input'))
    throw new DomainError(refusal?.code ?? 'not-found', refusal?.message ?? 'There is no such task.');
  return task;
}

/** What was pressed. @throws `invalid-input` naming what can be */
export function outcomeOf({ outcomes }: Task, id: string): Outcome {
  const found = outcomes.find((outcome) => outcome.id === id);
  if (found) return found;
  throw invalid([
    { field: 'outcome', message: `Choose one of: ${outcomes.map((each) => each.id).join(', ')}` },
  ]);
}

/** An answer as the process takes it: what is not given is left out. */
export function answerFrom(
  caller: Caller,
  taskId: string,
  { outcome, comment }: { readonly outcome: string; readonly comment?: string | undefined },
  data: TaskAnswer['data'],
): TaskAnswer {
  return {
    ...{ taskId, outcome, actor: actorOf(caller) },
    ...(comment ? { comment } : {}),
    ...(data ? { data } : {}),
  };
}

/** Who answers which task of which case; the same request is carried out once. */
interface Answering {
  readonly caller: Caller;
  readonly workflowId: string;
  readonly taskId: string;
  readonly requestKey: string | undefined;
}

/** Sends the process what was answered; `answerOf` says it, and may refuse before. */
export function answerTask<View extends CaseView>(
  context: ServiceContext,
  { caller: { person }, workflowId, taskId, requestKey }: Answering,
  answerOf: () => Promise<TaskAnswer>,
): Promise<View> {
  const onceKey = requestKey === undefined ? undefined : `${person.id}/${taskId}/${requestKey}`;
  return onceOnly(context, { workflowId, onceKey }, async () => {
    const argument = await answerOf();
    try {
      return await update<View>(context, workflowId, { name: completeTaskUpdate.name, argument, onceKey });
    } catch (failure) {
      throw failure instanceof DomainError && failure.code === 'not-found' ? behindItsRecord() : failure;
    }
  });
}

/**
 * The record has the task, or nothing would have been asked. A process that knows none has lost the step that opens it,
 * with the worker that wrote the record, and takes it again.
 */
const behindItsRecord = () =>
  new DomainError(
    'busy-elsewhere',
    'The process of this case is being taken up again. Try again in a moment.',
  );
