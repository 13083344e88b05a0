import { DomainError } from '../../domain/errors.ts';
import { type ApiKey, apiKeySchema } from '../../domain/people/api-key.schema.ts';
import { type Person, personSchema } from '../../domain/people/person.schema.ts';
import { absent, type Item, type Items, type Operation } from './items.ts';
import type { PeopleStore } from './people.store.ts';
import { sharing, together } from './together.ts';
import { untilDecided } from './until-decided.ts';

export const personKey = (id: string) => ({ pk: `PERSON#${id}`, sk: 'PERSON' });
const emailKey = (email: string) => ({ pk: `EMAIL#${email.trim().toLowerCase()}`, sk: 'EMAIL' });
export const apiKeyKey = (hash: string) => ({ pk: `APIKEY#${hash}`, sk: 'APIKEY' });
const rolePartition = (role: string, partnerId: string | undefined) =>
  `ROLE#${partnerId === undefined ? 'vendor' : `partner#${partnerId}`}#${role}`;
const companyPartition = (partnerId: string | undefined) =>
  `STAFF#${partnerId === undefined ? 'vendor' : `partner#${partnerId}`}`;
export const roleKey = (person: Person, role: string) => ({
  pk: rolePartition(role, person.partnerId),
  sk: person.id,
});

const staffKey = ({ id, partnerId }: Person) => ({ pk: companyPartition(partnerId), sk: id });

/** What BatchGet takes. */
const peopleAtOnce = 100;

export function createPeopleStore(items: Items): PeopleStore {
  const lookUp = together(peopleAtOnce, (ids: readonly string[]) => getAll(items, ids));
  const get = async (id: string): Promise<Person | undefined> => {
    const found = await lookUp(id);
    return found && personSchema.parse(found.person);
  };
  const byRole = sharing(async (partition) => {
    const found = await items.queryAll(partition);
    return found.map(({ person }) => personSchema.parse(person)).filter(({ active }) => active);
  });
  return {
    get,
    async byEmail(email) {
      const found = await items.get(emailKey(email));
      return found && get(found.personId as string);
    },
    byRole: (role, partnerId) => byRole(rolePartition(role, partnerId)),
    async ofCompany(partnerId) {
      const found = await items.queryAll(companyPartition(partnerId));
      return found.map(({ person }) => personSchema.parse(person));
    },
    async put(person) {
      await untilDecided(() => put(items, person));
    },
    change: (id, change) => untilDecided(() => changed(items, id, change)).then(({ person }) => person),
    async apiKeyByHash(hash) {
      const found = await items.get(apiKeyKey(hash));
      return found && apiKeySchema.parse(found.key);
    },
    async putApiKey(key: ApiKey) {
      await items.transact([items.put({ ...apiKeyKey(key.hash), entity: 'api-key', key })]);
    },
  };
}

async function getAll(items: Items, ids: readonly string[]): Promise<(Item | undefined)[]> {
  const found = await items.getAll([...new Set(ids)].map(personKey));
  const people = new Map(found.map((item) => [item.pk, item]));
  return ids.map((id) => people.get(personKey(id).pk));
}

async function changed(
  items: Items,
  id: string,
  change: (person: Person) => Person,
): Promise<{ readonly person?: Person } | undefined> {
  const stored = await items.get(personKey(id));
  if (!stored) return {};
  const person = change(personSchema.parse(stored.person));
  return (await write(items, person, stored)) && { person };
}

async function put(items: Items, person: Person): Promise<true | undefined> {
  return write(items, person, await items.get(personKey(person.id)));
}

/** Undefined: the person was changed by somebody else since it was read, so what is left over is another thing. */
async function write(items: Items, person: Person, stored: Item | undefined): Promise<true | undefined> {
  const address = hasAddress(person) ? await items.get(emailKey(person.email)) : undefined;
  if (address && address.personId !== person.id) {
    const field = { field: 'email', message: 'Another person has this e-mail address.' };
    throw new DomainError('invalid-input', field.message, [field]);
  }
  const version = Number(stored?.version ?? 0);
  const outcome = await items.transact([
    items.put(
      { ...personKey(person.id), entity: 'person', person, version: version + 1 },
      stored ? { expression: 'version = :seen', values: { ':seen': version } } : absent,
    ),
    ...(hasAddress(person) ? [claimAddress(items, person)] : []),
    items.put({ ...staffKey(person), entity: 'staff', person }),
    ...rolesOf(items, person),
    ...(stored ? leftovers(items, personSchema.parse(stored.person), person) : []),
  ]);
  return outcome === 'done' ? true : undefined;
}

/** Somebody who acts by links only has no claim to the address: many may apply with it. */
const hasAddress = ({ account }: Person): boolean => account !== false;

function claimAddress(items: Items, { id, email }: Person): Operation {
  return items.put(
    { ...emailKey(email), entity: 'email', personId: id },
    { expression: `${absent.expression} OR personId = :me`, values: { ':me': id } },
  );
}

function rolesOf(items: Items, person: Person): Operation[] {
  return [...new Set(person.roles)].map((role) =>
    items.put({ ...roleKey(person, role), entity: 'role', person }),
  );
}

/** Roles and the address that the person no longer has. */
function leftovers(items: Items, before: Person, now: Person): Operation[] {
  const company = before.partnerId === now.partnerId ? [] : [staffKey(before)];
  const kept = new Set(now.roles.map((role) => roleKey(now, role).pk));
  const roles = [...new Set(before.roles)]
    .map((role) => roleKey(before, role))
    .filter(({ pk }) => !kept.has(pk));
  const gone = !hasAddress(now) || emailKey(before.email).pk !== emailKey(now.email).pk;
  const moved = hasAddress(before) && gone;
  return [...company, ...roles, ...(moved ? [emailKey(before.email)] : [])].map((key) => items.remove(key));
}
