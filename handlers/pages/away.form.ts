import { DateTime } from 'luxon';
import type { FieldProblem } from '../../domain/errors.ts';
import type { FormValues } from '../../portal/form.ts';
import type { PersonPage } from '../services/people.services.ts';
import { textOf } from './page.tsx';
import type { Read } from './sent-form.ts';

/** The form that says when somebody is away, in their own zone, as the input of the service. */
export function readAway(values: FormValues, zone: string): Read<Record<string, unknown>> {
  const read = (name: string) => DateTime.fromISO(textOf(values, name), { zone });
  const [from, until] = [read('from'), read('until')];
  const problems: FieldProblem[] = [
    ...(from.isValid ? [] : [{ field: 'from', message: 'Give the day and the time of the start' }]),
    ...(until.isValid ? [] : [{ field: 'until', message: 'Give the day and the time of the end' }]),
  ];
  if (problems.length > 0) return { problems };
  const standIn = textOf(values, 'standIn');
  return {
    input: { from: from.toUTC().toISO(), until: until.toUTC().toISO(), ...(standIn ? { standIn } : {}) },
  };
}

/** What the form holds at first: what was said before, or from now on. */
export function awayValues({ person, away }: PersonPage, now: string): FormValues {
  const typed = (iso: string) =>
    DateTime.fromISO(iso, { zone: person.timeZone }).toFormat("yyyy-MM-dd'T'HH:mm");
  return {
    from: typed(away?.from ?? now),
    until: away ? typed(away.until) : '',
    standIn: away?.standIn ?? '',
  };
}
