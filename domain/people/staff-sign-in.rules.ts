import type { Person } from './person.schema.ts';
import type { StaffSignIn } from './staff-sign-in.schema.ts';

/** Why somebody whom the provider knows is not signed in. */
const staffRefusals = ['unverified', 'unknown', 'partner', 'other-account', 'no-groups', 'no-role'] as const;
export type StaffRefusal = (typeof staffRefusals)[number];

/** What the provider said of somebody, its signature and times checked. */
export type ProviderClaims = Readonly<Record<string, unknown>> & { readonly sub: string };

/** Somebody as the provider knows them. */
export interface ProviderAccount {
  readonly email: string;
  /** The name, or else the address. */
  readonly name: string;
  /** Undefined: roles are kept here, or the provider did not say. */
  readonly groups?: readonly string[];
}

/** Reads claims. An address counts only if it is verified: anybody may have typed another. */
export function accountOf(
  claims: ProviderClaims,
  { emailsAreVerified, groups }: StaffSignIn,
): ProviderAccount | 'unverified' {
  const { email, email_verified: verified, name } = claims;
  // Some providers write it as text.
  const isVerified = verified === undefined ? emailsAreVerified : verified === true || verified === 'true';
  if (typeof email !== 'string' || email === '' || email.length > 254 || !isVerified) return 'unverified';
  const named = typeof name === 'string' && name.trim() !== '' ? name.trim().slice(0, 120) : undefined;
  const listed = groups && claims[groups.claim];
  return {
    email: email.trim().toLowerCase(),
    name: named ?? email.slice(0, 120),
    ...(listed === undefined
      ? {}
      : { groups: [listed].flat().filter((one): one is string => typeof one === 'string') }),
  };
}

/** What is known here of who signs in. */
export interface KnownHere {
  /** Whom this account of the provider signed in as before. */
  readonly bound?: Person | undefined;
  /** Whose address it is. */
  readonly byEmail?: Person | undefined;
  /** The person of that address signed in with another account of this provider before. */
  readonly boundElsewhere: boolean;
}

/** Who is signed in, with which roles from now on; or why nobody is. */
export type StaffDecision =
  | { readonly kind: 'person'; readonly person: Person; readonly roles: readonly string[] }
  /** Nobody is known by this address, and the groups give a role: somebody new. */
  | { readonly kind: 'new'; readonly roles: readonly string[] }
  /** `loses`: who is in no group that gives a role, and has none any more. */
  | { readonly kind: 'refused'; readonly why: StaffRefusal; readonly loses?: Person };

const refused = (why: StaffRefusal): StaffDecision => ({ kind: 'refused', why });

/**
 * Who comes in. An account of the provider stands for one person for good: the address finds them the first time only, so
 * that whoever is given the address of somebody who left is not taken for them.
 *
 * Where groups give roles, they decide: who is in none of them stays out, and who is not known yet is made known. Where
 * they do not, only who is known comes in. Partners' people never come in this way, and who was made inactive does not.
 */
export function decideStaffSignIn(
  account: ProviderAccount,
  settings: StaffSignIn,
  { bound, byEmail, boundElsewhere }: KnownHere,
): StaffDecision {
  const person = bound ?? byEmail;
  if (person?.partnerId !== undefined) return refused('partner');
  if (!bound && boundElsewhere) return refused('other-account');
  if (person && !person.active) return refused('unknown');
  const { groups } = settings;
  if (!groups) return person ? { kind: 'person', person, roles: person.roles } : refused('unknown');
  if (!account.groups) return refused('no-groups');
  const roles = rolesAfter(person?.roles ?? [], account.groups, groups.roles);
  if (roles.length === 0)
    return person ? { kind: 'refused', why: 'no-role', loses: person } : refused('unknown');
  return person ? { kind: 'person', person, roles } : { kind: 'new', roles };
}

/** The roles that groups give take the place of those that any group could give; others stay. */
export function rolesAfter(
  before: readonly string[],
  groups: readonly string[],
  given: Readonly<Record<string, readonly string[]>>,
): string[] {
  const managed = new Set(Object.values(given).flat());
  const now = groups.flatMap((group) => (Object.hasOwn(given, group) ? (given[group] ?? []) : []));
  return [...new Set([...before.filter((role) => !managed.has(role)), ...now])];
}
