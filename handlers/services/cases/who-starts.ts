import { DomainError } from '../../../domain/errors.ts';
import { partnerRoles, vendorRoles } from '../../../domain/people/person.schema.ts';
import type { Process } from '../../../domain/programs/process.schema.ts';
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
