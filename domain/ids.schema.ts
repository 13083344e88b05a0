import * as z from 'zod';

export const caseIdSchema = z
  .string()
  .regex(/^[CD]-[0-9A-HJKMNP-TV-Z]{10}$/, 'A case id looks like C-7K3M9Q2XBA, a deal id like D-7K3M9Q2XBA');
export const personIdSchema = z
  .string()
  .regex(/^P-[0-9A-HJKMNP-TV-Z]{10}$/, 'A person id looks like P-7K3M9Q2XBA');
/** A partner's id is a readable slug, because it stands in workflow ids. */
export const partnerIdSchema = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/, 'A partner id is a slug such as northwind');
