import type { ServiceContext } from '../context.ts';
import type { AccountsService } from '../deals.services.ts';
import { sha256Hex } from '../hash.ts';
import { invalid, parse } from '../parse.ts';
import { refuseUnlessAllowed } from '../permissions.ts';
import { accountInputSchema } from './registration.schema.ts';

/** The vendor itself: its own accounts are nobody's registration. */
const vendor = { id: 'vendor', domains: [] };

/** Teaches the conflict check the vendor's existing customers. */
export function createAccountsService({ stores, now }: ServiceContext): AccountsService {
  return {
    async put(caller, input) {
      refuseUnlessAllowed(caller, 'put-account');
      const { identify } = await import('../../../domain/customers/identity.rules.ts');
      const { id, ...customer } = parse(accountInputSchema, input);
      const identity = identify(customer, vendor, '');
      if ('problems' in identity) throw invalid(identity.problems);
      const account = {
        id: id ?? `account-${sha256Hex(...identity.identityKeys).slice(0, 16)}`,
        name: customer.name,
        country: customer.country,
        ...identity,
        since: now().toISOString(),
      };
      await stores.customers.putAccount(account);
      return account;
    },
  };
}
