import { counted } from '../../domain/wording.rules.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

function formatter(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone });
  } catch {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
  }
}

/**
 * `2026-11-26T16:00:00Z` as `Thu 26 Nov 2026, 17:00 CET`, or to the second. A zone that nobody knows is shown in UTC.
 */
export function exactTime(iso: string, timeZone: string, to: 'minute' | 'second' = 'minute'): string {
  const text = formatter(timeZone, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    ...(to === 'second' ? { second: '2-digit' as const } : {}),
    timeZoneName: 'short',
  }).format(new Date(iso));
  return text.replace(/^(\w+), /, '$1 ');
}

/** The time of day of an instant there: `17:00`. */
export function clockTime(iso: string, timeZone: string): string {
  return formatter(timeZone, { hour: '2-digit', minute: '2-digit' }).format(new Date(iso));
}

/** An instant as the day it falls on there: `26 Nov 2026`. */
export function dayOf(iso: string, timeZone: string): string {
  return formatter(timeZone, { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(iso));
}

/** A calendar day, which has no zone: `2027-03-31` as `31 Mar 2027`. */
export function calendarDay(date: string): string {
  return dayOf(`${date.slice(0, 10)}T12:00:00Z`, 'UTC');
}

const words = new Intl.RelativeTimeFormat('en', { numeric: 'always' });

/** How far off, in words: `in 5 days`, `2 hours ago`. Whole units, rounded. */
export function relativeTime(iso: string, now: string): string {
  const ms = Date.parse(iso) - Date.parse(now);
  const away = Math.abs(ms);
  if (away < minute) return 'now';
  if (away < hour) return words.format(Math.round(ms / minute), 'minute');
  if (away < 36 * hour) return words.format(Math.round(ms / hour), 'hour');
  if (away < 120 * day) return words.format(Math.round(ms / day), 'day');
  return words.format(Math.round(ms / (30.4 * day)), 'month');
}

/** How long ago something was due: `2 days`. */
export function lateBy(iso: string, now: string): string {
  return relativeTime(iso, now).replace(/ ago$/, '');
}

export function isPast(iso: string, now: string): boolean {
  return Date.parse(iso) < Date.parse(now);
}

/** A span of milliseconds in whole days, as programs give them: `30 days`. */
export function daysOf(ms: number): string {
  return counted(Math.round(ms / day), 'day');
}
