import { blockingTokens } from '../customers/blocking.rules.ts';
import type { Identity } from '../customers/identity.rules.ts';
import { normaliseName } from '../customers/name.rules.ts';
import { taxKey } from '../customers/tax-id.rules.ts';
import { websiteOf } from '../customers/website.rules.ts';

/** What a partner says of itself. */
export interface PartnerTraits {
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Domains, web addresses or e-mail addresses; those that identify nobody (free mail) are left out. */
  readonly domains: readonly string[];
  readonly taxId?: string | undefined;
}

/** What a partner or an applicant is known by: as a customer is, but of several domains, and with nothing refused. */
export function partnerIdentity({ name, country, domains, taxId }: PartnerTraits): Identity {
  const normalisedName = normaliseName(name, country);
  const sites = [...new Set(domains.flatMap(registrable))];
  const tax = taxId ? taxKey(taxId, country) : undefined;
  const [domain] = sites;
  return {
    identityKeys: [
      ...sites.map((site) => `domain:${site}`),
      ...(normalisedName ? [`name:${normalisedName}|${country}`] : []),
      ...(tax && 'key' in tax ? [tax.key] : []),
    ],
    normalisedName,
    ...(domain ? { domain } : {}),
    blockingTokens: normalisedName ? blockingTokens(normalisedName, domain) : [],
  };
}

function registrable(typed: string): string[] {
  const site = typed.trim() ? websiteOf(typed) : undefined;
  return site && 'domain' in site ? [site.domain] : [];
}
