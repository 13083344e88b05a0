import { businessTimeBetween } from '../../domain/calendar/business-time.rules.ts';
import type { BusinessCalendar } from '../../domain/programs/words.schema.ts';

/** After so many working days in one stage a case has stalled: two weeks in which people worked. */
const stalledAfter = 10;

/** How long a case has stood in its stage, as whoever answers for it counts. */
export interface Age {
  readonly words: string;
  readonly stalled: boolean;
}

/** The working days of the program's calendar since this instant. */
export function ageSince(calendar: BusinessCalendar, since: string, now: string): Age {
  const days = Math.floor(businessTimeBetween(calendar, since, now) / dayLength(calendar));
  const words = days === 0 ? 'Less than a working day' : `${days} working ${days === 1 ? 'day' : 'days'}`;
  return { words, stalled: days >= stalledAfter };
}

function dayLength({ from, to }: BusinessCalendar): number {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return Math.max(1, minutes(to) - minutes(from)) * 60_000;
}
