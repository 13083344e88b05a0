import * as z from 'zod';
import { DomainError } from '../../../domain/errors.ts';
import type { ExamResult } from '../../../domain/exams/exam-result.schema.ts';
import { type FileResult, type ResultRow, readResults } from '../../../domain/exams/results-file.rules.ts';
import { slug } from '../../../domain/programs/words.schema.ts';
import type { ServiceContext } from '../context.ts';
import type { ExamRow, ExamRows, ExamsService } from '../exams.services.ts';
import { sha256Hex } from '../hash.ts';
import { inLanes } from '../one-by-one.ts';
import { invalid, parse } from '../parse.ts';
import { refuseUnlessAllowed } from '../permissions.ts';
import type { Caller } from '../services.ts';
import type { NoExam } from './find.ts';
import { takeResult, targetOf } from './take.ts';

/** A file of results, as text; its letters are read already. */
export const resultsInput = z.strictObject({
  provider: slug.describe('Whose results they are: the name that programs give the provider'),
  text: z
    .string()
    .min(1, 'Give the results: a file, or its text')
    .max(200_000, 'This is too long: send the results in parts')
    .describe('CSV with the columns candidate, exam, score, taken_at and, if there is one, result_id'),
});

/** What came of a result, or would. */
type Outcome = Pick<ExamRow, 'state' | 'caseId'>;
type Work = (provider: string, result: ExamResult) => Promise<Outcome>;

/** What would come of each row. */
export function checkFile(context: ServiceContext): ExamsService['check'] {
  return (caller, input) =>
    eachRow(caller, input, async (provider, result) => {
      const target = await targetOf(context, { provider, result }, (none) => wordsOf(none, result));
      if ('open' in target) return { state: 'ready', caseId: target.open.caseId };
      const { taken, caseId } = target.before;
      return { state: taken ? 'before' : 'ready', caseId };
    });
}

/** Takes what is ready, each result by itself. */
export function takeFile(context: ServiceContext): ExamsService['take'] {
  return (caller, input) =>
    eachRow(caller, input, async (provider, result) => {
      const taking = { provider, result, takenBy: caller.person.id };
      const { caseId, before } = await takeResult(context, taking, (none) => wordsOf(none, result));
      return { state: before ? 'before' : 'taken', caseId };
    });
}

async function eachRow(caller: Caller, input: unknown, work: Work): Promise<ExamRows> {
  refuseUnlessAllowed(caller, 'import-exam-results');
  const { provider, text } = parse(resultsInput, input);
  const file = readResults(text);
  if ('problem' in file) throw invalid([{ field: 'text', message: file.problem }]);
  const rows = await inLanes(file.rows, (row) => outcomeOf(row, (result) => work(provider, result)));
  return { provider, separator: file.separator, unread: file.unread, rows };
}

async function outcomeOf(
  { line, cells, content }: ResultRow,
  work: (result: ExamResult) => Promise<Outcome>,
): Promise<ExamRow> {
  if ('problems' in content) {
    const words = content.problems.map(({ field, message }) => (field ? `${field}: ${message}` : message));
    return { line, cells, state: 'problem', problem: `${words.join('; ')}.` };
  }
  try {
    return { line, cells, ...(await work(withId(content.result))) };
  } catch (failure) {
    if (!(failure instanceof DomainError) || failure.code === 'unexpected') throw failure;
    return { line, cells, state: 'problem', problem: failure.message };
  }
}

/** A file need not give ids: the same result of the same candidate has the same one, in any file. */
function withId(result: FileResult): ExamResult {
  if (result.resultId) return result;
  const { candidate, exam, takenAt } = result;
  return { ...result, resultId: `file-${sha256Hex(candidate, exam, takenAt).slice(0, 32)}` };
}

function wordsOf(none: NoExam, { exam, candidate }: ExamResult): string {
  switch (none.none) {
    case 'case':
      return `There is no case ${candidate}.`;
    case 'person':
      return 'Nobody here has this address.';
    case 'one-of-several':
      return `Several exams ${exam} are open for this person: give one of ${none.caseIds.join(', ')} as the candidate.`;
    case 'exam':
      return none.others.length > 0
        ? `No exam ${exam} is open for this candidate; open is ${none.others.join(', ')}.`
        : `No exam ${exam} of this provider is open for this candidate.`;
  }
}
