import { programsAt } from '../../../activities/programs-in-force.ts';
import { type Person, partnerRoles, vendorRoles } from '../../../domain/people/person.schema.ts';
import type { ServiceContext } from '../context.ts';
import type { RoleChoice } from '../people.services.ts';
import { permissions } from '../permissions.ts';

type Company = Pick<Person, 'partnerId'>;

/** The roles that somebody of this company can have: at the vendor those of the product and of the programs in force. */
export async function knownRoles(context: ServiceContext, { partnerId }: Company): Promise<RoleChoice[]> {
  if (partnerId !== undefined) return partnerRoles.map((role) => ({ role, programs: [] }));
  const programs = await programsAt(context.stores.programs, context.now().toISOString());
  const labels = new Map(programs.flatMap(({ roles }) => Object.entries(roles)));
  return [...new Set([...vendorRoles, ...labels.keys(), ...rolesWithPermissions])].map((role) => ({
    role,
    label: labels.get(role),
    programs: programs.filter(({ roles }) => Object.hasOwn(roles, role)).map(({ title }) => title),
  }));
}

/** Roles that may do something whatever programs say. */
const rolesWithPermissions = Object.values(permissions).flatMap(({ vendor }) =>
  vendor === 'everybody' || vendor === 'submitter' ? [] : vendor,
);

export const roleNames = (choices: readonly RoleChoice[]): ReadonlySet<string> =>
  new Set(choices.map(({ role }) => role));

/** What people call the identity provider whose groups give somebody of this company their roles, if it is so. */
export function rolesComeFrom({ staffSignIn }: ServiceContext, { partnerId }: Company): string | undefined {
  const byGroups = partnerId === undefined && staffSignIn?.settings.groups !== undefined;
  return byGroups ? staffSignIn?.settings.name : undefined;
}
