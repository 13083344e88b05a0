import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { Stores } from '../activities/store/stores.ts';
import { idFrom } from '../domain/ids.ts';
import { type Person, personSchema } from '../domain/people/person.schema.ts';
import { publishShipped } from '../handlers/services/programs/publish-shipped.ts';
import { shippedPrograms } from '../handlers/services/programs/shipped.ts';
import { print } from './print.ts';
import { Refused } from './refused.ts';
import { withStores } from './store-connection.ts';

const usage = `throughline install --ops "<name> <address>" --ops "<name> <address>" [--admin "<name> <address>"]
    Adds the first people of an installation and publishes the programs of this repository: two who run operations, since
    what one proposes another publishes. Who and what is there already stays as it is.`;

/** `throughline install`: what an empty table needs before anybody can sign in. */
export async function installCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      ops: { type: 'string', multiple: true, default: [] },
      admin: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return print(usage, 0);
  const [first, second, ...more] = values.ops.map((given) => personFrom(given, 'ops'));
  if (!first || !second)
    throw new Refused('Name two people with --ops: what one proposes, the other publishes.');
  if (first.email === second.email) throw new Refused('The two people of --ops must be two people.');
  const people = [first, second, ...more, ...values.admin.map((given) => personFrom(given, 'admin'))];
  return withStores(process.env, async (stores) => {
    const added = await addPeople(stores, people);
    const titles = await publishAll(stores, { proposedBy: first.id, publishedBy: second.id });
    return print([...added, ...titles].join('\n'), 0);
  });
}

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
