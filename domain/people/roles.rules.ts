import type { Person } from './person.schema.ts';

/** As many as a person can have. */
const mostRoles = 10;

/** Roles that a company never loses the last of: without them nobody there could manage people. */
const lastingRoles = { partner: ['owner'], vendor: ['ops', 'admin'] } as const;

/** Somebody who goes on having roles that another gives up. */
export interface Witness {
  readonly personId: string;
  readonly roles: readonly string[];
}

/** What is to be of somebody: every field that is absent stays as it is. */
export interface AccessChange {
  readonly roles?: readonly string[] | undefined;
  readonly active?: boolean | undefined;
}

/** Why a change of roles or of access is refused, in words, and at which field. */
export interface AccessProblem {
  readonly field: 'roles' | 'active';
  readonly message: string;
}

/** Who has a role in the sense of the last one who has it: able to sign in and act. */
const holds = ({ active, account, roles }: Person, role: string): boolean =>
  active && account !== false && roles.includes(role);

const isAdmin = (person: Person): boolean => person.partnerId === undefined && person.roles.includes('admin');

/** What somebody is after a change. */
export function changedAccess(person: Person, { roles, active }: AccessChange): Person {
  return {
    ...person,
    ...(roles === undefined ? {} : { roles: [...new Set(roles)] }),
    ...(active === undefined ? {} : { active }),
  };
}

/**
 * Why this person cannot make this change to that one; nothing if they can. `known`: the roles that there are in the
 * company; those that somebody has already may stay, whatever they are.
 */
export function accessProblem(
  by: Person,
  person: Person,
  change: AccessChange,
  known: ReadonlySet<string>,
): AccessProblem | undefined {
  const field = change.roles === undefined ? 'active' : 'roles';
  if (by.id === person.id)
    return { field, message: 'Nobody changes their own roles or access: ask a colleague who manages people' };
  if (person.account === false && change.active !== false)
    return { field, message: `${person.name} has no account here: invite them` };
  const after = changedAccess(person, change);
  const strange = after.roles.find((role) => !known.has(role) && !person.roles.includes(role));
  if (strange !== undefined)
    return { field: 'roles', message: `There is no role “${strange}”: choose among those shown` };
  const givesOrTakes = isAdmin(person) !== isAdmin(after);
  const closesOrOpens = person.active !== after.active && (isAdmin(person) || isAdmin(after));
  if (person.partnerId === undefined && (givesOrTakes || closesOrOpens) && !isAdmin(by))
    return { field, message: 'Only an administrator says who is an administrator: ask one' };
  return undefined;
}

/** Why these roles cannot be given with an invitation by this person. */
export function invitedRolesProblem(
  by: Person,
  roles: readonly string[],
  known: ReadonlySet<string>,
): string | undefined {
  if (roles.length === 0) return 'Choose at least one role';
  const strange = roles.find((role) => !known.has(role));
  if (strange !== undefined) return `There is no role “${strange}”: choose among those shown`;
  const makesAdmin = by.partnerId === undefined && roles.includes('admin');
  return makesAdmin && !isAdmin(by) ? 'Only an administrator says who is an administrator' : undefined;
}

/**
 * Who goes on having the roles that this change takes from somebody, of those that the company never loses the last of.
 * A problem: nobody would. The change holds only as long as the witnesses stay what they are, which the store watches.
 */
export function witnessesOf(
  before: Person,
  after: Person,
  company: readonly Person[],
): readonly Witness[] | AccessProblem {
  const lasting = before.partnerId === undefined ? lastingRoles.vendor : lastingRoles.partner;
  const others = company.filter(({ id, partnerId }) => id !== before.id && partnerId === before.partnerId);
  const found = new Map<string, string[]>();
  for (const role of lasting.filter((role) => holds(before, role) && !holds(after, role))) {
    const witness = others.find((other) => holds(other, role));
    if (!witness) return lastOf(before, after, role);
    found.set(witness.id, [...(found.get(witness.id) ?? []), role]);
  }
  return [...found].map(([personId, roles]) => ({ personId, roles }));
}

const lastWords: Readonly<Record<string, string>> = {
  owner: 'the last active owner: make somebody else an owner first',
  ops: 'the last active person in operations: give somebody else that role first',
  admin: 'the last active administrator: make somebody else one first',
};

const lastOf = (before: Person, after: Person, role: string): AccessProblem => ({
  field: before.active === after.active ? 'roles' : 'active',
  message: `${before.name} is ${lastWords[role]}`,
});

/**
 * Somebody who accepts an invitation and is known in that company: the roles come to those they have. Of somebody
 * inactive, administrator stays only if the invitation gives it.
 */
export function joinedAgain({ account: _none, ...before }: Person, roles: readonly string[]): Person {
  const kept = before.active ? before.roles : before.roles.filter((role) => role !== 'admin');
  return { ...before, active: true, roles: [...new Set([...kept, ...roles])].slice(0, mostRoles) };
}
