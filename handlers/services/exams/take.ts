import type { KeptResult } from '../../../activities/store/exam-results.store.ts';
import { problemOfScore } from '../../../domain/cases/task.rules.ts';
import { DomainError, type ErrorCode, type FieldProblem } from '../../../domain/errors.ts';
import type { ExamResult } from '../../../domain/exams/exam-result.schema.ts';
import { result as takeIt } from '../../../domain/programs/standard-presses.ts';
import { completeTaskUpdate, type TaskAnswer } from '../../../workflows/case.messages.ts';
import type { ServiceContext } from '../context.ts';
import { sha256Hex } from '../hash.ts';
import { invalid } from '../parse.ts';
import { onceOnly, update } from '../temporal.ts';
import { findExam, type NoExam, type OpenExam } from './find.ts';

/** A result that is to be taken. */
export interface Taking {
  readonly provider: string;
  readonly result: ExamResult;
  /** The person of the vendor who takes it from a file; its provider has sent it if not given. */
  readonly takenBy?: string;
}

/** What a result would be taken by; `before`: it was, and stays so. */
export type Target = { readonly open: OpenExam } | { readonly before: KeptResult };

/** A clock of a provider may be so far ahead, in milliseconds. */
const ahead = 5 * 60_000;

/**
 * Which task takes a result. Nothing is changed.
 * @throws DomainError: `result-changed`, `not-now` (in the words of `wordsOf`), `invalid-input`
 */
export async function targetOf(
  context: ServiceContext,
  { provider, result }: Taking,
  wordsOf: (none: NoExam) => string,
): Promise<Target> {
  const before = await context.stores.examResults.get(provider, result.resultId);
  if (before) return { before: sameAs(before, result) };
  const found = await findExam(context, provider, result);
  if ('none' in found) throw new DomainError('not-now', wordsOf(found));
  const problems = problemsWith(result, found, context.now());
  if (problems.length > 0) throw invalid(problems);
  return { open: found };
}

function problemsWith({ score, takenAt }: ExamResult, { exam }: OpenExam, now: Date): FieldProblem[] {
  const wrong = problemOfScore(score, exam.outOf);
  const early = Date.parse(takenAt) > now.getTime() + ahead;
  return [
    ...(wrong ? [{ field: 'score', message: wrong }] : []),
    ...(early
      ? [{ field: 'takenAt', message: 'This is in the future: give the time at which it was taken' }]
      : []),
  ];
}

/** Takes a result, as the system: whoever sends it again is answered the same. @throws as `targetOf` */
export async function takeResult(
  context: ServiceContext,
  taking: Taking,
  wordsOf: (none: NoExam) => string,
): Promise<{ readonly caseId: string; readonly before: boolean }> {
  const target = await targetOf(context, taking, wordsOf);
  const kept = 'open' in target ? await keep(context, taking, target.open) : target.before;
  const { caseId } = kept;
  if (kept.taken) return { caseId, before: true };
  const { examResults } = context.stores;
  try {
    await answer(context, taking, kept);
  } catch (failure) {
    if (!(failure instanceof DomainError) || !final.has(failure.code)) throw failure;
    await examResults.forget(kept);
    throw new DomainError('not-now', wordsOf({ none: 'exam', others: [] }));
  }
  await examResults.confirm(kept);
  return { caseId, before: false };
}

/** The exam was closed meanwhile: by another result, or by its time. */
const final: ReadonlySet<ErrorCode> = new Set(['task-closed', 'case-closed', 'invalid-input', 'not-now']);

async function keep(
  { stores, now }: ServiceContext,
  { provider, result }: Taking,
  { caseId, taskId }: OpenExam,
): Promise<KeptResult> {
  const about = { provider, resultId: result.resultId, content: contentOf(result) };
  return sameAs(await stores.examResults.keep({ ...about, caseId, taskId, at: now().toISOString() }), result);
}

/** @throws `result-changed` when the id was another result's before. */
function sameAs(before: KeptResult, result: ExamResult): KeptResult {
  if (before.content === contentOf(result)) return before;
  throw new DomainError(
    'result-changed',
    'A result with this id was taken already, and it said otherwise: a corrected result needs an id of its own.',
  );
}

const contentOf = ({ exam, candidate, score, takenAt }: ExamResult): string =>
  sha256Hex(exam, candidate, String(score), takenAt);

async function answer(
  context: ServiceContext,
  { result, takenBy }: Taking,
  { provider, resultId, content, caseId, taskId }: KeptResult,
): Promise<void> {
  const [view] = await context.stores.cases.views([caseId]);
  if (!view) throw new DomainError('unexpected', `The case ${caseId} is not on record.`);
  const { workflowId } = view;
  const { score, takenAt } = result;
  const argument: TaskAnswer = {
    ...{ taskId, outcome: takeIt.id, actor: { via: 'system' } },
    data: { score, takenAt, resultId, ...(takenBy ? { takenBy } : {}) },
  };
  const onceKey = `exam/${provider}/${resultId}/${content}`;
  await onceOnly(context, { workflowId, onceKey }, () =>
    update(context, workflowId, { name: completeTaskUpdate.name, argument, onceKey }),
  );
}
