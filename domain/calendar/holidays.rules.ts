import type { BusinessCalendar, WrittenCalendar } from '../programs/words.schema.ts';
import { holidayPlaces } from './holiday-places.ts';

/** The years whose holidays a calendar is given, both included. */
export interface Years {
  readonly from: number;
  readonly to: number;
}

const dayMs = 86_400_000;

/**
 * A calendar whose holidays are days: public holidays of its country and region in the `date-holidays` data set that
 * are whole days, with those that the program adds, without those on which it works. Days that are written as days
 * stay as they are. The data set is loaded only when it is needed: it is large.
 */
export async function withDays(calendar: WrittenCalendar, years: Years): Promise<BusinessCalendar> {
  const { holidays } = calendar;
  if (isDays(holidays)) return { ...calendar, holidays };
  const days = await publicHolidays(holidays.country, holidays.region, years);
  const except = new Set(holidays.except);
  const all = new Set([...days.filter((day) => !except.has(day)), ...(holidays.also ?? [])]);
  return { ...calendar, holidays: [...all].sort() };
}

const isDays = (holidays: WrittenCalendar['holidays']): holidays is string[] => Array.isArray(holidays);

async function publicHolidays(
  country: string,
  region: string | undefined,
  { from, to }: Years,
): Promise<string[]> {
  const { default: Holidays } = await import('date-holidays');
  const known = region === undefined ? new Holidays(country) : new Holidays(country, region);
  const years = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  return years
    .flatMap((year) => known.getHolidays(year))
    .filter(({ type }) => type === 'public')
    .flatMap(({ date, start, end }) => {
      const length = Math.round((end.getTime() - start.getTime()) / dayMs);
      const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
      return Array.from({ length }, (_, index) => new Date(first + index * dayMs).toISOString().slice(0, 10));
    });
}

/** Why the data set has no such country or region, if so. */
export function refuseHolidays({
  holidays,
}: WrittenCalendar):
  | { readonly key: 'country' | 'region'; readonly message: string; readonly known: readonly string[] }
  | undefined {
  if (isDays(holidays)) return undefined;
  const { country, region } = holidays;
  const regions = holidayPlaces.get(country);
  if (!regions)
    return {
      key: 'country',
      message: `There are no holidays of ${country}`,
      known: [...holidayPlaces.keys()],
    };
  if (region === undefined || regions.includes(region)) return undefined;
  const list = regions.length > 0 ? `; there are ${regions.join(', ')}` : '';
  return { key: 'region', message: `${country} has no region ${region}${list}`, known: regions };
}
