import { patched } from '@temporalio/workflow';
import type { EventTold } from '../process.messages.ts';
import type { Run } from './run.ts';

/** Long enough to know those again that come twice: they do so soon after one another. */
const remembered = 50;

/** As many as the case keeps for steps to come; the oldest are forgotten first. */
const kept = 50;

/** Keeps an event until a step takes it. One that is told twice is one. */
export function hear(run: Run, told: EventTold): void {
  const { event, id } = told;
  if (id !== undefined) {
    if (run.told.includes(id)) return;
    run.told = [...run.told, id].slice(-remembered);
  }
  if (run.events.some((one) => one.event === event) && !eachCounts()) return;
  run.events = [...run.events, told].slice(-kept);
}

/** The first event of this name that is kept, and that is none of `others`. */
export const keptEvent = (
  { events }: Run,
  name: string | undefined,
  others: ReadonlySet<EventTold>,
): EventTold | undefined => events.find((one) => one.event === name && !others.has(one));

/** A step takes it: it is kept for no other. False where another step was first. */
export function take(run: Run, taken: EventTold): boolean {
  const isKept = run.events.includes(taken);
  run.events = run.events.filter((one) => one !== taken);
  return isKept;
}

/** In cases of before, events of one name were one, and a step whose event another took went on without. */
export const eachCounts = (): boolean => patched('each-event-counts');
