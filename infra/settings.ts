import * as z from 'zod';
import { brandingSchema } from '../domain/branding/branding.schema.ts';
import { payerSchema } from '../domain/mdf/payer.schema.ts';

const senderAddress = /<?([^<>\s]+@([^<>\s]+?))>?\s*$/;

/** What a deployment is told: the context of cdk.json, or `cdk deploy -c name=value`. */
export const settingsSchema = z.object({
  /** `host:port` of the Temporal server's front end, as the functions reach it. */
  temporalAddress: z.string().regex(/^\S+:\d+$/, 'Give host:port, such as temporal.example.com:7233'),
  temporalNamespace: z.string().min(1).default('default'),
  /** Where people reach the portal; without it, the HTTP API's own address. */
  publicUrl: z.url().optional(),
  branding: brandingSchema,
  /** The account that partners are paid from; without it finance can make no file for the bank. */
  payer: payerSchema.optional(),
  /** Gets bounces and complaints by e-mail, after confirming the subscription. */
  operationsEmail: z.email().optional(),
  /** How long files of cases are kept after they were sent, in days: ten years, as books must be in most countries. */
  fileRetentionDays: z.coerce.number().int().min(30).default(3653),
  /** Where uploaded files are looked at for malware, as the functions reach it: docs/how-to/scan-uploads.md. */
  fileScanUrl: z.url().optional(),
  logRetentionDays: z.coerce.number().int().min(1).default(30),
});
export type Settings = z.infer<typeof settingsSchema>;

/** The address that e-mails come from, and its domain, which SES verifies. */
export function senderOf({ branding }: Settings): { address: string; domain: string } {
  const [, address = '', domain = ''] = senderAddress.exec(branding.sender) ?? [];
  if (!domain) throw new Error(`branding.sender must be "Name <address@domain>", not ${branding.sender}`);
  return { address, domain };
}
