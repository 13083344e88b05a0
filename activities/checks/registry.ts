import type { CheckName } from '../../domain/programs/registry.ts';
import type { Check } from './check.ts';
import { duplicatePartner } from './duplicate-partner.check.ts';
import { emailDomain } from './email-domain.check.ts';
import { mdfClaim } from './mdf-claim.check.ts';
import { mdfRequest } from './mdf-request.check.ts';
import { sanctions } from './sanctions.check.ts';
import { website } from './website.check.ts';

/** Every check by its name in domain/programs/registry.ts. To add one: its entry there, its file, its line here. */
export const checkImplementations: { readonly [Name in CheckName]: Check<Name> } = {
  'duplicate-partner': duplicatePartner,
  'email-domain': emailDomain,
  'mdf-claim': mdfClaim,
  'mdf-request': mdfRequest,
  sanctions,
  website,
};
