const minute = 60_000;

/** Milliseconds as an ISO 8601 duration of days, hours and minutes; what is left of a minute is dropped. */
export function isoDuration(milliseconds: number): string {
  const minutes = Math.max(0, Math.floor(milliseconds / minute));
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  const time = `${hours > 0 ? `${hours}H` : ''}${rest > 0 ? `${rest}M` : ''}`;
  if (days === 0 && time === '') return 'PT0M';
  return `P${days > 0 ? `${days}D` : ''}${time === '' ? '' : `T${time}`}`;
}

/** Rounded up to whole days: for expectations that a changed minute must not break. */
export function wholeDays(milliseconds: number): string {
  return `P${Math.max(1, Math.ceil(milliseconds / (1440 * minute)))}D`;
}
