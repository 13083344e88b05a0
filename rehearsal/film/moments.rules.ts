import type { CaseView } from '../../domain/cases/case.schema.ts';
import { wholeMinute } from '../telling/moments.rules.ts';
import { type RawEvent, rawEvents } from '../telling/timeline.rules.ts';
import type { ToldCase } from '../telling/told-case.ts';

/** A moment of a film: what happened, and the case as it was written last by then. */
export interface Moment {
  /** To the minute. */
  readonly at: string;
  readonly view: CaseView;
  readonly events: readonly RawEvent[];
}

/**
 * A moment for each time the case was written, and one for each minute in which something happened without: a check
 * that did not answer, a due time that passed. What is written without a word of it is one moment with its neighbour.
 * Nothing is shown before the case was first written.
 */
export function momentsOf(told: ToldCase): Moment[] {
  const { turns } = told.played.record;
  const [first] = turns;
  if (!first) return [];
  const moments: Moment[] = [];
  const events = rawEvents(told);
  let [next, view] = [0, first];
  const add = (at: string, now: CaseView, happened: readonly RawEvent[]) => {
    const last = moments.at(-1);
    const isOne = last && isSameMinute(last.at, at) && !(last.events.length > 0 && happened.length > 0);
    if (isOne) moments.pop();
    const own = isOne ? [...last.events, ...happened] : happened;
    moments.push({ at: wholeMinute(at), view: now, events: own });
  };
  for (const turn of turns) {
    const until = events.findIndex(({ at }, index) => index >= next && at > turn.updatedAt);
    const before = events.slice(next, until < 0 ? events.length : until);
    next += before.length;
    const own = before.filter(({ at }) => moments.length === 0 || isSameMinute(at, turn.updatedAt));
    for (const group of byMinute(before.filter((event) => !own.includes(event))))
      add(group[0]?.at ?? turn.updatedAt, view, group);
    view = turn;
    add(turn.updatedAt, view, own);
  }
  for (const group of byMinute(events.slice(next))) add(group[0]?.at ?? view.updatedAt, view, group);
  return moments;
}

const isSameMinute = (one: string, other: string) => wholeMinute(one) === wholeMinute(other);

function byMinute(events: readonly RawEvent[]): RawEvent[][] {
  const groups = new Map<string, RawEvent[]>();
  for (const event of events) {
    const minute = wholeMinute(event.at);
    groups.set(minute, [...(groups.get(minute) ?? []), event]);
  }
  return [...groups.values()];
}
