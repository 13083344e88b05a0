import { randomUUID } from 'node:crypto';
import type { Child } from 'hono/jsx';
import type { Task } from '../../domain/cases/case.schema.ts';
import type { Form, FormValues } from '../../domain/programs/form.schema.ts';
import { actFormId } from '../../portal/components/act-forms.tsx';
import type { Choices } from '../../portal/components/choose-person.tsx';
import { taskFormId } from '../../portal/components/task-panel.tsx';
import { type ShownFile, shownFiles } from '../../portal/components/upload-field.tsx';
import type { FormAttempt } from '../../portal/form.ts';
import { besideRows } from '../../portal/format/beside.ts';
import type { Frame } from '../../portal/frame.ts';
import { CasePage, type TaskForm } from '../../portal/pages/case.page.tsx';
import { myTasks } from '../../portal/pages/deal.page.tsx';
import type { CasePage as CasePageData } from '../services/cases.services.ts';
import type { Caller } from '../services/services.ts';
import { namesFor } from './names.ts';
import { type PageStatus, show, type Visit } from './page.tsx';
import { heldBy } from './program.form.ts';
import { allowPreviews } from './security.ts';

/** Where somebody meets a case: signed in, or behind a link of their own. */
export interface CasePlace {
  readonly visit: Visit;
  /** The frame for who looks. */
  readonly frame: Frame;
  readonly caller: Caller;
  readonly caseId: string;
  /** Where the case's pages are. */
  readonly path: string;
  readonly alone: boolean;
}
/** What a form of the page came to, where it was not taken. */
export interface Refused {
  readonly attempt: FormAttempt;
  readonly status: PageStatus;
  /** What was typed into the form of a task, as far as it could be read. */
  readonly typed?: FormValues;
}

/** The page of a case as it is now. */
export async function caseResponse(
  place: CasePlace,
  page: CasePageData,
  refused?: Refused,
): Promise<Response> {
  const { visit, frame, caller, path, alone } = place;
  const { c, deps, services } = visit;
  const { cases } = services;
  const acts = cases.possibleActs(caller, page);
  const attempt = refused?.attempt;
  const open = attempt
    ? acts.find((act) => attempt.form === actFormId(act))
    : acts.find((act) => act === c.req.query('open'));
  // Behind a link nobody decides what must be decided signed in.
  const tasks = myTasks(frame, page.view).filter(({ signedIn }) => !(alone && signedIn));
  const [names, choices, forms, beside] = await Promise.all([
    namesFor(services, page),
    choicesForCase(place, page, acts),
    formsOf(place, page, tasks, refused),
    standsBeside(place, page),
  ]);
  if (deps.filesOrigin) allowPreviews(c, deps.filesOrigin);
  const props = { frame, page, path, alone, names, tasks, forms, acts, choices, open, attempt, beside };
  return show(
    c,
    <CasePage {...props} requestKey={randomUUID()} temporalUiUrl={alone ? undefined : deps.temporalUiUrl} />,
    refused?.status,
  );
}

/** What stands beside the tasks of a case of this kind: of a request for funds its money and the budget. */
export async function standsBeside(
  { visit, frame, caller }: CasePlace,
  { view, program }: CasePageData,
): Promise<Child> {
  if (program.kind !== 'mdf') return undefined;
  const { CaseMoney } = await import('../../portal/components/funds/case-money.tsx');
  const beside = await visit.services.funds.besideCase(caller, view.id);
  return <CaseMoney frame={frame} partner={view.partner} beside={beside} />;
}

/** Who could take the open tasks: read only for who may give one away. */
async function choicesForCase(
  { visit, caller }: CasePlace,
  { view }: CasePageData,
  acts: readonly string[],
): Promise<Choices> {
  const mine = ({ assignees, exam }: Task) => !exam && assignees.includes(caller.person.id);
  const open = view.tasks.filter(({ status }) => status === 'open');
  const given = acts.includes('reassign') ? open : acts.includes('delegate') ? open.filter(mine) : [];
  const takers = given.map(async (task) => ({
    task,
    people: await visit.services.directory.takersOf(caller, view, task),
  }));
  return { takers: await Promise.all(takers) };
}

async function formsOf(
  place: CasePlace,
  page: CasePageData,
  tasks: readonly Task[],
  refused: Refused | undefined,
): Promise<Readonly<Record<string, TaskForm>>> {
  const found = await Promise.all(
    tasks.map(async (task) => [task.id, await taskFormOf(place, page, task, refused)] as const),
  );
  return Object.fromEntries(found.flatMap(([id, form]) => (form ? [[id, form]] : [])));
}

/** The form of a task with what was typed last: just now, before as a draft, or by who opened the task. */
export async function taskFormOf(
  { visit, caller }: CasePlace,
  { view, program }: CasePageData,
  task: Task,
  refused?: Refused,
): Promise<TaskForm | undefined> {
  const { cases } = visit.services;
  const form = task.form === undefined ? undefined : program.forms[task.form];
  if (!form) return undefined;
  const draft = await cases.draft(caller, view.id, task.id);
  const more = refused?.attempt.more;
  const held = await heldBy(form, draft ?? task.values ?? {}, more, () =>
    cases.defaults(caller, view.id, task.id),
  );
  const sent = task.outcomes.some(({ id }) => refused?.attempt.form === taskFormId(task.id, id));
  const typed = sent && refused?.typed ? refused.typed : held;
  const standsBeside = form.fields.some((field) => field.type === 'lines' && field.of !== undefined);
  const [asked, filed, lists] = await Promise.all([
    cases.asked(caller, view.id, task.id, typed),
    sentFiles(visit, caller, { caseId: view.id, taskId: task.id }, form),
    standsBeside ? cases.beside(caller, view.id, task.id) : {},
  ]);
  const beside = besideRows(program, form, lists);
  return {
    shown: { form, held, asked, beside, sent: filed, fresh: sent ? more : undefined },
    kept: draft !== undefined && !sent,
  };
}

/** What was sent for the form's fields for files. */
async function sentFiles(
  { services }: Visit,
  caller: Caller,
  at: { readonly caseId: string; readonly taskId: string },
  { fields }: Form,
): Promise<Readonly<Record<string, readonly ShownFile[]>>> {
  const names = fields.flatMap(({ type, name }) => (type === 'files' ? [name] : []));
  const sent = names.map(async (field) => {
    const { uploads, earlier } = await services.uploads.ofField(caller, { ...at, field });
    return [field, shownFiles(earlier, uploads)] as const;
  });
  return Object.fromEntries(await Promise.all(sent));
}
