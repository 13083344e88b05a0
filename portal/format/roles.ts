import { own } from '../../domain/records.ts';
import type { RoleChoice } from '../../handlers/services/people.services.ts';
import { roleWords } from '../components/choose-person.tsx';

/** What a role may do whatever programs say, in one line. */
const may: Readonly<Record<string, string>> = {
  owner: 'Manages people, and does all that sellers and marketers do',
  seller: 'Registers deals and acts on them',
  marketer: 'Sees the marketing funds, asks for them and claims them',
  ops: 'Runs programs, cases, funds and people; is asked where nobody else can act',
  admin: 'All that operations may, and reads the audit and answers who asks about their data',
  'channel-manager': 'Registers, revokes and transfers deals, and keeps the known customers',
  'channel-director': 'As a channel manager, and gives tasks and more time',
  enablement: 'Writes courses and questions, takes in exam results, gives more time in quizzes',
  'marketing-manager': 'Manages marketing funds',
  finance: 'Pays partners',
};

/** A role as one box of a group: what it is called, what it may do, and which programs ask it. */
export function roleOption({ role, label, programs }: RoleChoice) {
  const asked = programs.length > 0 ? `is asked by ${programs.join(', ')}` : '';
  const hint = [own(may, role), asked].filter(Boolean).join('; ');
  const named = label ?? roleWords([role]);
  return {
    value: role,
    label: named,
    ...(hint ? { hint: hint.charAt(0).toUpperCase() + hint.slice(1) } : {}),
  };
}

/** What programs call the roles that they name. */
export const roleLabels = (roles: readonly RoleChoice[]): Readonly<Record<string, string>> =>
  Object.fromEntries(roles.flatMap(({ role, label }) => (label ? [[role, label]] : [])));
