import { DateTime } from 'luxon';
import type { FieldProblem } from '../../domain/errors.ts';
import type { FormValues } from '../../portal/form.ts';
import { textOf } from './page.tsx';

type ReadPublication =
  | { readonly input: { readonly hash: string; readonly effectiveFrom?: string } }
  | { readonly problems: readonly [FieldProblem] };

/** The form that publishes a version; its time is in the zone of who sent it. Left empty, it is left out. */
export function readPublication(values: FormValues, zone: string): ReadPublication {
  const hash = textOf(values, 'hash');
  const typed = textOf(values, 'effectiveFrom').trim();
  if (typed === '') return { input: { hash } };
  const effectiveFrom = DateTime.fromISO(typed, { zone }).toUTC().toISO();
  if (effectiveFrom !== null) return { input: { hash, effectiveFrom } };
  return { problems: [{ field: 'effectiveFrom', message: 'Give the day and the time, or neither' }] };
}
