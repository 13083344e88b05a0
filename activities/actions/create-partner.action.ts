import { websiteOf } from '../../domain/customers/website.rules.ts';
import { type Partner, partnerSchema } from '../../domain/partners/partner.schema.ts';
import type { Person } from '../../domain/people/person.schema.ts';
import { endsHere } from '../automatic-failures.ts';
import type { ValuesOf } from '../automatic-values.ts';
import { type Action, type ActionDeps, remembered } from './action.ts';
import { sendInvitation } from './invitation.ts';
import { activePeople } from './people-of-partner.ts';

type Values = ValuesOf<
  typeof import('../../domain/programs/registry.ts').actions['create-partner']['inputs']
>;

/** Makes the applicant's partner record, gives its people an account, and sends each an invitation to sign in. */
export const createPartner: Action<'create-partner'> = async (deps, values, input) => {
  const { id } = input.partner;
  const partner = partnerOf(id, values, await deps.stores.partners.get(id));
  // People first: when an address turns out to be taken, there is no partner whom nobody can act for.
  const { personIds } = await remembered(deps, input, async () => ({
    personIds: await applicantsOf(deps, id),
  }));
  const applicants = await Promise.all(personIds.map((personId) => giveAccount(deps, personId)));
  await deps.stores.partners.put(partner);
  for (const person of applicants) await sendInvitation(deps, input.key, person, partner.name);
  return { partnerId: id };
};

function partnerOf(id: string, values: Values, before: Partner | undefined): Partner {
  const { name, country, tier, website, taxId } = values;
  const site = website ? websiteOf(website) : undefined;
  const domains = [...(before?.domains ?? []), ...(site && 'domain' in site ? [site.domain] : [])];
  const read = partnerSchema.safeParse({
    ...before,
    id,
    name,
    country,
    tier,
    domains: [...new Set(domains)],
    ...(taxId ? { taxId } : {}),
  });
  if (read.success) return read.data;
  const fields = read.error.issues.map(({ path }) => path.join('.')).join(', ');
  throw endsHere('values', `create-partner: these values make no partner: ${fields}.`);
}

async function applicantsOf({ stores }: ActionDeps, partnerId: string): Promise<string[]> {
  const people = await activePeople(stores, partnerId);
  return people.filter(({ account }) => account === false).map(({ id }) => id);
}

/** The address becomes the person's alone; the store refuses one that is another's. */
async function giveAccount({ stores }: ActionDeps, personId: string): Promise<Person> {
  const found = await stores.people.get(personId);
  if (!found) throw new Error(`The person ${personId} is not in the store.`);
  const { account: none, ...person } = found;
  if (none === false) await stores.people.put(person);
  return person;
}
