import transliterate from '@sindresorhus/transliterate';

/**
 * Text in the characters that every bank takes (EPC217-08, "SEPA requirements for an extended character set"): Latin
 * letters, digits, and `/ - ? : ( ) . , ' +` with blanks. Other letters are written in these (`Müller` as `Mueller`,
 * `Łódź` as `Lodz`), `&` as `+`, and what cannot be written so is a full stop. It starts with no `/` and has no `//`,
 * which banks take for a code. Empty if nothing of it could be written.
 */
export function bankText(text: string, longest: number): string {
  const written = transliterate(text.normalize('NFC'), { customReplacements: ownSigns })
    .replace(/\s/gu, ' ')
    .replace(/[^A-Za-z0-9/\-?:().,'+ ]/gu, '.')
    .replace(/\/{2,}/g, '/')
    .replace(/ {2,}/g, ' ')
    .replace(/^[/ ]+/, '')
    .slice(0, longest)
    .replace(/[/ ]+$/, '');
  return /[A-Za-z0-9]/.test(written) ? written : '';
}

const ownSigns: [string, string][] = [
  ['&', '+'],
  ['€', 'EUR'],
];
