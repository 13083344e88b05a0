import { endOfDay } from '../calendar/business-time.rules.ts';
import { evaluateAll } from './expressions.rules.ts';
import type { Process } from './process.schema.ts';

/** The moment that the value of an `until` means, ISO 8601: of a date its end; undefined if it means none. */
export function momentMeant(value: unknown, timeZone: string): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return endOfDay(value, timeZone);
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}

/** The moment that an `until` gives over what is known; undefined if it gives none. `now`: ISO 8601. */
export function untilOver(
  { types, calendar }: Pick<Process, 'types' | 'calendar'>,
  until: string,
  known: { readonly data: Readonly<Record<string, unknown>>; readonly now: string },
): string | undefined {
  const [value] = evaluateAll({ types, ...known, expressions: [until], texts: [] }).values;
  return value && 'value' in value ? momentMeant(value.value, calendar.timeZone) : undefined;
}
