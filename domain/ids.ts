import { z } from 'zod';

/** Crockford's base 32: no I, L, O or U, so that an id survives being read out on the phone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Every id says what it names: the prefix of each kind. */
export const idPrefixes = { deal: 'D', person: 'P', apiKey: 'K' } as const;
export type IdKind = keyof typeof idPrefixes;

/** An id such as `D-7K3M9Q2XBA` from at least eight bytes: of a hash (same input, same id) or of randomness. */
export function idFrom(kind: IdKind, bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes.subarray(0, 10)) text += alphabet[byte & 31];
  return `${idPrefixes[kind]}-${text}`;
}

export const dealIdSchema = z
  .string()
  .regex(/^D-[0-9A-HJKMNP-TV-Z]{10}$/, 'A deal id looks like D-7K3M9Q2XBA');
export const personIdSchema = z
  .string()
  .regex(/^P-[0-9A-HJKMNP-TV-Z]{10}$/, 'A person id looks like P-7K3M9Q2XBA');
/** A partner's id is a readable slug, because it stands in workflow ids. */
export const partnerIdSchema = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/, 'A partner id is a slug such as northwind');

/** The workflow id of a deal: what an admin reads in Temporal UI. */
export function dealWorkflowId(partnerId: string, dealId: string): string {
  return `deal-registration/${partnerId}/${dealId}`;
}
