import { revocationOf, standingOf } from './certificate.rules.ts';
import type { Certificate } from './certificate.schema.ts';
import { tellingOf } from './team.rules.ts';

/** A certificate, and where its holder is now. */
export interface Held {
  readonly certificate: Certificate;
  readonly partnerId: string;
}

/** What certificates are counted for. */
export const coverLists = ['good', 'awarded', 'lapsed', 'ending'] as const;
/**
 * `good`: one for each person and kind that is good now. `awarded`: all awards of the last twelve months. `lapsed` and
 * `ending`: where in the last and the next twelve months a person ends up without a good one of the kind, because the
 * time of the last one is over; what is revoked, and what was renewed in time, does not lapse.
 */
export type Cover = Readonly<Record<(typeof coverLists)[number], readonly Held[]>>;

const coverMonths = 12;

/** The months of the last twelve, this one included, and of the next twelve, this one included: `2027-03`, in UTC. */
export function monthsAround(now: string): {
  readonly last: readonly string[];
  readonly next: readonly string[];
} {
  const [year = 0, month = 0] = now.split('-').map(Number);
  const at = (offset: number) => new Date(Date.UTC(year, month - 1 + offset, 1)).toISOString().slice(0, 7);
  const numbers = Array.from({ length: coverMonths }, (_, index) => index);
  return { last: numbers.map((n) => at(n + 1 - coverMonths)), next: numbers.map(at) };
}

/** The month in which something counts as in a list. */
export function monthIn(list: keyof Cover, { awardedAt, validUntil = '' }: Certificate): string {
  return (list === 'awarded' ? awardedAt : validUntil).slice(0, 7);
}

export function coverOf(held: readonly Held[], now: string): Cover {
  const { last, next } = monthsAround(now);
  const inMonths = (list: keyof Cover, months: readonly string[], of: readonly Held[]) => {
    const known = new Set(months);
    return of.filter(({ certificate }) => known.has(monthIn(list, certificate)));
  };
  const groups = [...groupsOf(held).values()];
  const ends = groups.flatMap(endsIn);
  const over = ({ certificate }: Held) => standingOf(certificate, now) === 'expired';
  return {
    good: groups.flatMap((group) => goodIn(group, now)),
    awarded: inMonths('awarded', last, held),
    lapsed: inMonths('lapsed', last, ends.filter(over)),
    ending: inMonths(
      'ending',
      next,
      ends.filter((one) => !over(one)),
    ),
  };
}

/** By person and kind. */
function groupsOf(held: readonly Held[]): Map<string, Held[]> {
  const groups = new Map<string, Held[]>();
  for (const one of held) {
    const { holder, certificate } = one.certificate;
    const key = `${holder.personId} ${certificate}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

function goodIn(group: readonly Held[], now: string): Held[] {
  const telling = tellingOf(
    group.map(({ certificate }) => certificate),
    now,
  );
  const found = group.find(({ certificate }) => certificate === telling);
  return found && standingOf(found.certificate, now) === 'valid' ? [found] : [];
}

/** Where nothing else that the person holds of the kind is good when the time of a certificate is over. */
function endsIn(group: readonly Held[]): Held[] {
  const kept = group.filter(({ certificate }) => !revocationOf(certificate));
  return kept.filter(({ certificate: { validUntil, number } }) => {
    if (validUntil === undefined) return false;
    return !kept.some(({ certificate: other }) => {
      if (other.number === number || other.awardedAt > validUntil) return false;
      if (other.validUntil === undefined || other.validUntil > validUntil) return true;
      // Two that end at once are one end.
      return other.validUntil === validUntil && other.number > number;
    });
  });
}

/** How many there are for each name, the most first. */
export function counted<T>(of: readonly T[], nameOf: (one: T) => string): [name: string, count: number][] {
  const counts = new Map<string, number>();
  for (const one of of) counts.set(nameOf(one), (counts.get(nameOf(one)) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}
