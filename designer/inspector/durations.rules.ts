import { durationSchema } from '../../domain/programs/duration.ts';
import { businessTimeInWords, durationInWords } from '../../domain/programs/duration-words.rules.ts';

/** The units in which a duration can be given in a form. */
export const units = ['minutes', 'hours', 'days', 'weeks'] as const;
export type Unit = (typeof units)[number];

export interface Amount {
  readonly count: number;
  readonly unit: Unit;
}

const sizes: Readonly<Record<Unit, number>> = {
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
  weeks: 604_800_000,
};

/** A duration as it is written, as one number of the smallest unit that it names; undefined if it is none. */
export function amountOf(written: unknown): Amount | undefined {
  const { success, data } = durationSchema.safeParse(written);
  if (!success || typeof written !== 'string') return undefined;
  const unit = smallestIn(written);
  return { count: data / sizes[unit], unit };
}

function smallestIn(written: string): Unit {
  const [date = '', time = ''] = written.split('T');
  if (/[MS]/.test(time)) return 'minutes';
  if (time.includes('H')) return 'hours';
  return date.includes('D') ? 'days' : 'weeks';
}

/** A duration in ISO 8601: `P3D`, `PT16H`. */
export function writtenAs({ count, unit }: Amount): string {
  return { minutes: `PT${count}M`, hours: `PT${count}H`, days: `P${count}D`, weeks: `P${count}W` }[unit];
}

/** In words; undefined if it is no duration. Business time is said in working hours. */
export function wordsOf(written: unknown, business: boolean): string | undefined {
  const { success, data } = durationSchema.safeParse(written);
  if (!success) return undefined;
  return business ? businessTimeInWords(data) : durationInWords(data);
}

/** A list with one more reminder, before the first: half of its time, in the same unit where that is whole. */
export function withEarlier(reminders: readonly unknown[]): unknown[] {
  const first = amountOf(reminders[0]);
  if (!first) return ['P1D', ...reminders];
  const smaller = first.unit === 'weeks' ? { count: first.count * 7, unit: 'days' as const } : first;
  const count = Math.floor(smaller.count / 2);
  if (count > 0) return [writtenAs({ ...smaller, count }), ...reminders];
  return [writtenAs({ count: 12, unit: smaller.unit === 'days' ? 'hours' : 'minutes' }), ...reminders];
}
