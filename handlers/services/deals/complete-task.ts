import type { Task } from '../../../domain/cases/case.schema.ts';
import type { TaskAnswer } from '../../../workflows/case.messages.ts';
import type { DealView } from '../../../workflows/deal-registration.messages.ts';
import type { ServiceContext } from '../context.ts';
import type { DealsService } from '../deals.services.ts';
import { invalid, parse } from '../parse.ts';
import { refuseUnlessAllowed } from '../permissions.ts';
import type { Caller } from '../services.ts';
import { answerableTask, answerFrom, answerTask, outcomeOf } from '../tasks/answer-task.ts';
import { type TaskAnswerInput, taskAnswerSchema } from './acts.schema.ts';
import { loadDealView, viewFor } from './load.ts';

/** Answers a task. The process has the last word; what it would refuse is told here already, field by field. */
export function completeTask(context: ServiceContext): DealsService['completeTask'] {
  return async (caller, dealId, taskId, input, { requestKey } = {}) => {
    refuseUnlessAllowed(caller, 'complete-task');
    const view = await loadDealView(context, caller, dealId);
    const { workflowId } = view;
    const answered = await answerTask<DealView>(context, { caller, workflowId, taskId, requestKey }, () =>
      answerOf(context, { caller, view, taskId, input }),
    );
    return viewFor(caller, answered);
  };
}

interface Given {
  readonly caller: Caller;
  readonly view: DealView;
  readonly taskId: string;
  readonly input: unknown;
}

/** What was answered, as the process takes it. */
async function answerOf(
  context: ServiceContext,
  { caller, view, taskId, input }: Given,
): Promise<TaskAnswer> {
  const task = answerableTask(view.tasks, { taskId, caller, openedBy: view.facts.submittedBy });
  const answer = parse(taskAnswerSchema, input);
  return answerFrom(caller, taskId, answer, await dataOf(context, { view, task, answer }));
}

interface Answered {
  readonly view: DealView;
  readonly task: Task;
  readonly answer: TaskAnswerInput;
}

/** What the outcome needs besides the press, checked. */
async function dataOf(context: ServiceContext, answered: Answered): Promise<TaskAnswer['data']> {
  const { view, task, answer } = answered;
  const chosen = outcomeOf(task, answer.outcome);
  const opensFields = chosen.needs === 'fields' && !task.fields;
  if ((chosen.needs === 'comment' || chosen.needs === 'evidence' || opensFields) && !answer.comment)
    throw invalid([{ field: 'comment', message: `Say why: "${chosen.label}" needs a comment` }]);
  const { fields, registration } = answer.data ?? {};
  if (opensFields) {
    if (fields && !registration) return { fields: [...new Set(fields)] };
    throw invalid([{ field: 'data.fields', message: 'Name the fields that the partner shall change' }]);
  }
  if (chosen.needs === 'fields') {
    if (registration && !fields) {
      const { resubmitted } = await import('./resubmission.ts');
      return { registration: await resubmitted(context, view, task, registration) };
    }
    throw invalid([
      { field: 'data.registration', message: `Give new values for ${task.fields?.join(', ')}` },
    ]);
  }
  if (answer.data) throw invalid([{ field: 'data', message: `"${chosen.label}" takes no data` }]);
  return undefined;
}
