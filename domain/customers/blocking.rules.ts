import { parse } from 'tldts';
import { strongWords } from './words.ts';

/** From this length on, the first and the last letters of a name cannot both be hit by one slip of a finger. */
const long = 9;
const most = 6;

/**
 * Up to six tokens under which a customer is filed so that similar ones are found without reading all: customers that
 * resemble each other have at least one in common. `d:` the label of the domain, whatever its suffix; `p:` and `s:` the
 * first and last letters of the name, of which a slip leaves one; `k:` the sound of its words; for short names `a:` the
 * letters in order, which swapping leaves, and `e:` the outermost letters.
 */
export function blockingTokens(normalisedName: string, domain?: string): string[] {
  const words = strongWords(normalisedName);
  const whole = [...words.join('')];
  const label = domain ? labelOf(domain) : '';
  const byLength = [...new Set(words)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const tokens = [
    ...(label ? [`d:${label}`] : []),
    `p:${whole.slice(0, 4).join('')}`,
    `s:${whole.slice(-4).join('')}`,
    ...byLength.slice(0, 3).map((word) => `k:${soundOf(word)}`),
    ...(whole.length < long ? shapesOf(whole) : []),
  ];
  return [...new Set(tokens)].slice(0, most);
}

/** The part of a domain before its public suffix, without hyphens: the same for acme.com and acme.de. */
export function labelOf(domain: string): string {
  return (parse(domain, { allowPrivateDomains: true }).domainWithoutSuffix ?? '').replaceAll('-', '');
}

function shapesOf(letters: readonly string[]): string[] {
  return [
    `e:${letters.slice(0, 2).join('')}${letters.slice(-2).join('')}`,
    `a:${[...letters].sort().join('')}`,
  ];
}

/** Spellings that sound alike in the languages of Europe become one; vowels and doubled letters go. */
function soundOf(word: string): string {
  const sound = word
    .replace(/sch|sh|sz/g, 's')
    .replace(/ph/g, 'f')
    .replace(/c[kh]?|q/g, 'k')
    .replace(/z/g, 's')
    .replace(/w/g, 'v')
    .replace(/th/g, 't');
  const [first = '', ...rest] = sound;
  const kept = first + rest.join('').replace(/[aeiouyh]/g, '');
  return [...kept.replace(/(\p{L})\1+/gu, '$1')].slice(0, 8).join('');
}
