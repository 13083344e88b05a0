import { read } from '../../../domain/programs/standard-presses.ts';
import type { CourseStep } from '../../../domain/programs/steps/course.step.ts';
import { askStep } from '../../process/ask-step.ts';
import { evaluate } from '../../process/evaluate.ts';
import { keep, type Place, type Run, readBy } from '../../process/run.ts';
import { log } from '../case.ts';

/** Asks somebody to read a course; whether every lesson is read is known where the press is taken. */
export async function courseBlock(run: Run, step: CourseStep, place: Place): Promise<void> {
  const written = step.title ?? step.id;
  const [title = written] = (await evaluate(run, place, { texts: [written] })).texts;
  const { outcome, vote } = await askStep(run, place, {
    path: place.path,
    title,
    written,
    by: step.by,
    patience: step,
    course: step.course,
    chore: true,
    signedIn: true,
    outcomes: [read],
  });
  keep(run, place, step.id, { outcome }, !place.audience);
  if (!vote) return log(run.c, 'unanswered', `${title}: nobody answered in time.`, readBy(place));
  log(run.c, 'answered', `${title}: read.`, { actor: vote.actor, ...readBy(place) });
}
