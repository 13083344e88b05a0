import { everyItem } from '../../../activities/store/every-item.ts';
import { isDeal } from '../../../domain/cases/any-case.ts';
import type { Task } from '../../../domain/cases/case.schema.ts';
import type { InboxItem } from '../../../domain/cases/listing.ts';
import { settlingVote } from '../../../domain/cases/task.rules.ts';
import { type ExamResult, isCandidateNumber } from '../../../domain/exams/exam-result.schema.ts';
import type { ProcessView } from '../../../domain/processes/process-facts.ts';
import type { ServiceContext } from '../context.ts';

/** The task that waits for a result. */
export interface OpenExam {
  readonly caseId: string;
  readonly workflowId: string;
  readonly taskId: string;
  readonly exam: NonNullable<Task['exam']>;
}
/** Why there is none. `others`: exams of the provider that the candidate has open. */
export type NoExam =
  | { readonly none: 'case' | 'person' }
  | { readonly none: 'exam'; readonly others: readonly string[] }
  | { readonly none: 'one-of-several'; readonly caseIds: readonly string[] };

/** The open exam of a candidate: in the case of that number, or in the inbox of whoever has that address. */
export async function findExam(
  context: Pick<ServiceContext, 'stores'>,
  provider: string,
  { candidate, exam }: Pick<ExamResult, 'candidate' | 'exam'>,
): Promise<OpenExam | NoExam> {
  const found = isCandidateNumber(candidate)
    ? await examsOfCase(context, candidate)
    : await examsOfPerson(context, candidate);
  if ('none' in found) return found;
  const ofProvider = found.filter((one) => one.exam.provider === provider);
  const [wanted, ...more] = ofProvider.filter((one) => one.exam.exam === exam);
  if (!wanted) return { none: 'exam', others: ofProvider.map((one) => one.exam.exam) };
  if (more.length === 0) return wanted;
  return { none: 'one-of-several', caseIds: [wanted, ...more].map(({ caseId }) => caseId) };
}

type Exams = readonly OpenExam[];

async function examsOfCase(
  { stores }: Pick<ServiceContext, 'stores'>,
  caseId: string,
): Promise<Exams | NoExam> {
  const [view] = await stores.cases.views([caseId]);
  if (!view || isDeal(view)) return { none: 'case' };
  return view.tasks.flatMap((task) => openExam(view, task));
}

/** The partner's owners see the exams of their people in their inboxes: who sits one is asked alone, or began the case. */
async function examsOfPerson(
  { stores }: Pick<ServiceContext, 'stores'>,
  address: string,
): Promise<Exams | NoExam> {
  const person = await stores.people.byEmail(address);
  if (!person) return { none: 'person' };
  const items = (await inboxOf(stores, person.id)).filter(({ task }) => task.exam);
  const views = await stores.cases.views([...new Set(items.map(({ caseId }) => caseId))].slice(0, 100));
  return views.flatMap((view) => {
    if (isDeal(view)) return [];
    const sits = ({ assignees }: Task) =>
      assignees.includes(person.id) && (assignees.length === 1 || view.facts.startedBy === person.id);
    return view.tasks.filter(sits).flatMap((task) => openExam(view, task));
  });
}

function inboxOf({ cases }: ServiceContext['stores'], personId: string): Promise<InboxItem[]> {
  return everyItem((page) => cases.listInbox(personId, page));
}

function openExam({ id, workflowId }: ProcessView, task: Task): OpenExam[] {
  const { exam, status } = task;
  if (!exam || status !== 'open' || settlingVote(task)) return [];
  return [{ caseId: id, workflowId, taskId: task.id, exam }];
}
