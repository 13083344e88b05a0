/** Prefixes of VAT numbers where they are not the country's own code. */
const vatPrefix: Readonly<Record<string, string>> = { GR: 'EL' };

/** Countries whose VAT numbers people write with the prefix: a number with another one's prefix belongs there. */
const vatCountries = new Set(
  'AT BE BG CH CY CZ DE DK EE EL ES FI FR GB HR HU IE IT LT LU LV MT NL NO PL PT RO SE SI SK'.split(' '),
);

/**
 * A tax id as a key: the country's code and the number in capitals, without spaces, dots, dashes or the VAT prefix.
 * `DE 123.456.789`, `de123456789` and `123456789` in Germany are all `DE123456789`.
 */
export function taxKey(typed: string, country: string): { key: string } | { problem: string } {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  if (text.length < 5 || !/\d/.test(text) || /^[A-Z]{0,2}(\d)\1*$/.test(text))
    return { problem: 'This is not a tax id; leave it empty if you do not know it' };
  const { place, number } = withoutPrefix(text, country);
  return { key: `tax:${place}${place === 'CH' ? swiss(number) : number}` };
}

function withoutPrefix(text: string, country: string): { place: string; number: string } {
  const prefix = text.slice(0, 2);
  const rest = text.slice(2);
  if (prefix === country || prefix === vatPrefix[country]) return { place: country, number: rest };
  const foreign = vatCountries.has(prefix) && (rest.match(/\d/g) ?? []).length >= 7;
  if (foreign) return { place: prefix === 'EL' ? 'GR' : prefix, number: rest };
  return { place: country, number: text };
}

/** `E123456789MWST` is left of `CHE-123.456.789 MWST`; the same number goes without letters too. */
function swiss(number: string): string {
  return number.replace(/^E(?=\d)/, '').replace(/(?:MWST|TVA|IVA|VAT)$/, '');
}
