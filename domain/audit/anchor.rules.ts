import { type ChainPlace, dayOf, type Head, nextDay } from './audit-record.ts';
import type { Break, Digest } from './chain.rules.ts';

export interface AnchoredHead extends ChainPlace, Head {}

/** The ends of all chains at a moment, tied to the anchor before and signed: what was written until then stays so. */
export interface Anchor {
  readonly number: number;
  readonly at: string;
  /** The hash of the anchor before; of the first, `anchors`. */
  readonly prev: string;
  /** The first day whose chains it looked at; it looked at all until the day of `at`. */
  readonly since: string;
  /** The days to which nothing is added any more. */
  readonly closes: readonly string[];
  /** Chains without a record are left out. */
  readonly heads: readonly AnchoredHead[];
}

/** As it is stored: the text that was signed, and the signature (an HMAC-SHA256 in hexadecimal). */
export interface StoredAnchor {
  readonly number: number;
  readonly text: string;
  readonly mac: string;
}

/** A day is closed so long after its end, in milliseconds: what was under way then is written. */
const grace = 3_600_000;
/** An anchor is written so often even if nothing happened, so that no past day stays open. */
const atLeastEvery = 86_400_000;

/** The days that an anchor made now looks at: from the first that is not closed until today. */
export function daysToAnchor(before: Anchor | undefined, at: string): string[] {
  const today = dayOf(at);
  const days: string[] = [];
  for (let day = before ? sinceAfter(before) : today; day <= today; day = nextDay(day)) days.push(day);
  return days;
}

const sinceAfter = ({ closes, since }: Anchor): string => {
  const last = closes.at(-1);
  return last === undefined ? since : nextDay(last);
};

/** The anchor after this one; undefined if it would say nothing new. */
export function nextAnchor(
  before: (Anchor & { readonly hash: string }) | undefined,
  at: string,
  heads: readonly AnchoredHead[],
): Anchor | undefined {
  const days = daysToAnchor(before, at);
  const [since = dayOf(at)] = days;
  const closes = days.filter((day) => Date.parse(nextDay(day)) + grace <= Date.parse(at));
  const known = new Set(before?.heads.map(headName));
  const isNew = closes.length > 0 || heads.some((head) => !known.has(headName(head)));
  const isDue = !before || Date.parse(at) - Date.parse(before.at) >= atLeastEvery;
  if (!isNew && !isDue) return undefined;
  return { number: (before?.number ?? 0) + 1, at, prev: before?.hash ?? 'anchors', since, closes, heads };
}

const headName = ({ day, shard, seq, hash }: AnchoredHead) => `${day}/${shard}/${seq}/${hash}`;

/** What the next anchor names of this one: its text with its signature. */
export const anchorHash = ({ text, mac }: StoredAnchor, digest: Digest): string => digest(`${text}\n${mac}`);

/**
 * Follows the anchors, like the records of a chain. `macsOf`: the signatures that a text may have, by the keys that are
 * known; without it only the chain is looked at. Old anchors may be signed with a key that is known no more, for a
 * later one that is signed names them; the newest must be signed with one that is.
 */
export function followAnchors(digest: Digest, macsOf?: (text: string) => readonly string[]) {
  let last = { number: 0, hash: 'anchors' };
  let unsigned: number | undefined;
  const broken = (seq: number, what: Break['what'], expected: string, found: string) => ({
    broken: { chain: 'anchors', seq, what, expected, found },
  });
  return {
    next(stored: StoredAnchor): { readonly anchor: Anchor } | { readonly broken: Break } {
      const seq = last.number + 1;
      if (stored.number !== seq) return broken(seq, 'missing', `anchor ${seq}`, `anchor ${stored.number}`);
      const anchor = anchorOf(stored.text);
      if (anchor?.number !== seq)
        return broken(seq, 'changed', `the text of anchor ${seq}`, `that of ${anchor?.number ?? 'none'}`);
      if (anchor.prev !== last.hash)
        return broken(seq, 'does-not-follow', `after ${last.hash}`, `after ${anchor.prev}`);
      const isSigned = macsOf?.(stored.text).includes(stored.mac) ?? true;
      unsigned = isSigned ? undefined : (unsigned ?? seq);
      last = { number: seq, hash: anchorHash(stored, digest) };
      return { anchor };
    },
    end: (): Break | undefined =>
      unsigned === undefined
        ? undefined
        : broken(unsigned, 'forged', 'a signature with a key of LINK_KEYS', 'another').broken,
  };
}

/** The anchor of a text; undefined for what is none. */
export function anchorOf(text: string): Anchor | undefined {
  try {
    const anchor = JSON.parse(text);
    return Array.isArray(anchor?.heads) && Array.isArray(anchor.closes) ? anchor : undefined;
  } catch {
    return undefined;
  }
}
