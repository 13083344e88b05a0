import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { Stores } from '../activities/store/stores.ts';
import { countryCodes } from '../domain/customers/countries.ts';
import { idFrom } from '../domain/ids.ts';
import { directSalesPartnerId } from '../domain/partners/partner.schema.ts';
import { type Person, personSchema } from '../domain/people/person.schema.ts';
import { publishShippedMaterials } from '../handlers/services/materials/publish-shipped.ts';
import { publishShipped } from '../handlers/services/programs/publish-shipped.ts';
import { shippedPrograms, shippedStandingRules } from '../handlers/services/programs/shipped.ts';
import { publishShippedRules } from '../handlers/services/standing/publish-shipped.ts';
import { print } from './print.ts';
import { Refused } from './refused.ts';
import { withStores } from './store-connection.ts';

const usage = `throughline install --ops "<name> <address>" --ops "<name> <address>" [--admin "<name> <address>"] [--country <DE>]
    Adds the first people of an installation and publishes what this repository ships: programs, courses, and the rules of
    competencies and tiers. Two run operations, since what one proposes another publishes. --country is yours: with it your
    direct sales team takes part in the conflict check. Who and what is there already stays as it is.`;

/** `throughline install`: what an empty table needs before anybody can sign in. */
export async function installCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      ops: { type: 'string', multiple: true, default: [] },
      admin: { type: 'string', multiple: true, default: [] },
      country: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return print(usage, 0);
  const [first, second, ...more] = values.ops.map((given) => personFrom(given, 'ops'));
  if (!first || !second)
    throw new Refused('Name two people with --ops: what one proposes, the other publishes.');
  const { country } = values;
  if (country !== undefined && !countryCodes.has(country))
    throw new Refused(
      `--country ${country} is none that we know: write its code of two letters, such as DE.`,
    );
  if (first.email === second.email) throw new Refused('The two people of --ops must be two people.');
  const people = [first, second, ...more, ...values.admin.map((given) => personFrom(given, 'admin'))];
  return withStores(process.env, async (stores) => {
    const added = await addPeople(stores, people);
    const direct = await addDirectSales(stores, country);
    const titles = await publishAll(stores, { proposedBy: first.id, publishedBy: second.id });
    const publisher = { publishedBy: second.id, now: new Date() };
    await publishShippedMaterials(stores, publisher);
    await publishShippedRules(stores, await shippedStandingRules(), publisher);
    return print([...added, direct, ...titles, published].join('\n'), 0);
  });
}

const published =
  'Courses, questions, and the rules of competencies and tiers: published where there were none';

const written = /^\s*(\S.*?)\s*<\s*([^<>\s]+)\s*>\s*$/;

/** `Olga Ops <olga@vendor.example>`. */
function personFrom(given: string, role: string): Person {
  const [, name, email = ''] = written.exec(given) ?? [];
  const id = idFrom('person', createHash('sha256').update(email.toLowerCase()).digest());
  const person = personSchema.safeParse({ id, name, email: email.toLowerCase(), roles: [role] });
  if (person.success) return person.data;
  throw new Refused(`"${given}" is no person: write "Olga Ops <olga@vendor.example>".`);
}

async function addPeople({ people }: Stores, wanted: readonly Person[]): Promise<string[]> {
  const lines: string[] = [];
  for (const person of wanted) {
    const there = await people.byEmail(person.email);
    if (!there) await people.put(person);
    lines.push(`${person.email}: ${there ? 'is there already' : `added as ${person.roles.join(', ')}`}`);
  }
  return lines;
}

/** The vendor's own sales team registers as a partner of this name. */
async function addDirectSales({ partners }: Stores, country: string | undefined): Promise<string> {
  if (await partners.get(directSalesPartnerId)) return 'Direct sales: is there already';
  if (country === undefined) return 'Direct sales: left out; say --country to add your own sales team';
  const direct = { id: directSalesPartnerId, name: 'Direct sales', tier: 'direct', country, domains: [] };
  await partners.put(direct);
  return 'Direct sales: added';
}

async function publishAll(
  stores: Stores,
  publishers: { readonly proposedBy: string; readonly publishedBy: string },
): Promise<string[]> {
  const lines: string[] = [];
  for (const source of await shippedPrograms()) {
    const { program, leftFor } = await publishShipped(stores, source, { ...publishers, now: new Date() });
    const { title, version } = program;
    lines.push(
      leftFor === undefined
        ? `${title}: version ${version} is published`
        : `${title}: version ${version} of this release is left out: version ${leftFor} here is your own`,
    );
  }
  return lines;
}
