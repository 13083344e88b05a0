import type { Task } from '../../domain/cases/case.schema.ts';
import type { DomainError, FieldProblem } from '../../domain/errors.ts';
import { registrationFields, registrationValues } from '../../portal/components/registration-fields.tsx';
import { taskFormId } from '../../portal/components/task-panel.tsx';
import type { FormAttempt, FormValues } from '../../portal/form.ts';
import type { DealPage } from '../services/deals.services.ts';
import { textOf } from './page.tsx';
import { readRegistration, registrationProblems } from './registration.form.ts';
import { countProblems, type Read, refusedForm } from './sent-form.ts';

/** What a task's form answers: one of its outcomes, with what that asks for. */
interface TaskAnswerInput {
  readonly outcome: string;
  readonly comment?: string;
  readonly data?:
    | { readonly fields: readonly string[] }
    | { readonly registration: ReturnType<typeof readRegistration> };
}

/** Whether the form edits the registration: the deal must then be read first. */
export function editsRegistration(values: FormValues): boolean {
  return registrationFields.some((name) => name in values || `${name}.amount` in values);
}

/** A task's form. `page`: the deal as it is, for a form that edits it; fields the task does not open stay as they are. */
export function readAnswer(
  values: FormValues,
  taskId: string,
  page: DealPage | undefined,
): Read<TaskAnswerInput> {
  const outcome = textOf(values, 'outcome');
  const comment = textOf(values, 'comment').trim();
  const answer = { outcome, ...(comment ? { comment } : {}) };
  const task = page?.view.tasks.find(({ id }) => id === taskId);
  if (page && task?.fields) {
    const registration = readRegistration(mergedValues(page, task.fields, values));
    return { input: { ...answer, data: { registration } } };
  }
  if (outcome !== 'request-changes') return { input: answer };
  const fields = [values.fields ?? []].flat();
  if (fields.length === 0)
    return { problems: [{ field: 'fields', message: 'Tick what the partner should change' }] };
  return { input: { ...answer, data: { fields } } };
}

function mergedValues({ view }: DealPage, open: readonly string[], typed: FormValues): FormValues {
  const isOpen = (name: string) => open.some((field) => name === field || name.startsWith(`${field}.`));
  const edited = Object.entries(typed).filter(([name]) => isOpen(name));
  const { registration } = view.facts;
  return {
    ...registrationValues(registration),
    ifTaken: registration.ifTaken,
    ...Object.fromEntries(edited),
  };
}

/** A task's form that cannot be taken as it is. */
export function wrongAnswer(
  taskId: string,
  values: FormValues,
  problems: readonly FieldProblem[],
): FormAttempt {
  return {
    form: taskFormId(taskId, textOf(values, 'outcome')),
    values,
    problems,
    message: countProblems(problems),
  };
}

/** A task's form that was refused. A missing comment is told beside the field, too. */
export function refusedAnswer(
  taskId: string,
  values: FormValues,
  error: DomainError,
  task: Task | undefined,
): FormAttempt {
  const outcome = textOf(values, 'outcome');
  const needs = task?.outcomes.find(({ id }) => id === outcome)?.needs;
  const wordless = (needs === 'comment' || needs === 'evidence') && !textOf(values, 'comment').trim();
  const problems =
    error.code === 'invalid-input' && error.fields.length === 0 && wordless
      ? [{ field: 'comment', message: 'Write a few words here' }]
      : task?.fields
        ? registrationProblems(values, error.fields)
        : error.fields;
  return { ...refusedForm(taskFormId(taskId, outcome), values, error), problems };
}
