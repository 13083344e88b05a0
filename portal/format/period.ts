import type { Fund } from '../../domain/mdf/fund.schema.ts';

const day = 86_400_000;
const startOf = (date: string) => Date.parse(`${date}T00:00:00Z`);

/** Where the start of a day lies in a period, in percent of it: below 0 before it, above 100 after its last day. */
export function placeIn({ from, to }: Fund['period'], date: string, daysOn = 0): number {
  const [start, end] = [startOf(from), startOf(to) + day];
  return Math.round(((startOf(date) + daysOn * day - start) / (end - start)) * 10_000) / 100;
}

/** The first days of the months within a period. */
export function monthStarts({ from, to }: Fund['period']): string[] {
  const found: string[] = [];
  const at = new Date(`${from.slice(0, 7)}-01T00:00:00Z`);
  for (at.setUTCMonth(at.getUTCMonth() + 1); iso(at) <= to; at.setUTCMonth(at.getUTCMonth() + 1))
    found.push(iso(at));
  return found;
}

const iso = (at: Date) => at.toISOString().slice(0, 10);
