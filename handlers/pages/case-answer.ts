import type { Outcome, Task } from '../../domain/cases/case.schema.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Form, FormValues } from '../../domain/programs/form.schema.ts';
import { taskFormId } from '../../portal/components/task-panel.tsx';
import type { FormValues as FormTexts } from '../../portal/form.ts';
import type { CasePage } from '../services/cases.services.ts';
import { type CasePlace, type Refused, taskFormOf } from './case-place.tsx';
import { refusal, type SentForm, textOf } from './page.tsx';
import {
  askedLately,
  atInputs,
  changedRows,
  onlyAsked,
  readProgramForm,
  rowsPressed,
  typedTexts,
} from './program.form.ts';
import { valuesAgain } from './request-key.ts';
import { countProblems, messageOf } from './sent-form.ts';

/** What became of a sent form: an answer to give, something to do first, or nothing but a draft. */
export type CaseAnswer =
  | { readonly input: Readonly<Record<string, unknown>>; readonly typed?: FormValues }
  | { readonly refused: Refused }
  | { readonly kept: true }
  /** The field whose files are to be sent or removed; what was typed is kept. */
  | { readonly files: string };

/** A task's form as its answer. What was typed into a program's form is kept as a draft wherever it is not sent. */
export async function readCaseAnswer(
  place: CasePlace,
  page: CasePage,
  task: Task,
  sent: SentForm,
): Promise<CaseAnswer> {
  const outcome = task.outcomes.find(({ id }) => id === textOf(sent.values, 'outcome'));
  const comment = textOf(sent.values, 'comment').trim();
  const answer = { outcome: outcome?.id ?? '', ...(comment ? { comment } : {}) };
  if (outcome?.needs === 'signature') return readSignature(task, outcome, answer, sent.values);
  if (outcome?.needs !== 'form') return { input: answer };
  const shown = (await taskFormOf(place, page, task))?.shown;
  if (!shown) throw new DomainError('not-now', 'The form of this task is not there any more.');
  const { form, held } = shown;
  const rows = rowsPressed(form, sent.values);
  const typed = await readProgramForm(form, rows?.texts ?? sent.values, sent.files, held);
  const formId = taskFormId(task.id, outcome.id);
  if (rows) {
    await keep(place, task, typed);
    return { refused: { attempt: { form: formId, ...changedRows(form, rows) }, status: 200, typed } };
  }
  if (textOf(sent.values, 'save') !== '') return keep(place, task, typed);
  const files = textOf(sent.values, 'files');
  if (files !== '') {
    await keep(place, task, typed);
    return { files };
  }
  const asked = await place.visit.services.cases.asked(place.caller, page.view.id, task.id, typed);
  const more = askedLately(form, sent.values, asked);
  if (more.length === 0) return { input: { ...answer, data: { values: onlyAsked(typed, asked) } }, typed };
  await keep(place, task, typed);
  const values = typedTexts(form, sent.values);
  const attempt = { form: formId, values, message: '', problems: [], more };
  return { refused: { attempt, status: 200, typed } };
}

async function keep({ visit, caller, caseId }: CasePlace, task: Task, typed: FormValues) {
  await visit.services.cases.keepDraft(caller, caseId, task.id, typed);
  return { kept: true } as const;
}

function readSignature(task: Task, outcome: Outcome, answer: object, values: FormTexts): CaseAnswer {
  const name = textOf(values, 'signatureName').trim();
  const problems = [
    ...(name ? [] : [{ field: 'signatureName', message: 'Type your full name to sign' }]),
    ...(textOf(values, 'consent') === 'yes'
      ? []
      : [{ field: 'consent', message: 'Tick that you have read the agreement and may sign it' }]),
  ];
  if (problems.length === 0) return { input: { ...answer, data: { name, hash: textOf(values, 'hash') } } };
  const form = taskFormId(task.id, outcome.id);
  return { refused: { attempt: { form, values, message: countProblems(problems), problems }, status: 422 } };
}

/** A task's form that the service refused, with what was typed kept, files too. */
export async function refusedCaseAnswer(
  place: CasePlace,
  page: CasePage,
  taskId: string,
  sent: SentForm,
  failure: unknown,
  typed: FormValues | undefined,
): Promise<Refused> {
  const { error, status } = refusal(failure);
  const task = page.view.tasks.find(({ id }) => id === taskId);
  const form = formOf(page, task);
  if (task?.status === 'open' && typed) await keep(place, task, typed).catch(() => undefined);
  const outcome = textOf(sent.values, 'outcome');
  const wordless =
    error.fields.length === 0 && needsWords(task, outcome) && !textOf(sent.values, 'comment').trim();
  const fields = error.fields.map((one) =>
    one.field === 'data.name' ? { ...one, field: 'signatureName' } : one,
  );
  const problems =
    error.code === 'invalid-input' && wordless
      ? [{ field: 'comment', message: 'Write a few words here' }]
      : form
        ? atInputs(form, fields)
        : fields;
  const values = valuesAgain(form ? typedTexts(form, sent.values) : sent.values, error);
  const attempt = { form: taskFormId(taskId, outcome), values, problems, message: messageOf(error) };
  return { attempt, status, ...(typed ? { typed } : {}) };
}

function formOf({ program }: CasePage, task: Task | undefined): Form | undefined {
  return task?.form === undefined ? undefined : program.forms[task.form];
}

function needsWords(task: Task | undefined, outcome: string): boolean {
  return task?.outcomes.some(({ id, needs }) => id === outcome && needs === 'comment') ?? false;
}
