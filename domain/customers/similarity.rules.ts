import { distance } from 'fastest-levenshtein';
import { labelOf } from './blocking.rules.ts';
import { isWeak } from './words.ts';

/** What two customers are compared by. */
export interface Comparable {
  readonly normalisedName: string;
  readonly domain?: string;
  readonly country: string;
}

/** How alike: 1 is the same. Reasons are for the approver's eyes, and the same whichever comes first. */
export interface Similarity {
  readonly score: number;
  readonly reasons: string[];
}

/** How much a weak word counts beside others, and from when on two words may be spellings of one. */
const weakWeight = 0.3;
const sameWordFrom = 0.75;

/**
 * How alike two customers are. The names count: as a whole, letter by letter, and as a set of words in which words
 * that many companies have count less. The same label of the domain makes up for much of what the names lack; another
 * label, or another country, takes a little away. Symmetric, within 0 and 1, and 1 for the same customer.
 */
export function similarity(a: Comparable, b: Comparable): Similarity {
  const letters = likeness(a.normalisedName.replaceAll(' ', ''), b.normalisedName.replaceAll(' ', ''));
  const words = wordLikeness(a.normalisedName, b.normalisedName);
  const name = Math.max(letters, words);
  const reasons = [nameReason(a.normalisedName === b.normalisedName, letters, words)];
  const site = compareSites(a.domain, b.domain);
  if (site.reason) reasons.push(site.reason);
  const sameCountry = a.country === b.country;
  reasons.push(
    sameCountry
      ? `Same country: ${a.country}`
      : `Countries differ: ${[a.country, b.country].sort().join(', ')}`,
  );
  const missing = (1 - name) * (site.kind === 'same' ? 0.4 : 1) * (sameCountry ? 0.95 : 1);
  const score = (1 - missing) * (site.kind === 'other' ? 0.96 : 1) * (sameCountry ? 1 : 0.95);
  return { score: Math.round(Math.min(1, Math.max(0, score)) * 1000) / 1000, reasons };
}

/** How alike two texts are, from 0 to 1, by the slips of a finger that make one the other. */
function likeness(a: string, b: string): number {
  return 1 - slips(a, b) / (Math.max(a.length, b.length) + 1);
}

/** Letters typed wrong, left out or added; two neighbours that changed places are one slip. */
function slips(a: string, b: string): number {
  const edits = distance(a, b);
  const sorted = (text: string) => [...text].sort().join('');
  return edits === 2 && sorted(a) === sorted(b) ? 1 : edits;
}

/** The mean of how much of each name's words is in the other. */
function wordLikeness(a: string, b: string): number {
  const [left, right] = [a.split(' '), b.split(' ')];
  return (covered(left, right) + covered(right, left)) / 2;
}

function covered(words: readonly string[], by: readonly string[]): number {
  let [found, total] = [0, 0];
  for (const word of words) {
    const weight = isWeak(word) ? weakWeight : 1;
    const best = Math.max(...by.map((other) => likeness(word, other)));
    total += weight;
    found += best >= sameWordFrom ? weight * best : 0;
  }
  return total === 0 ? 1 : found / total;
}

function nameReason(same: boolean, letters: number, words: number): string {
  if (same) return 'Same name';
  const percent = (share: number) => `${Math.floor(share * 100)} %`;
  if (words >= letters) return `Names have words in common (${percent(words)})`;
  return `Names are spelled alike (${percent(letters)})`;
}

function compareSites(a?: string, b?: string): { kind: 'same' | 'other' | 'unknown'; reason?: string } {
  if (!a || !b) return { kind: 'unknown' };
  if (a === b) return { kind: 'same', reason: `Same domain: ${a}` };
  const both = [a, b].sort().join(', ');
  if (labelOf(a) === labelOf(b))
    return { kind: 'same', reason: `Domains differ in their ending only: ${both}` };
  return { kind: 'other', reason: `Domains differ: ${both}` };
}
