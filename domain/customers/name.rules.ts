import { type LegalForms, legalForms } from './legal-forms.ts';

/** Letters that do not come apart into a base letter and a mark. */
const plainLetters = new Map(
  'ßss øo æae œoe łl đd ðd þth ħh ıi ŋn ςσ ĳij'.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(1)]),
);

/** Cyrillic and Greek letters that look like Latin ones: inside a Latin word they stand for them. */
const lookalikes = new Map(
  ['аa вb еe кk мm нh оo рp сc тt уy хx іi јj ѕs ԁd ɡg', 'αa οo νv ρp ιi κk υu τt']
    .flatMap((script) => script.split(' '))
    .map(([alike = '', latin = '']) => [alike, latin]),
);

/** The longest normalised name: compatibility forms of one character can have eighteen. */
const longest = 200;

/**
 * The name under which a customer is compared: Unicode compatibility forms, case, diacritics, punctuation, `&` for
 * "and", a leading "the" and the legal forms of legal-forms.ts make no difference. Legal forms go from the ends only
 * and never leave nothing. Empty when the name has neither letter nor digit. The country tells forms at the start of
 * a name (`AB Volvo` in Sweden) from initials.
 */
export function normaliseName(name: string, country: string): string {
  let words = wordsOf(name);
  for (;;) {
    const fewer = withoutForm(words, country);
    if (fewer === words) return [...words.join(' ')].slice(0, longest).join('').trim();
    words = fewer;
  }
}

/**
 * The words of a text, folded: case, diacritics and punctuation make no difference. Letters that only dots or slashes part
 * are one word: `S.p.A.` is `spa`.
 */
export function wordsOf(text: string): string[] {
  return fold(text)
    .replace(/['’‘ʼ`´]/gu, '')
    .replace(/&(?:amp;)?/g, ' and ')
    .replace(
      /(?<![\p{L}\p{N}\p{M}])(?:\p{L}[./]\s*)+(?:\p{L}(?![\p{L}\p{N}\p{M}]))?/gu,
      (letters) => ` ${letters.replace(/[./\s]/g, '')} `,
    )
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '')
    .map(readAsMeant);
}

/** Only marks of the Latin, Greek and Cyrillic scripts are dropped: in others they make another letter. */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]|\p{Default_Ignorable_Code_Point}/gu, '')
    .normalize('NFC')
    .replace(/[ßøæœłđðþħıŋςĳ]/g, (letter) => plainLetters.get(letter) ?? letter);
}

function readAsMeant(word: string): string {
  if (!/[a-z]/.test(word) || !/[\p{Script=Cyrillic}\p{Script=Greek}ɡ]/u.test(word)) return word;
  return [...word].map((letter) => lookalikes.get(letter) ?? letter).join('');
}

const squeeze = (words: readonly string[]): string => words.join('');
/** Forms without their spaces, as they are looked up: `GmbH | S. A.` as `gmbh` and `sa`. */
const squeezed = (forms = ''): string[] =>
  forms.split('|').flatMap((form) => (form.trim() ? [squeeze(wordsOf(form))] : []));
const everywhere = (kind: keyof LegalForms) =>
  Object.values(legalForms).flatMap((forms) => squeezed(forms[kind]));
const atHome = (kind: keyof LegalForms) =>
  new Map(Object.entries(legalForms).map(([country, forms]) => [country, new Set(squeezed(forms[kind]))]));

/** The forms as they are looked up; made at the first name, because reading some hundred of them takes its time. */
function readForms() {
  return {
    end: new Set(everywhere('end')),
    start: new Set([...everywhere('start'), 'the']),
    joined: everywhere('joined').sort((a, b) => b.length - a.length),
    startAtHome: atHome('startAtHome'),
    endAtHome: atHome('endAtHome'),
  };
}
let read: ReturnType<typeof readForms> | undefined;
function forms(): ReturnType<typeof readForms> {
  read ??= readForms();
  return read;
}

/** Whether a word, as `wordsOf` gives it, is by itself a legal form, or `the`. */
export function isLegalForm(word: string): boolean {
  const { end, start } = forms();
  return end.has(word) || start.has(word);
}

/** The most words that a form has, however it is spaced. */
const formWords = 8;

/** The words without one form at their end or start; the same array when there is none to take. */
function withoutForm(words: string[], country: string): string[] {
  const { end: endForms, start: startForms, endAtHome, startAtHome } = forms();
  const most = Math.min(formWords, words.length - 1);
  for (let count = most; count > 0; count -= 1) {
    const end = squeeze(words.slice(-count));
    if (endForms.has(end) || endAtHome.get(country)?.has(end)) return words.slice(0, -count);
  }
  if (words.length > 1 && words.at(-1) === 'the') return words.slice(0, -1);
  for (let count = most; count > 0; count -= 1) {
    const start = squeeze(words.slice(0, count));
    if (startForms.has(start) || startAtHome.get(country)?.has(start)) return words.slice(count);
  }
  return withoutJoinedForm(words);
}

function withoutJoinedForm(words: string[]): string[] {
  const [first = '', last = ''] = [words[0], words.at(-1)];
  const rest = (changed: string[]) => changed.filter((word) => word !== '');
  for (const form of forms().joined) {
    if (last.endsWith(form)) {
      const fewer = rest([...words.slice(0, -1), last.slice(0, -form.length)]);
      if (fewer.length > 0) return fewer;
    }
    if (first.startsWith(form)) {
      const fewer = rest([first.slice(form.length), ...words.slice(1)]);
      if (fewer.length > 0) return fewer;
    }
  }
  return words;
}
