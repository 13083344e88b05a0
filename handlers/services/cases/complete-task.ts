import type { Outcome, Task } from '../../../domain/cases/case.schema.ts';
import { DomainError } from '../../../domain/errors.ts';
import type { ProcessView } from '../../../domain/processes/process-facts.ts';
import type { TaskAnswer } from '../../../workflows/case.messages.ts';
import type { CasesService } from '../cases.services.ts';
import type { ServiceContext } from '../context.ts';
import { invalid, parse } from '../parse.ts';
import { refuseUnlessAllowed } from '../permissions.ts';
import type { Caller } from '../services.ts';
import { answerFrom, answerTask, outcomeOf } from '../tasks/answer-task.ts';
import { draftKey } from './drafts.ts';
import { filledIn } from './form.ts';
import { groundOf } from './ground.ts';
import { caseFor, type LoadedCase, loadCase } from './load.ts';
import { taskIn } from './own-task.ts';
import { type CaseAnswer, caseAnswerSchema } from './schemas.ts';

/** Answers a task. The process has the last word; what it would refuse is told here already, field by field. */
export function completeCaseTask(context: ServiceContext): CasesService['completeTask'] {
  return async (caller, caseId, taskId, input, { requestKey } = {}) => {
    refuseUnlessAllowed(caller, 'complete-task');
    const page = await loadCase(context, caller, caseId);
    const { workflowId } = page.view;
    const view = await answerTask<ProcessView>(context, { caller, workflowId, taskId, requestKey }, () =>
      answerOf(context, { caller, page, taskId, input }),
    );
    const task = view.tasks.find(({ id }) => id === taskId);
    if (task?.form) await context.stores.drafts.forget(draftKey(caller, caseId, taskId));
    return caseFor(caller, view);
  };
}

interface Given {
  readonly caller: Caller;
  readonly page: LoadedCase;
  readonly taskId: string;
  readonly input: unknown;
}

/** What was answered, as the process takes it. */
async function answerOf(
  context: ServiceContext,
  { caller, page, taskId, input }: Given,
): Promise<TaskAnswer> {
  const task = taskIn(page, caller, taskId);
  const answer = parse(caseAnswerSchema, input);
  if (task.course !== undefined) {
    const { refuseWhileUnread } = await import('../learning/course.ts');
    await refuseWhileUnread(context, caller, task);
  }
  return answerFrom(caller, taskId, answer, await dataOf(context, { caller, page, task, answer }));
}

interface Answered {
  readonly caller: Caller;
  readonly page: LoadedCase;
  readonly task: Task;
  readonly answer: CaseAnswer;
}

/** What the outcome needs besides the press, checked. */
async function dataOf(context: ServiceContext, answered: Answered): Promise<TaskAnswer['data']> {
  const { task, answer } = answered;
  const chosen = outcomeOf(task, answer.outcome);
  const { values, name, hash } = answer.data ?? {};
  if (chosen.needs === 'form') {
    refuseBesides(chosen, { name, hash });
    return { values: await filledForm(context, answered) };
  }
  if (chosen.needs === 'signature') {
    refuseBesides(chosen, { values });
    return signature(task, answer);
  }
  if ((chosen.needs === 'comment' || chosen.needs === 'evidence') && !answer.comment)
    throw invalid([{ field: 'comment', message: `Say why: "${chosen.label}" needs a comment` }]);
  refuseBesides(chosen, { values, name, hash });
  return undefined;
}

function refuseBesides({ label }: Outcome, given: Readonly<Record<string, unknown>>): void {
  const uncalled = Object.keys(given).filter((name) => given[name] !== undefined);
  if (uncalled.length === 0) return;
  throw invalid(
    uncalled.map((name) => ({ field: `data.${name}`, message: `"${label}" does not take this` })),
  );
}

/** A file that was kept with a draft need not be sent again. */
async function filledForm(context: ServiceContext, { caller, page, task, answer }: Answered) {
  const ground = await groundOf(context, page, task);
  if (!ground) throw new DomainError('unexpected', `The task ${task.id} names no form of its program.`);
  const draft = await context.stores.drafts.values(draftKey(caller, page.view.id, task.id));
  const kept = { ...ground.kept, ...draft };
  return filledIn(context, { ...ground, kept }, { given: answer.data?.values ?? {}, at: 'data.values' });
}

/** What is signed is what was shown: its hash says which text that was. */
function signature({ agreement }: Task, { data }: CaseAnswer): { name: string; hash: string } {
  const { name, hash } = data ?? {};
  if (!name) throw invalid([{ field: 'data.name', message: 'Type your full name to sign' }]);
  if (hash !== undefined && hash === agreement?.hash) return { name, hash };
  throw invalid([
    { field: 'data.hash', message: 'The agreement is another one now; read it again, then sign' },
  ]);
}
