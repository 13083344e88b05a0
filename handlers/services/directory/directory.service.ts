import { type AnyCase, isDeal, openerOf } from '../../../domain/cases/any-case.ts';
import type { Task } from '../../../domain/cases/case.schema.ts';
import { DomainError } from '../../../domain/errors.ts';
import { type Person, partnerRoles, vendorRoles } from '../../../domain/people/person.schema.ts';
import { lineManager } from '../../../domain/programs/who.rules.ts';
import { mayEnrolOthers } from '../cases/who-starts.ts';
import type { ServiceContext } from '../context.ts';
import type { DirectoryService } from '../directory.services.ts';
import { isAllowed, refuseUnlessAllowed } from '../permissions.ts';
import type { Caller } from '../services.ts';

/** As many partners as a person can choose among in one list. */
const mostPartners = 100;
/** Who at a partner can own a deal. */
const dealOwners = ['owner', 'seller'] as const;

/** Names to choose from, so that nobody types an id. */
export function createDirectoryService(context: ServiceContext): DirectoryService {
  const { stores } = context;
  const firstPartners = async () =>
    (await stores.partners.list({ limit: mostPartners })).items.toSorted(byName);
  return {
    async takersOf(caller, view, task) {
      if (mayDelegate(caller, view, task)) refuseUnlessAllowed(caller, 'delegate-task');
      else refuseUnlessAllowed(caller, 'reassign', view);
      if (task.role === 'learner') return [];
      const ofPartner = task.party === 'partner';
      const people = ofPartner
        ? await withRoles(context, partnerRoles, view.partner.id)
        : await withRoles(context, await vendorRolesFor(context, { caller, view, task }));
      const hasIt = ({ id }: Person) => task.assignees.length === 1 && task.assignees[0] === id;
      const decidesOnOwn = ({ id }: Person) => !ofPartner && !task.chore && id === openerOf(view);
      const rank = ({ roles }: Person) => (roles.includes(task.role) ? 0 : 1);
      return people
        .filter((person) => !hasIt(person) && !decidesOnOwn(person))
        .sort((a, b) => rank(a) - rank(b) || byName(a, b));
    },
    async successorsOf(caller, view) {
      refuseUnlessAllowed(caller, 'transfer', view);
      const others = (await firstPartners()).filter(({ id }) => id !== view.partner.id);
      const withPeople = others.map(async (partner) => ({
        partner,
        people: (await withRoles(context, dealOwners, partner.id)).sort(byName),
      }));
      return (await Promise.all(withPeople)).filter(({ people }) => people.length > 0);
    },
    async partners(caller) {
      refuseUnlessAllowed(caller, 'read-deals');
      // A partner never learns which others there are.
      if (caller.person.partnerId !== undefined)
        throw new DomainError('forbidden', 'The list of partners is for the vendor.');
      return firstPartners();
    },
    async learners(caller) {
      const { partnerId } = caller.person;
      if (!mayEnrolOthers(caller)) return [];
      const own = partnerId === undefined ? undefined : await stores.partners.get(partnerId);
      const among = partnerId === undefined ? await firstPartners() : own ? [own] : [];
      const withPeople = among.map(async (partner) => ({
        partner,
        people: (await stores.people.ofCompany(partner.id)).filter(({ active }) => active).toSorted(byName),
      }));
      return (await Promise.all(withPeople)).filter(({ people }) => people.length > 0);
    },
  };
}

/** Who has a task of a case other than a deal may pass it on. */
const mayDelegate = (caller: Caller, view: AnyCase, task: Task): boolean =>
  !isDeal(view) && task.assignees.includes(caller.person.id);

/** Whoever reassigns chooses among all roles of the case's program; who passes a task on, among those of its role. */
async function vendorRolesFor(
  { stores }: ServiceContext,
  { caller, view, task }: { readonly caller: Caller; readonly view: AnyCase; readonly task: Task },
): Promise<string[]> {
  const onlyItsRole = !isAllowed(caller, 'reassign', view) && task.role !== lineManager;
  if (onlyItsRole) return [task.role];
  const pinned = await stores.programs.version(view.program.id, view.program.version);
  return [...Object.keys(pinned?.roles ?? {}), ...vendorRoles];
}

const byName = (a: { readonly name: string }, b: { readonly name: string }) =>
  a.name.localeCompare(b.name, 'en');

/** Everybody active with any of these roles, each once: at this partner, or at the vendor. */
async function withRoles(
  { stores }: ServiceContext,
  roles: readonly string[],
  partnerId?: string,
): Promise<Person[]> {
  const found = await Promise.all([...new Set(roles)].map((role) => stores.people.byRole(role, partnerId)));
  return [...new Map(found.flat().map((person) => [person.id, person])).values()];
}
