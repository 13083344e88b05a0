import { listed } from '../../wording.rules.ts';
import type { WrittenCalendar } from '../words.schema.ts';

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** When business time runs, in a sentence. */
export function calendarInWords({ workingDays, from, to, timeZone, holidays }: WrittenCalendar): string {
  const open = [...new Set(workingDays)].sort((a, b) => a - b);
  const first = open[0] ?? 1;
  const row = open.length > 2 && open.every((day, index) => day === first + index);
  const names = open.map((day) => days[day - 1] ?? '');
  const when = row ? `${names[0]} to ${names.at(-1)}` : listed(names);
  const closed = Array.isArray(holidays)
    ? holidays.length > 0
      ? `, but on ${holidays.length} holidays that the program names`
      : ''
    : `, but on public holidays of ${[holidays.country, holidays.region].filter(Boolean).join('-')}`;
  return `Business time is ${when}, ${from} to ${to} in ${timeZone}${closed}.`;
}
