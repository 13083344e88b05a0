import { counted } from '../wording.rules.ts';

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** `2 days`, `1 day 12 hours`, `30 minutes`: a duration in milliseconds as people say it. */
export function durationInWords(milliseconds: number): string {
  let left = milliseconds;
  const parts = units.flatMap(([name, size]) => {
    const count = Math.floor(left / size);
    left -= count * size;
    return count > 0 ? [counted(count, name)] : [];
  });
  return parts.join(' ') || 'no time';
}

/** Business time: `16 business hours`. A day of business time would be 24 hours of it, which nobody means. */
export function businessTimeInWords(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (rest === 0) return counted(hours, 'business hour');
  return hours === 0 ? counted(rest, 'business minute') : `${hours} h ${rest} min of business time`;
}
