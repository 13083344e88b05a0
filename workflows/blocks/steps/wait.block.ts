import type { Deadline } from '../../../domain/cases/next-step.rules.ts';
import type { WaitStep } from '../../../domain/programs/steps/wait.step.ts';
import { holds, momentOf } from '../../process/evaluate.ts';
import { eachCounts, keptEvent, take } from '../../process/events.ts';
import { goOnUnlessStopped, keep, markOf, type Place, type Run, readBy, stopped } from '../../process/run.ts';
import type { EventTold } from '../../process.messages.ts';
import { log, settle } from '../case.ts';
import { showDeadline, untilMoment } from '../deadline.ts';

/** Waits for a time, a date or an event. Counts from when the step began, also when the case moves to other rules. */
export async function waitBlock(run: Run, step: WaitStep, place: Place): Promise<void> {
  const { c } = run;
  const { event } = step;
  const at = await endOf(run, step, place);
  const what = step.title ?? (event ? `Waits for ${event}` : 'Waits');
  const moment = at ? { at, what: event ? `${what}: goes on without` : `${what}: goes on` } : undefined;
  c.waiting.set(place.path, { what, party: 'nobody' });
  const then = event ? 'It goes on without' : 'It goes on by itself';
  showDeadline(c, place.path, moment && { ...moment, what: then });
  await settle(c);
  const told = await untilTold(run, step, place, moment).finally(() => {
    c.waiting.delete(place.path);
    showDeadline(c, place.path, undefined);
  });
  const known = event === undefined ? { outcome: 'passed' } : told ? left(told) : { outcome: 'timed-out' };
  if (event !== undefined) {
    const came = told ? 'it has happened' : 'it did not happen in time';
    log(c, 'event', `${what}: ${came}.`, readBy(place));
  }
  keep(run, place, step.id, known, !place.audience);
}

/** The event that the step waits for, which it takes; none if its time is over first. */
async function untilTold(
  run: Run,
  step: WaitStep,
  place: Place,
  moment: Omit<Deadline, 'of'> | undefined,
): Promise<EventTold | undefined> {
  const others = new Set<EventTold>();
  const next = () => keptEvent(run, step.event, others);
  for (;;) {
    const woken = await untilMoment(moment, () => next() !== undefined || stopped(run, place));
    goOnUnlessStopped(run, place);
    const told = next();
    const meant = told && (await isMeant(run, step, place, told));
    goOnUnlessStopped(run, place);
    if (meant && take(run, told)) return told;
    if (told) others.add(told);
    else if (woken === 'due' || !eachCounts()) return undefined;
  }
}

/** Whether this is the event: the condition speaks of what it tells by the name of the step. */
const isMeant = async (run: Run, { id, where }: WaitStep, place: Place, told: EventTold): Promise<boolean> =>
  where === undefined ||
  (told.data !== undefined &&
    (await holds(run, { ...place, names: { ...place.names, [id]: left(told) } }, where)));

const left = ({ data }: EventTold) => ({ ...data, outcome: 'happened' });

async function endOf(run: Run, step: WaitStep, place: Place): Promise<string | undefined> {
  const since = Date.parse(markOf(run, place.path)?.since ?? '');
  const span = step.for ?? step.within;
  if (span !== undefined) return new Date(since + span).toISOString();
  return step.until === undefined ? undefined : momentOf(run, place, { until: step.until, edge: 'start' });
}
