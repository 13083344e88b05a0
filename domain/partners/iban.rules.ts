/**
 * Whether a text reads as an IBAN, in capital letters without blanks (ISO 13616): its check digits agree (ISO 7064,
 * mod 97-10). Whether its country has such accounts is asked of bank-details.rules.ts, which weighs more.
 */
export function readsAsIban(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text)) return false;
  const turned = text.slice(4) + text.slice(0, 4);
  const digits = turned.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return BigInt(digits) % 97n === 1n;
}

/** All that is ever shown of an IBAN: `DE•• •••• 3000`, enough to tell one's own accounts apart. */
export function maskedIban(iban: string): string {
  return `${iban.slice(0, 2)}•• •••• ${iban.slice(-4)}`;
}

/** The same value with every IBAN in its texts masked, however deep it stands. */
export function withIbansMasked<T>(value: T): T {
  return masked(value) as T;
}

const ibanInText = /\b[A-Z]{2}\d{2}[A-Z0-9]{11,30}\b/g;

function masked(value: unknown): unknown {
  if (typeof value === 'string')
    return value.replace(ibanInText, (found) => (readsAsIban(found) ? maskedIban(found) : found));
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, masked(inner)]));
}
