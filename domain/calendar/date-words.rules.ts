const words = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** A day of the calendar as people read it, the same everywhere: `2027-03-31` is `31 March 2027`. */
export function formatDate(isoDate: string): string {
  return words.format(Date.parse(`${isoDate}T00:00:00Z`));
}

/** From one day to another, both included: `10 February 2027`, or `1 March 2027 to 12 March 2027`. */
export const formatPeriod = (from: string, to: string): string =>
  from === to ? formatDate(from) : `${formatDate(from)} to ${formatDate(to)}`;

/** An instant as the day in UTC that it is in: `14 March 2027`. */
export const dayWords = (at: string): string => formatDate(at.slice(0, 10));
