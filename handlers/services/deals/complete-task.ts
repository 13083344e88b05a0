import type { Actor, Outcome, Task } from '../../../domain/cases/case.schema.ts';
import { refuseAnswer } from '../../../domain/cases/task.rules.ts';
import { DomainError } from '../../../domain/errors.ts';
import { completeTaskUpdate, type TaskAnswer } from '../../../workflows/case.messages.ts';
import type { DealView } from '../../../workflows/deal-registration.messages.ts';
import { type TaskAnswerInput, taskAnswerSchema } from '../acts.schema.ts';
import { loadDeal, viewFor } from '../cases.ts';
import type { ServiceContext } from '../context.ts';
import { invalid, parse } from '../parse.ts';
import { refuseUnlessAllowed } from '../permissions.ts';
import type { DealsService } from '../services.ts';
import { update } from '../temporal.ts';
import { resubmitted } from './resubmission.ts';

/** Answers a task. The process has the last word; what it would refuse is told here already, field by field. */
export function completeTask(context: ServiceContext): DealsService['completeTask'] {
  return async (caller, dealId, taskId, input, { requestKey } = {}) => {
    refuseUnlessAllowed(caller, 'complete-task');
    const { view } = await loadDeal(context, caller, dealId);
    const { person, via } = caller;
    const actor: Actor = { personId: person.id, via };
    const task = answerableTask(view, taskId, actor);
    const answer = parse(taskAnswerSchema, input);
    const { outcome, comment } = answer;
    const data = await dataOf(context, { view, task, answer });
    const argument: TaskAnswer = {
      taskId,
      outcome,
      actor,
      ...(comment ? { comment } : {}),
      ...(data ? { data } : {}),
    };
    const onceKey = requestKey === undefined ? undefined : `${person.id}/${taskId}/${requestKey}`;
    return viewFor(
      caller,
      await update(context, view.workflowId, { name: completeTaskUpdate.name, argument, onceKey }),
    );
  };
}

/** The task, if it is open and this person's to answer. */
function answerableTask({ tasks, facts }: DealView, taskId: string, actor: Actor): Task {
  const task = tasks.find(({ id }) => id === taskId);
  const refusal = refuseAnswer(task, { outcome: '', actor }, facts.submittedBy);
  if (!task || (refusal && refusal.code !== 'invalid-input'))
    throw new DomainError(refusal?.code ?? 'not-found', refusal?.message ?? 'There is no such task.');
  return task;
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
    if (registration && !fields)
      return { registration: await resubmitted(context, view, task, registration) };
    throw invalid([
      { field: 'data.registration', message: `Give new values for ${task.fields?.join(', ')}` },
    ]);
  }
  if (answer.data) throw invalid([{ field: 'data', message: `"${chosen.label}" takes no data` }]);
  return undefined;
}

function outcomeOf({ outcomes }: Task, id: string): Outcome {
  const found = outcomes.find((outcome) => outcome.id === id);
  if (found) return found;
  throw invalid([
    { field: 'outcome', message: `Choose one of: ${outcomes.map((each) => each.id).join(', ')}` },
  ]);
}
