import { counted } from '../../domain/wording.rules.ts';

const minute = 60_000;

/** What is left until then, for a sentence: `1 hour 5 minutes`, `12 minutes`, and seconds in the last minute. */
export function timeLeft(until: string, now: string): string {
  const left = Math.max(0, Date.parse(until) - Date.parse(now));
  if (left < minute) return counted(Math.floor(left / 1000), 'second');
  const minutes = Math.floor(left / minute);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? counted(hours, 'hour') : '', rest > 0 ? counted(rest, 'minute') : '']
    .filter(Boolean)
    .join(' ');
}

/** The time of day of an instant, to the second, with its zone: `14:30:00 CET`. */
export function timeOfDay(iso: string, timeZone: string): string {
  const options = { hour: '2-digit', minute: '2-digit', second: '2-digit', timeZoneName: 'short' } as const;
  return new Intl.DateTimeFormat('en-GB', { ...options, timeZone }).format(new Date(iso));
}
