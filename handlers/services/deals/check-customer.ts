import { identify } from '../../../domain/customers/identity.rules.ts';
import { territoryOf } from '../../../domain/deals/approval.rules.ts';
import { familyProblems } from '../../../domain/deals/registration.rules.ts';
import { slotsOf } from '../../../domain/deals/slots.rules.ts';
import type { ServiceContext } from '../context.ts';
import type { DealsService } from '../deals.services.ts';
import { invalid, parse } from '../parse.ts';
import { refuseUnlessAllowed } from '../permissions.ts';
import { type Limit, takeOrRefuse } from '../rate-limit.ts';
import { currentProgram } from './load.ts';
import { partnerFor } from './partner.ts';
import { customerCheckSchema } from './registration.schema.ts';

/** For all people of one partner together: enough to work with, too few to try out a list of companies. */
const checksOfPartner: Limit = { requests: 60, windowSeconds: 3600 };

/** Looks a customer up before it is registered. */
export function checkCustomer(context: ServiceContext): DealsService['checkCustomer'] {
  return async (caller, input) => {
    refuseUnlessAllowed(caller, 'check-customer');
    const { customer, productFamily, partnerId } = parse(customerCheckSchema, input);
    const [program, partner] = await Promise.all([
      currentProgram(context),
      partnerFor(context, caller, partnerId),
    ]);
    const identity = identify(customer, partner);
    const problems = familyProblems(productFamily, program);
    if ('problems' in identity) throw invalid([...identity.problems, ...problems]);
    if (problems.length > 0) throw invalid(problems);
    if (caller.person.partnerId !== undefined)
      await takeOrRefuse(
        context.stores.requests,
        `customer-check/${partner.id}`,
        checksOfPartner,
        'Your company has looked up many customers in the last hour. You can still register a deal.',
      );
    const { identityKeys } = identity;
    const slots = slotsOf({ identityKeys, productFamily, territory: territoryOf(program, customer.country) });
    const held = await context.stores.customers.lookup(slots, identityKeys);
    if (!held) return { status: 'free' };
    const own = held.partnerId === partner.id;
    const mayKnow = own || caller.person.partnerId === undefined;
    const dealId = mayKnow && held.holderDealId ? { dealId: held.holderDealId } : {};
    return { status: own ? 'yours' : 'taken', ...dealId };
  };
}
