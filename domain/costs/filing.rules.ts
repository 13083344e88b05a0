import type { Usage, UsageKind } from './usage.schema.ts';

/**
 * What a new case takes so that it can be found: a row for each word, once for its partner and once for the vendor, for whom
 * the partner's words are some too, and a record of them all; written together, which doubles the units. For a title of
 * four words and a partner of two, as test/connected/store/case-index.test.ts counts them.
 */
export const filing = {
  read: 3,
  written: 2 * (4 + 6 + 1),
  /** Bytes that stay. */
  stored: 11 * 300,
} as const;

/** How many cases each of these opens. */
const opens: Readonly<Partial<Record<UsageKind, number>>> = {
  deal: 1,
  mdf: 1,
  certificate: 1,
  onboarding: 2,
};

/** With what is done for each case so that it is found: by the function of the stream, which does not run where usage is counted. */
export function withFiling(kind: UsageKind, usage: Usage): Usage {
  const cases = opens[kind] ?? 0;
  const { read, written } = usage.units.table;
  const tableUnits = { read: read + cases * filing.read, written: written + cases * filing.written };
  return {
    ...usage,
    units: { ...usage.units, table: tableUnits },
    stored: { ...usage.stored, table: usage.stored.table + cases * filing.stored },
  };
}
