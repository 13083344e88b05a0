import type { WaitStep } from '../../../domain/programs/steps/wait.step.ts';
import { momentOf } from '../../process/evaluate.ts';
import { goOnUnlessStopped, keep, markOf, type Place, type Run, readBy, stopped } from '../../process/run.ts';
import { log, settle } from '../case.ts';
import { showDeadline, untilMoment } from '../deadline.ts';

/** Waits for a time, a date or an event. Counts from when the step began, also when the case moves to other rules. */
export async function waitBlock(run: Run, step: WaitStep, place: Place): Promise<void> {
  const { c } = run;
  const { event } = step;
  const at = await endOf(run, step, place);
  const what = step.title ?? (event ? `Waits for ${event}` : 'Waits');
  const moment = at ? { at, what: event ? `${what}: goes on without` : `${what}: goes on` } : undefined;
  const arrived = () => event !== undefined && run.events.has(event);
  c.waiting.set(place.path, { what, party: 'nobody' });
  const then = event ? 'It goes on without' : 'It goes on by itself';
  showDeadline(c, place.path, moment && { ...moment, what: then });
  await settle(c);
  await untilMoment(moment, () => arrived() || stopped(run, place));
  c.waiting.delete(place.path);
  showDeadline(c, place.path, undefined);
  goOnUnlessStopped(run, place);
  const outcome = event === undefined ? 'passed' : arrived() ? 'happened' : 'timed-out';
  if (event !== undefined) {
    run.events.delete(event);
    const came = outcome === 'happened' ? 'it has happened' : 'it did not happen in time';
    log(c, 'event', `${what}: ${came}.`, readBy(place));
  }
  keep(run, place, step.id, { outcome }, !place.audience);
}

async function endOf(run: Run, step: WaitStep, place: Place): Promise<string | undefined> {
  const since = Date.parse(markOf(run, place.path)?.since ?? '');
  const span = step.for ?? step.within;
  if (span !== undefined) return new Date(since + span).toISOString();
  return step.until === undefined ? undefined : momentOf(run, place, { until: step.until, edge: 'start' });
}
