import type { Registration } from '../deals/deal.schema.ts';
import type { FieldProblem } from '../errors.ts';
import { blockingTokens } from './blocking.rules.ts';
import type { CustomerInput } from './customer.schema.ts';
import { normaliseName } from './name.rules.ts';
import { taxKey } from './tax-id.rules.ts';
import { websiteOf } from './website.rules.ts';

/** What a customer is known by: feeds a registration, or an account that exists already. */
export type Identity = Pick<Registration, 'identityKeys' | 'normalisedName' | 'domain' | 'blockingTokens'>;

/** The partner that registers; a vendor's own account has no one that could register itself. */
export interface Registrant {
  readonly id: string;
  readonly domains: readonly string[];
}

/**
 * Who the customer is, or what is wrong with which field. Two inputs with a key in common are the same customer:
 * the registrable domain, the normalised name in its country, and the tax id, where given. `at` is the place of the
 * customer in the caller's input, for the paths of problems: '' when it is the input itself.
 */
export function identify(
  input: CustomerInput,
  partner: Registrant,
  at = 'customer',
): Identity | { problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const complain = (field: string, message: string) =>
    problems.push({ field: at ? `${at}.${field}` : field, message });
  const normalisedName = normaliseName(input.name, input.country);
  if (!normalisedName) complain('name', 'A customer name needs letters or digits');
  const domain = given(input.website) ? domainFor(given(input.website), partner) : undefined;
  if (domain && 'problem' in domain) complain('website', domain.problem);
  const tax = given(input.taxId) ? taxKey(given(input.taxId), input.country) : undefined;
  if (tax && 'problem' in tax) complain('taxId', tax.problem);
  if (problems.length > 0) return { problems };
  const site = domain && 'domain' in domain ? domain.domain : undefined;
  return {
    identityKeys: [
      ...(site ? [`domain:${site}`] : []),
      `name:${normalisedName}|${input.country}`,
      ...(tax && 'key' in tax ? [tax.key] : []),
    ],
    normalisedName,
    ...(site ? { domain: site } : {}),
    blockingTokens: blockingTokens(normalisedName, site),
  };
}

const given = (text: string | undefined): string => text?.trim() ?? '';

function domainFor(typed: string, partner: Registrant): { domain: string } | { problem: string } {
  const site = websiteOf(typed);
  if ('problem' in site) return site;
  if (partner.domains.some((own) => sameDomain(own, site.domain)))
    return { problem: `${site.domain} is your own domain; give the end customer’s` };
  return { domain: site.domain };
}

function sameDomain(own: string, domain: string): boolean {
  const site = websiteOf(own);
  return 'domain' in site && site.domain === domain;
}
