import { brandingSchema } from '../../../domain/branding/branding.schema.ts';
import type { Issuer } from '../../../domain/certification/credential.rules.ts';
import type { ServiceContext } from '../context.ts';

/** The vendor as the one who issues. */
export function issuerOf({
  branding = brandingSchema.parse({}),
  publicUrl,
}: Pick<ServiceContext, 'branding' | 'publicUrl'>): Issuer {
  return { name: branding.name, email: branding.supportEmail, publicUrl };
}
