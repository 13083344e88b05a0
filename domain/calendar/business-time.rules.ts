import { DateTime, IANAZone } from 'luxon';
import type { BusinessCalendar } from '../programs/words.schema.ts';

/** A stretch of time between two instants, ISO 8601. */
export interface Stretch {
  readonly from: string;
  readonly to: string;
}

/** Working hours of one day as instants in milliseconds: `to` comes after `from`. */
interface Window {
  readonly from: number;
  readonly to: number;
}

const day = 86_400_000;

/**
 * The instant at which `spanMs` milliseconds of business time have passed since `from`. A span that is used up
 * exactly when a day's work ends, ends there and not on the next morning; a span of zero ends at once. Stretches in
 * which the same clock has run before (`elapsed`) are taken off the span, each moment once. Never before `from`.
 */
export function addBusinessTime(
  calendar: BusinessCalendar,
  from: string,
  spanMs: number,
  elapsed: readonly Stretch[] = [],
): string {
  const start = Date.parse(from);
  let left = spanMs - businessTimeIn(calendar, elapsed);
  if (left <= 0) return new Date(start).toISOString();
  for (const window of windowsFrom(calendar, start)) {
    const opened = Math.max(window.from, start);
    const room = window.to - opened;
    if (left <= room) return new Date(opened + left).toISOString();
    left -= Math.max(0, room);
  }
  throw new RangeError('This calendar has no working hours left');
}

/** The milliseconds of business time between two instants; none when `to` does not come after `from`. */
export function businessTimeBetween(calendar: BusinessCalendar, from: string, to: string): number {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  let total = 0;
  if (end <= start) return total;
  for (const window of windowsFrom(calendar, start)) {
    if (window.from >= end) return total;
    total += Math.max(0, Math.min(window.to, end) - Math.max(window.from, start));
  }
  return total;
}

/** Business time in all these stretches together; where they overlap it counts once. */
function businessTimeIn(calendar: BusinessCalendar, stretches: readonly Stretch[]): number {
  let total = 0;
  let counted = '';
  for (const { from, to } of [...stretches].sort((a, b) => Date.parse(a.from) - Date.parse(b.from))) {
    const start = counted && Date.parse(counted) > Date.parse(from) ? counted : from;
    total += businessTimeBetween(calendar, start, to);
    if (!counted || Date.parse(to) > Date.parse(counted)) counted = to;
  }
  return total;
}

/**
 * Working hours day by day, from the day on which `start` falls in the calendar's zone. Each day is asked of the time
 * zone by its own date, so the hours stand right on both sides of a change to or from daylight-saving time. Ends
 * where dates do, in the year 9999.
 */
function* windowsFrom(calendar: BusinessCalendar, start: number): Generator<Window> {
  const holidays = new Set(calendar.holidays);
  // The zone as an object is checked once; as a name it would be for each instant.
  const zone = IANAZone.create(calendar.timeZone);
  const first = DateTime.fromMillis(start, { zone }).toISODate() ?? '';
  for (let at = Date.parse(first); ; at += day) {
    const date = new Date(at).toISOString().slice(0, 10);
    if (date.startsWith('+')) return;
    const weekday = new Date(at).getUTCDay() || 7;
    if (!calendar.workingDays.includes(weekday) || holidays.has(date)) continue;
    yield {
      from: instant(date, calendar.from, zone),
      to: instant(date, calendar.to, zone),
    };
  }
}

/** Instants that were asked for: tasks that open in the same week ask for the same, and a time zone is slow to ask. */
const known = new Map<string, number>();
const knownAtMost = 10_000;

/** A local time on a date as an instant. One that a clock change skips counts as the moment after the change. */
function instant(date: string, time: string, zone: IANAZone): number {
  const local = `${date}T${time}`;
  const name = `${local} ${zone.name}`;
  const at = known.get(name) ?? DateTime.fromISO(local, { zone }).toMillis();
  if (known.size >= knownAtMost) known.clear();
  known.set(name, at);
  return at;
}

/** The instant at which a date begins in a zone, ISO 8601. */
export function startOfDay(date: string, timeZone: string): string {
  return new Date(DateTime.fromISO(date, { zone: timeZone }).startOf('day').toMillis()).toISOString();
}

/** The last second of a date in a zone, ISO 8601: what is due on a date is due then. */
export function endOfDay(date: string, timeZone: string): string {
  return new Date(
    DateTime.fromISO(date, { zone: timeZone }).endOf('day').set({ millisecond: 0 }).toMillis(),
  ).toISOString();
}
