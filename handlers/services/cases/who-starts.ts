import { DomainError } from '../../../domain/errors.ts';
import type { Partner } from '../../../domain/partners/partner.schema.ts';
import { type Person, partnerRoles, vendorRoles } from '../../../domain/people/person.schema.ts';
import type { Process } from '../../../domain/programs/process.schema.ts';
import type { ServiceContext } from '../context.ts';
import { invalid } from '../parse.ts';
import { isAllowed, refuseUnlessAllowed } from '../permissions.ts';
import type { Caller } from '../services.ts';

/**
 * Whether this person may start a case of this program. What a partner starts, operations may start in its name; what
 * anybody starts begins on the public page, and with no account.
 */
export function mayStart({ person }: Caller, { starts }: Process): boolean {
  const has = (role: string) => person.roles.includes(role);
  const steers = person.partnerId === undefined && vendorRoles.some(has);
  if (starts.by === 'partner')
    return steers || (person.partnerId !== undefined && (starts.roles ?? partnerRoles).some(has));
  if (starts.by === 'vendor')
    return steers || (person.partnerId === undefined && (starts.roles ?? []).some(has));
  return false;
}

/** @throws `forbidden`, saying who may. */
export function refuseStart(caller: Caller, program: Process): void {
  if (mayStart(caller, program)) return;
  const { by, roles = [] } = program.starts;
  const who = {
    public: 'begun on its public page',
    partner: `started by a partner${roles.length ? `'s ${roles.join(' or ')}` : ''}`,
    vendor: `started by ${[...roles, 'ops'].join(' or ')}`,
  };
  throw new DomainError('forbidden', `"${program.title}" is ${who[by]}.`);
}

/** By role alone: what a key needs for starting cases was asked before. */
const byRole = ({ person, via }: Caller): Caller => ({ person, via });

/** Whether somebody may enrol others: who manages people. */
export const mayEnrolOthers = (caller: Caller): boolean => isAllowed(byRole(caller), 'manage-people');

/**
 * Whose case it will be, in a program for a learner: one's own, or that of somebody whom one may enrol. Nothing in other
 * programs. Who is of another partner does not exist. @throws `invalid-input` on `personId`; `forbidden`
 */
export async function learnerIn(
  { stores }: Pick<ServiceContext, 'stores'>,
  caller: Caller,
  { program, partner, personId }: { program: Process; partner: Partner; personId?: string | undefined },
): Promise<Person | undefined> {
  const wrong = (message: string) => invalid([{ field: 'personId', message }]);
  if (program.starts.for !== 'learner') {
    if (personId === undefined) return undefined;
    throw wrong(`"${program.title}" is not one person's: leave personId out`);
  }
  const own = caller.person.partnerId === undefined ? undefined : caller.person.id;
  const id = personId ?? own;
  if (id === undefined) throw wrong('Name the person whose case it is');
  if (id !== caller.person.id) refuseUnlessAllowed(byRole(caller), 'manage-people');
  const person = await stores.people.get(id);
  if (person?.active && person.partnerId === partner.id) return person;
  throw wrong(`Nobody at ${partner.name} who has access has this id`);
}
