import { DateTime } from 'luxon';

const dayMs = 86_400_000;
const minuteMs = 60_000;

/**
 * An instant without the seconds that the rehearsal itself has taken: the clock also runs while somebody acts.
 * Everything in a program happens on whole minutes.
 */
export function wholeMinute(iso: string): string {
  return new Date(Math.floor(Date.parse(iso) / minuteMs) * minuteMs).toISOString();
}

/** `Mon 4 Jan 2027 10:00` in a zone. */
export function localMoment(iso: string, zone: string): string {
  return DateTime.fromISO(iso, { zone }).setLocale('en-GB').toFormat('ccc d LLL yyyy HH:mm');
}

/** Days between two instants, to two digits. */
export function daysBetween(from: string, to: string): number {
  return Math.round(((Date.parse(to) - Date.parse(from)) / dayMs) * 100) / 100;
}

/** `2 days 4 hours`, `35 minutes`. */
export function inWords(spanMs: number): string {
  const minutes = Math.round(Math.max(0, spanMs) / minuteMs);
  const parts = [
    [Math.floor(minutes / 1440), 'day'],
    [Math.floor((minutes % 1440) / 60), 'hour'],
    [minutes % 60, 'minute'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).slice(0, 2);
  return said.map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`).join(' ') || 'no time';
}
