const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
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

/** ISO 3166-1 alpha-2 codes with their English names, by name. Codes that were replaced are left out. */
export const countries: readonly { readonly value: string; readonly label: string }[] = letters
  .flatMap((first) => letters.map((second) => first + second))
  .filter((code) => !notCountries.has(code) && new Intl.Locale(`und-${code}`).region === code)
  .flatMap((code) => {
    const label = names.of(code);
    return label ? [{ value: code, label }] : [];
  })
  .sort((a, b) => a.label.localeCompare(b.label, 'en'));

/** The name of a country, or its code where it has none. */
export function countryName(code: string): string {
  return countries.find(({ value }) => value === code)?.label ?? code;
}
