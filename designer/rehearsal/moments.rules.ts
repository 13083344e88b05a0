/** `Mon 4 Jan 2027, 10:00`, in the film's own zone. `moment`: milliseconds since the epoch, or ISO 8601. */
export function momentInWords(moment: number | string, zone: string): string {
  const text = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  }).format(new Date(moment));
  return text.replace(/^(\w+), /, '$1 ');
}

/** ISO 8601, for `<time dateTime>`. */
export const isoOf = (moment: number): string => new Date(moment).toISOString();
