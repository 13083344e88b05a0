const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Codes that have a name but are no country's. */
const notCountries = new Set([
  'EU',
  'EZ',
  'UN',
  'ZZ',
  'QO',
  'XA',
  'XB',
  'AC',
  'CP',
  'CQ',
  'DG',
  'EA',
  'IC',
  'TA',
]);

interface Country {
  readonly value: string;
  readonly label: string;
}
let known: readonly Country[] | undefined;

/**
 * ISO 3166-1 alpha-2 codes with their English names, by name. Codes that were replaced are left out. Made at the first
 * call: a function that starts for another request does not pay for it.
 */
export function countries(): readonly Country[] {
  known ??= allCountries();
  return known;
}

function allCountries(): Country[] {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => !notCountries.has(code) && new Intl.Locale(`und-${code}`).region === code)
    .flatMap((code) => {
      const label = names.of(code);
      return label ? [{ value: code, label }] : [];
    })
    .sort((a, b) => a.label.localeCompare(b.label, 'en'));
}

/** The name of a country, or its code where it has none. */
export function countryName(code: string): string {
  return countries().find(({ value }) => value === code)?.label ?? code;
}
