import { outcomesOf } from '../../../domain/programs/standard-outcomes.ts';
import type { TaskStep } from '../../../domain/programs/steps/task.step.ts';
import { askStep } from '../../process/ask-step.ts';
import { evaluate } from '../../process/evaluate.ts';
import { keep, type Place, type Run } from '../../process/run.ts';
import { log } from '../case.ts';

/** Asks somebody to do something and to say so. */
export async function taskBlock(run: Run, step: TaskStep, place: Place): Promise<void> {
  const { texts } = await evaluate(run, place, { texts: [step.title ?? step.id, step.text ?? ''] });
  const [title = step.id, note = ''] = texts;
  const outcomes = outcomesOf(step);
  const { outcome, vote } = await askStep(run, place, {
    path: place.path,
    title,
    note,
    by: step.by,
    patience: step,
    chore: true,
    outcomes,
  });
  keep(run, step.id, { outcome, comment: vote?.comment ?? '' }, true);
  const label = outcomes.find(({ id }) => id === outcome)?.label ?? 'nobody answered in time';
  const because = vote?.comment ? ` "${vote.comment}"` : '';
  log(run.c, 'answered', `${title}: ${label}.${because}`, vote ? { actor: vote.actor } : {});
}
