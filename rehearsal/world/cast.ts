import { createHash } from 'node:crypto';
import { idFrom } from '../../domain/ids.ts';
import type { Person } from '../../domain/people/person.schema.ts';
import type { Process } from '../../domain/programs/process.schema.ts';
import { lineManager } from '../../domain/programs/who.rules.ts';
import type { Script } from '../../domain/rehearsals/script.schema.ts';

/** Who takes part in a rehearsed case. */
export interface Cast {
  readonly people: readonly Person[];
  readonly partner: {
    readonly id: string;
    readonly name: string;
    readonly tier: string;
    readonly country: string;
    /** By id; they are held all the while. */
    readonly competencies: readonly string[];
  };
  /** Who starts the case. */
  readonly starter: Person;
  /** Whose case it is, in a program for a learner: one of the partner's people, who starts it. */
  readonly learner?: Person;
}

/** What of a program its cast depends on. */
export type Casting = Pick<Process, 'calendar' | 'roles'> & {
  readonly starts: Pick<Process['starts'], 'by' | 'roles' | 'for'>;
};

const names = [
  ...['Ana Costa', 'Ben Okafor', 'Chloe Martin', 'Dmitri Petrov', 'Elena Rossi', 'Farid Haddad', 'Grace Lee'],
  ...['Hugo Lindqvist', 'Ines Duarte', 'Jonas Weber', 'Keiko Tanaka', 'Liam Murphy', 'Maria Novak'],
  ...['Nadia Rahman', 'Oscar Nilsen', 'Priya Nair', 'Quentin Dubois', 'Rosa Jimenez', 'Samuel Cohen'],
  ...['Tove Hansen', 'Umar Farooq', 'Vera Ivanova', 'Wei Zhang', 'Ximena Lopez', 'Yusuf Demir', 'Zoe Papas'],
];

/** As many people for each role as the script says: one if it says nothing, two for a role that starts the case. */
export function castOf(
  program: Casting,
  script: Pick<Script, 'people' | 'partner' | 'away' | 'starts'>,
): Cast {
  const { starts, roles, calendar } = program;
  const partner = {
    id: 'northwind',
    name: 'Northwind',
    tier: 'silver',
    country: 'DE',
    competencies: [],
    ...definedOf(script.partner),
  };
  const startingRole = starts.by === 'vendor' ? (starts.roles?.[0] ?? 'ops') : 'partner';
  const wanted = (role: string) =>
    script.people[role] ?? (role === startingRole && role !== 'partner' ? 2 : 1);
  let serial = 0;
  const person = (role: string, more: Partial<Person>): Person => {
    const name = names[serial % names.length] ?? '';
    serial += 1;
    const id = idFrom('person', createHash('sha256').update(`${serial}`).digest());
    const email = `${name.toLowerCase().replaceAll(' ', '.')}${serial}@${more.partnerId ?? 'vendor'}.example`;
    return { id, name, email, roles: [role], timeZone: calendar.timeZone, active: true, ...more };
  };
  const several = (role: string, count: number, more: Partial<Person> = {}) =>
    Array.from({ length: count }, (_, index) => withAbsence(person(role, more), { role, index, script }));
  const account = starts.by === 'public' ? { account: false } : {};
  const owners = several('owner', Math.max(1, wanted('partner')), { partnerId: partner.id, ...account });
  const [learner] = starts.for === 'learner' ? several('learner', 1, { partnerId: partner.id }) : [];
  const head = person(lineManager, {});
  const vendorRoles = [...new Set([...Object.keys(roles), 'ops', 'admin'])];
  const vendor = vendorRoles.flatMap((role) => several(role, wanted(role), { reportsTo: head.id }));
  const starter = learner ?? vendor.find((one) => one.roles.includes(startingRole)) ?? owners[0] ?? head;
  const ofPartner = learner ? [...owners, learner] : owners;
  return { people: [...ofPartner, ...vendor, head], partner, starter, ...(learner ? { learner } : {}) };
}

interface Absence {
  readonly role: string;
  /** Which of those who have the role; the first is 0. */
  readonly index: number;
  readonly script: Pick<Script, 'away' | 'starts'>;
}

function withAbsence(person: Person, { role, index, script }: Absence): Person {
  const named = role === 'owner' ? 'partner' : role;
  const absence = script.away.find((away) => away.role === named && away.person === index + 1);
  if (!absence) return person;
  const at = (span: number) => new Date(Date.parse(script.starts) + span).toISOString();
  return { ...person, away: { from: at(absence.from), until: at(absence.until) } };
}

/** The role that a person of a cast plays: `partner`, `learner`, or the one role of the vendor's that it has. */
export function partOf(person: Person | undefined): string {
  if (person?.roles.includes('learner')) return 'learner';
  if (person?.partnerId !== undefined) return 'partner';
  return person?.roles[0] ?? 'nobody';
}

function definedOf<T extends object>(given: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  const entries = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof T]: Exclude<T[Key], undefined> };
}
