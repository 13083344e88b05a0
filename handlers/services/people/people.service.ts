import type { InboxItem } from '../../../domain/cases/listing.ts';
import { canStandIn, isAhead, managerProblem, standInAt } from '../../../domain/people/away.rules.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import type { ServiceContext } from '../context.ts';
import { invalid, parse } from '../parse.ts';
import type { PeopleService, PersonPage } from '../people.services.ts';
import { isAllowed, refuseUnlessAllowed } from '../permissions.ts';
import type { Caller } from '../services.ts';
import { signsInHere } from '../sign-in/sessions.ts';
import { endAway, setAway } from './away.ts';
import { knownRoles, rolesComeFrom } from './known-roles.ts';
import { passOn } from './pass-on.ts';
import { managerSchema, ownTimeZoneSchema } from './schemas.ts';
import { companyOf, subjectOf } from './subject.ts';

/** The people of the caller's own company: who is away, who stands in, who reports to whom. */
export function createPeopleService(context: ServiceContext): PeopleService {
  return {
    get: getPerson(context),
    async list(caller) {
      refuseUnlessAllowed(caller, 'manage-people');
      return [...(await companyOf(context, caller)).values()].sort(byName);
    },
    setAway: setAway(context),
    endAway: endAway(context),
    passOn: passOn(context),
    async forgetAccount(caller, personId) {
      const { person } = await subjectOf(context, caller, personId, 'manage-people');
      await context.stores.identities.forget(person.id);
    },
    async writeAgain(caller, personId) {
      const { person } = await subjectOf(context, caller, personId, 'set-own-away');
      await context.stores.addresses.speak(person.email);
    },
    async setOwnTimeZone(caller, input) {
      refuseUnlessAllowed(caller, 'set-own-time-zone');
      const { timeZone } = parse(ownTimeZoneSchema, input);
      await context.stores.people.change(caller.person.id, (person) => ({ ...person, timeZone }));
    },
    setRoles: async (...asked) => (await import('./access.ts')).setRoles(context)(...asked),
    setActive: async (...asked) => (await import('./access.ts')).setActive(context)(...asked),
    move: async (...asked) => (await import('./move.ts')).movePerson(context)(...asked),
    async setManager(caller, personId, input) {
      const { person, people } = await subjectOf(context, caller, personId, 'manage-people');
      const { reportsTo } = parse(managerSchema, input);
      const problem = reportsTo === null ? undefined : managerProblem(person, reportsTo, people);
      if (problem) throw invalid([{ field: 'reportsTo', message: problem }]);
      await context.stores.people.change(personId, ({ reportsTo: _before, ...rest }) =>
        reportsTo === null ? rest : { ...rest, reportsTo },
      );
    },
  };
}

function getPerson(context: ServiceContext): PeopleService['get'] {
  return async (caller, personId) => {
    const { person, people } = await subjectOf(context, caller, personId, 'know-oneself');
    const now = context.now().toISOString();
    const away = person.away && isAhead(person.away, now) ? person.away : undefined;
    const standIn = away && standInAt(person, people, now);
    const named = (id: string | undefined) => people.get(id ?? '');
    const silent = await context.stores.addresses.silent(person.email);
    const [manager, chosen] = [named(person.reportsTo), named(away?.standIn)];
    return {
      person,
      ...(away ? { away } : {}),
      ...(chosen ? { chosen } : {}),
      ...(standIn ? { standIn } : {}),
      ...(manager ? { manager } : {}),
      ...(silent ? { silent } : {}),
      ...(await waysInOf(context, caller, person)),
      ...(await accessTo(context, caller, person)),
      colleagues: colleaguesOf(person, [...people.values()]),
      alone: await tasksOfOne(context, personId),
    };
  };
}

/** Nobody changes what they may do themselves, and who acts by links only has no account that could be closed. */
async function accessTo(
  context: ServiceContext,
  caller: Caller,
  person: Person,
): Promise<Pick<PersonPage, 'access'>> {
  const changes = isAllowed(caller, 'manage-people') && person.id !== caller.person.id;
  if (!changes || person.account === false) return {};
  const rolesFrom = rolesComeFrom(context, person);
  return { access: { roles: await knownRoles(context, person), ...(rolesFrom ? { rolesFrom } : {}) } };
}

/** How somebody signs in: the vendor's people by their provider, if there is one, and others here. */
async function waysInOf(
  context: ServiceContext,
  caller: Caller,
  person: Person,
): Promise<Pick<PersonPage, 'signsInAt' | 'keepsPasskeys'>> {
  const { stores, staffSignIn } = context;
  const { id } = person;
  if (staffSignIn === undefined || signsInHere(context, person))
    return id === caller.person.id ? { keepsPasskeys: true } : {};
  const { issuer, name } = staffSignIn.settings;
  return (await stores.identities.isBound(issuer, id)) ? { signsInAt: name } : {};
}

/** Who could stand in: who has a role in common first, then by name. */
function colleaguesOf(person: Person, people: readonly Person[]): Person[] {
  const rank = ({ roles }: Person) => (roles.some((role) => person.roles.includes(role)) ? 0 : 1);
  return people
    .filter((other) => canStandIn(person, other))
    .sort((a, b) => rank(a) - rank(b) || byName(a, b));
}

/** The open tasks that nobody else has, of the 100 that are due first. */
async function tasksOfOne({ stores }: ServiceContext, personId: string): Promise<InboxItem[]> {
  const { items } = await stores.cases.listInbox(personId, { limit: 100 });
  return items.filter(({ task }) => task.assignees.every((id) => id === personId));
}

const byName = (a: Person, b: Person) => a.name.localeCompare(b.name, 'en');
