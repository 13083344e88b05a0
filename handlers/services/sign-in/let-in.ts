import { noteActor } from '../../../activities/store/audit/act.ts';
import { idFrom } from '../../../domain/ids.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import {
  decideStaffSignIn,
  type ProviderAccount,
  type StaffRefusal,
} from '../../../domain/people/staff-sign-in.rules.ts';
import type { StaffSignIn } from '../../../domain/people/staff-sign-in.schema.ts';
import type { ServiceContext } from '../context.ts';
import { sha256 } from '../hash.ts';

/** Carries out what the rules say of an account of the provider: who it is, and with which roles. */
export async function letIn(
  { stores: { people, identities } }: ServiceContext,
  settings: StaffSignIn,
  subject: string,
  account: ProviderAccount,
): Promise<Person | { readonly why: StaffRefusal }> {
  const { issuer } = settings;
  const bound = await people.get((await identities.personOf(issuer, subject)) ?? idOf(issuer, subject));
  const byEmail = bound ? undefined : await people.byEmail(account.email);
  const boundElsewhere = byEmail !== undefined && (await identities.isBound(issuer, byEmail.id));
  const decision = decideStaffSignIn(account, settings, { bound, byEmail, boundElsewhere });
  if (decision.kind === 'refused') {
    if (decision.loses) await people.change(decision.loses.id, (person) => ({ ...person, roles: [] }));
    return { why: decision.why };
  }
  const person = decision.kind === 'new' ? newPerson(idOf(issuer, subject), account) : decision.person;
  noteActor(person.id, 'portal');
  if (!(await identities.bind(issuer, subject, person.id))) return { why: 'other-account' };
  const roles = [...decision.roles];
  if (decision.kind === 'new') await people.put({ ...person, roles });
  else if (roles.join() !== person.roles.join()) await people.change(person.id, (now) => ({ ...now, roles }));
  return { ...person, roles };
}

/** Whom an account makes known: the same at every attempt, so that two first sign-ins at once make one person. */
const idOf = (issuer: string, subject: string) => idFrom('person', sha256(issuer, subject));

function newPerson(id: string, { email, name }: ProviderAccount): Person {
  return { id, name, email, roles: [], timeZone: 'UTC', active: true };
}
