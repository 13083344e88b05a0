import type { Vote } from '../../../domain/cases/case.schema.ts';
import { failed, passed, silentExam } from '../../../domain/programs/standard-outcomes.ts';
import { result } from '../../../domain/programs/standard-presses.ts';
import type { ExamStep } from '../../../domain/programs/steps/exam.step.ts';
import { askStep } from '../../process/ask-step.ts';
import { evaluate } from '../../process/evaluate.ts';
import { keep, type Place, type Run } from '../../process/run.ts';
import { log } from '../case.ts';

/** Waits for the result of an exam that is sat elsewhere; what passes is the program's to say. */
export async function examBlock(run: Run, step: ExamStep, place: Place): Promise<void> {
  const { c, input } = run;
  const { provider, exam, pass, outOf } = step;
  const written = step.title ?? step.id;
  const [title = written, note = ''] = (await evaluate(run, place, { texts: [written, step.text ?? ''] }))
    .texts;
  const { vote, outcome: silence } = await askStep(run, place, {
    path: place.path,
    ...{ title, written, note },
    by: step.by,
    patience: step,
    exam: { provider, exam, pass, outOf, candidate: input.caseId },
    chore: true,
    outcomes: [result],
    silentOutcomes: silentExam,
    needs: () => 'result',
  });
  if (!vote) {
    if (!c.ending) keep(run, place, step.id, { outcome: silence }, true);
    return log(c, 'unanswered', `${title}: no result came in time.`);
  }
  const { score, takenAt, resultId, takenBy } = resultIn(vote);
  const outcome = score >= pass ? passed : failed;
  keep(run, place, step.id, { outcome, score, takenAt }, true);
  log(c, 'exam-result', `${title}: ${outcome} with ${score} of ${outOf}.`, { actor: vote.actor });
  const from = takenBy ? 'was taken from a file' : 'came from the exam provider';
  log(c, 'exam-result-taken', `${title}: the result ${resultId} ${from}.`, {
    ...(takenBy ? { actor: { personId: takenBy, via: 'portal' } } : {}),
    audience: 'vendor',
  });
}

/** What was refused if it was anything else: see `refuseAnswer`. */
interface Result {
  readonly score: number;
  readonly takenAt: string;
  readonly resultId: string;
  /** Who of the vendor took it from a file. */
  readonly takenBy?: string;
}
const resultIn = ({ data }: Vote) => data as unknown as Result;
