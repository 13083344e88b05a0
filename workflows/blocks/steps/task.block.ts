import { outcomesOf } from '../../../domain/programs/standard-outcomes.ts';
import type { TaskStep } from '../../../domain/programs/steps/task.step.ts';
import { isOfPartner } from '../../../domain/programs/who.rules.ts';
import { askStep } from '../../process/ask-step.ts';
import { evaluate } from '../../process/evaluate.ts';
import { keep, type Place, type Run, readBy } from '../../process/run.ts';
import { log } from '../case.ts';

/** Asks somebody to do something and to say so. */
export async function taskBlock(run: Run, step: TaskStep, place: Place): Promise<void> {
  const { texts } = await evaluate(run, place, { texts: [step.title ?? step.id, step.text ?? ''] });
  const [title = step.id, note = ''] = texts;
  const outcomes = outcomesOf(step);
  const { outcome, vote } = await askStep(run, place, {
    path: place.path,
    title,
    written: step.title ?? step.id,
    note,
    by: step.by,
    patience: step,
    chore: true,
    outcomes,
  });
  const comment = vote?.comment ?? '';
  const ofPartner = isOfPartner(step.by);
  keep(run, place, step.id, { outcome, comment }, ofPartner);
  const label = outcomes.find(({ id }) => id === outcome)?.label ?? 'nobody answered in time';
  const by = { ...(vote ? { actor: vote.actor } : {}), ...readBy(place) };
  log(run.c, 'answered', `${title}: ${label}.${ofPartner && comment ? ` "${comment}"` : ''}`, by);
  // What the vendor's people write at a task is for one another: no outcome of a task is addressed to the partner.
  if (!ofPartner && comment) log(run.c, 'comment', `${title}: "${comment}"`, { ...by, audience: 'vendor' });
}
