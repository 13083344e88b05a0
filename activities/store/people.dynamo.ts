import { DomainError } from '../../domain/errors.ts';
import { type ApiKey, apiKeySchema } from '../../domain/people/api-key.schema.ts';
import { type Person, personSchema } from '../../domain/people/person.schema.ts';
import type { Witness } from '../../domain/people/roles.rules.ts';
import { absent, type Condition, type Item, type Items, type Operation } from './items.ts';
import type { PeopleStore, WitnessedChange } from './people.store.ts';
import { sharing, together } from './together.ts';
import { untilDecided } from './until-decided.ts';

export const personKey = (id: string) => ({ pk: `PERSON#${id}`, sk: 'PERSON' });
export const emailKey = (email: string) => ({ pk: `EMAIL#${email.trim().toLowerCase()}`, sk: 'EMAIL' });
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
  const ofCompany = async (partnerId: string | undefined): Promise<readonly Person[]> => {
    const found = await items.queryAll(companyPartition(partnerId));
    return found.map(({ person }) => personSchema.parse(person));
  };
  return {
    get,
    async byEmail(email) {
      const found = await items.get(emailKey(email));
      return found && get(found.personId as string);
    },
    byRole: (role, partnerId) => byRole(rolePartition(role, partnerId)),
    ofCompany,
    async put(person) {
      await untilDecided(() => put(items, person));
    },
    async change(id, change) {
      const alone = async (person: Person) => ({ person: change(person), witnesses: [] });
      return (await untilDecided(() => changed(items, id, alone))).person;
    },
    async changeAmong(id, change) {
      const among = async (person: Person) => change(person, await ofCompany(person.partnerId));
      return (await untilDecided(() => changed(items, id, among))).person;
    },
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
  change: (person: Person) => Promise<WitnessedChange>,
): Promise<{ readonly person?: Person } | undefined> {
  const stored = await items.get(personKey(id));
  if (!stored) return {};
  const before = personSchema.parse(stored.person);
  const { person, witnesses } = await change(before);
  await refuseTakenAddress(items, person);
  const checks = witnesses.map(({ personId, roles }) =>
    items.check(personKey(personId), stillHas(roles, before.partnerId)),
  );
  return (await writePerson(items, person, stored, checks)) && { person };
}

/** Holds for somebody of this company who is active, can sign in, and has all of these roles. */
function stillHas(roles: Witness['roles'], partnerId: string | undefined): Condition {
  const own = Object.fromEntries(roles.map((role, at) => [`:role${at}`, role]));
  const company = partnerId === undefined ? 'attribute_not_exists(#p.#c)' : '#p.#c = :company';
  const able = '#p.#active = :yes AND (attribute_not_exists(#p.#account) OR #p.#account = :yes)';
  const has = Object.keys(own).map((role) => `contains(#p.#roles, ${role})`);
  return {
    expression: [able, company, ...has].join(' AND '),
    names: {
      '#p': 'person',
      '#c': 'partnerId',
      '#active': 'active',
      '#account': 'account',
      '#roles': 'roles',
    },
    values: { ':yes': true, ...own, ...(partnerId === undefined ? {} : { ':company': partnerId }) },
  };
}

async function put(items: Items, person: Person): Promise<true | undefined> {
  await refuseTakenAddress(items, person);
  return writePerson(items, person, await items.get(personKey(person.id)));
}

/**
 * Writes somebody with all that they are found by, and `more` in the same transaction. Undefined: the person was changed by
 * somebody else since it was read, so what is left over is another thing; or another has the address, or a condition of `more`
 * does not hold.
 */
export async function writePerson(
  items: Items,
  person: Person,
  stored: Item | undefined,
  more: readonly Operation[] = [],
): Promise<true | undefined> {
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
    ...more,
  ]);
  return outcome === 'done' ? true : undefined;
}

async function refuseTakenAddress(items: Items, person: Person): Promise<void> {
  const address = hasAddress(person) ? await items.get(emailKey(person.email)) : undefined;
  if (!address || address.personId === person.id) return;
  const field = { field: 'email', message: 'Another person has this e-mail address.' };
  throw new DomainError('invalid-input', field.message, [field]);
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
