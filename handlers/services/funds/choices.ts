import type { Person } from '../../../domain/people/person.schema.ts';
import { processesInForce } from '../cases/start.ts';
import type { ServiceContext } from '../context.ts';
import type { FundsService } from '../funds.services.ts';
import { permissions, refuseUnlessAllowed } from '../permissions.ts';

/** What is taken where no program says it. */
const usualCurrencies = ['EUR', 'USD', 'GBP'];

/** What the forms of funds let choose from. */
export function fundChoices(context: ServiceContext): FundsService['choices'] {
  const { stores } = context;
  return async (caller) => {
    refuseUnlessAllowed(caller, 'manage-funds');
    const [owners, programs, partners, funds] = await Promise.all([
      managers(context),
      processesInForce(context),
      stores.partners.list({ limit: 100 }),
      stores.funds.funds({ limit: 25 }),
    ]);
    const program = programs.find(({ kind }) => kind === 'mdf');
    const known = program ? [program.currency, ...Object.keys(program.exchangeRates ?? {})] : usualCurrencies;
    return {
      owners,
      currencies: [...new Set(known)],
      partners: partners.items.toSorted(byName),
      next: funds.items.filter(({ status }) => status === 'open'),
    };
  };
}

async function managers({ stores }: ServiceContext): Promise<Person[]> {
  const { vendor } = permissions['manage-funds'];
  const found = await Promise.all([...vendor].map((role) => stores.people.byRole(role)));
  return [...new Map(found.flat().map((person) => [person.id, person])).values()].sort(byName);
}

const byName = (a: { readonly name: string }, b: { readonly name: string }) =>
  a.name.localeCompare(b.name, 'en');
