import type { Protection } from '../../domain/deals/deal.schema.ts';
import type { DealProgram } from '../../domain/programs/deal-registration.schema.ts';

export interface ProtectionPicture {
  /** Where today stands between start (0) and end (100). */
  readonly today: number;
  readonly reminders: readonly { readonly at: string; readonly place: number; readonly sent: boolean }[];
  /** Where the original end was, before each extension. */
  readonly extensions: readonly number[];
}

/**
 * Places on the bar, in percent. Reminders to come are the program's, if it is still the version the deal is pinned
 * to (`program` is left out otherwise); those sent are on the deal itself.
 */
export function protectionPicture(
  protection: Protection,
  now: string,
  program?: DealProgram['protection'],
): ProtectionPicture {
  const from = Date.parse(protection.from);
  const until = Date.parse(protection.until);
  const length = Math.max(until - from, 1);
  const place = (ms: number) => Math.min(100, Math.max(0, Math.round(((ms - from) / length) * 1000) / 10));
  const before = [...new Set([...protection.remindersSent, ...(program?.reminders ?? [])])].filter(
    (span) => until - span > from,
  );
  const by = program?.extensions.by;
  const extensions = by
    ? Array.from({ length: protection.extensionsUsed }, (_, index) => until - (index + 1) * by).filter(
        (ms) => ms > from,
      )
    : [];
  return {
    today: place(Date.parse(now)),
    reminders: before
      .sort((a, b) => b - a)
      .map((span) => ({
        at: new Date(until - span).toISOString(),
        place: place(until - span),
        sent: protection.remindersSent.includes(span),
      })),
    extensions: extensions.map(place),
  };
}
