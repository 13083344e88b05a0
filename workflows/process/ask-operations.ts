import type { Outcome } from '../../domain/cases/case.schema.ts';
import { ask } from '../blocks/ask.ts';
import { Interrupted, log } from '../blocks/case.ts';
import { suspendWhenLong } from './long-life.ts';
import { askedIn, openTaskOf, type Place, type Run, readBy } from './run.ts';

const hour = 3_600_000;

const again: Outcome = {
  id: 'retry',
  label: 'Try again',
  effect: 'The step is tried again now.',
  needs: 'nothing',
  tone: 'positive',
};
const skip: Outcome = {
  id: 'skip',
  label: 'Go on without it',
  effect: 'The case goes on as if the step had been left out; say why.',
  needs: 'comment',
  tone: 'negative',
};

/** Something that no rule foresees: the case says so loudly, and operations decide whether to try again. */
export async function askOperations(
  run: Run,
  place: Place,
  trouble: { readonly title: string; readonly note: string; readonly skip: boolean },
): Promise<'retry' | 'skip'> {
  const { c } = run;
  const step = `${place.path}/trouble`;
  log(c, 'trouble', `${trouble.title}: ${trouble.note}`, { audience: 'vendor' });
  const result = await ask(c, {
    ...askedIn(run),
    step,
    title: trouble.title,
    note: trouble.note,
    role: 'ops',
    quorum: 'any',
    chore: true,
    signedIn: false,
    ...(place.audience ? { audience: place.audience } : {}),
    outcomes: trouble.skip ? [again, skip] : [again],
    waiting: { time: 'business', due: 8 * hour, reminders: [4 * hour, 16 * hour] },
    obsolete: place.over,
    adopt: openTaskOf(run, step),
    afterLook: () => suspendWhenLong(run),
  });
  if (result.kind !== 'answered') throw new Interrupted();
  const { outcome, comment, actor } = result.vote;
  if (outcome === 'skip')
    log(c, 'skipped', `${trouble.title}: left out. "${comment ?? ''}"`, { actor, ...readBy(place) });
  return outcome === 'skip' ? 'skip' : 'retry';
}
