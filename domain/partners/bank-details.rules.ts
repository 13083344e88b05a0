import { electronicFormatIBAN, isSEPACountry, isValidBIC, isValidIBAN } from 'ibantools';

/** `de89 3704 0044 0532 0130 00` as `DE89370400440532013000`, if that is an IBAN: its length and check digits agree. */
export function ibanOf(typed: string): string | undefined {
  const iban = electronicFormatIBAN(typed);
  return iban !== null && isValidIBAN(iban) ? iban : undefined;
}

/** A BIC (ISO 9362) in capital letters, if it is written as one. */
export function bicOf(typed: string): string | undefined {
  const bic = typed.replace(/\s/g, '').toUpperCase();
  return isValidBIC(bic) ? bic : undefined;
}

/** Whether an account takes transfers of euros under the rules of SEPA. */
export function isInSepa(iban: string): boolean {
  return isSEPACountry(iban.slice(0, 2));
}
