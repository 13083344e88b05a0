import { allSteps } from '../../../domain/processes/migration.rules.ts';
import { pathOfRound } from '../../../domain/processes/rounds.rules.ts';
import type { RepeatStep } from '../../../domain/programs/steps/nesting.steps.ts';
import { evaluate } from '../../process/evaluate.ts';
import { goOnUnlessStopped, keep, mark, markOf, type Place, type Run, readBy } from '../../process/run.ts';
import { log, now } from '../case.ts';
import { walkLanes } from './lanes.ts';

/** Walks its steps in rounds. What stands alongside starts when a round is through, and goes on beside the next ones. */
export async function repeatBlock(run: Run, step: RepeatStep, place: Place): Promise<void> {
  const names = new Set([step, ...allSteps([...step.steps, ...(step.alongside ?? [])])].map(({ id }) => id));
  await walkLanes(run, async (start) => {
    for (let index = 0; ; index += 1) {
      const round = roundAt(place, names, index);
      const last = await walkRound(run, step, round);
      if (step.alongside) start(() => walkAlongside(run, step, round));
      if (last) return;
    }
  });
  goOnUnlessStopped(run, place);
}

type RoundPlace = Place & { readonly round: NonNullable<Place['round']> };

function roundAt(place: Place, names: ReadonlySet<string>, index: number): RoundPlace {
  const round = { of: place.path, index, names };
  const path = pathOfRound(round);
  const inner = { prefix: `${path}.`, round };
  return { ...place, ...inner, path, walk: (steps, change) => place.walk(steps, { ...inner, ...change }) };
}

/** Whether no other round follows. What was settled about a round that is through stays so. */
async function walkRound(run: Run, step: RepeatStep, place: RoundPlace): Promise<boolean> {
  const known = markOf(run, place.path);
  if (known?.doneAt) return known.last === true;
  if (!known) {
    mark(run, place.path, place.audience ? { internal: true } : {});
    keep(run, place, step.id, { round: place.round.index + 1 }, !place.audience);
  }
  await place.walk(step.steps, {});
  const last = await isLast(run, step, place);
  mark(run, place.path, { doneAt: now(), ...(last ? { last: true } : {}) });
  return last;
}

async function isLast(run: Run, { id, title = id, until, atMost }: RepeatStep, place: RoundPlace) {
  const { values, texts } = await evaluate(run, place, { expressions: [until], texts: [title] });
  if (values[0] === true) return true;
  if (place.round.index + 1 < atMost) return false;
  log(
    run.c,
    'no-more-rounds',
    `${texts[0]}: ${atMost} rounds are through, which is all there are; it goes on.`,
    readBy(place),
  );
  return true;
}

async function walkAlongside(run: Run, { alongside = [] }: RepeatStep, place: RoundPlace): Promise<void> {
  const path = `${place.path}/alongside`;
  if (markOf(run, path)?.doneAt) return;
  mark(run, path, place.audience ? { internal: true } : {});
  await place.walk(alongside, {});
  mark(run, path, { doneAt: now() });
}
