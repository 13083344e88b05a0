import type { Task } from '../../domain/cases/case.schema.ts';
import type { Partner } from '../../domain/partners/partner.schema.ts';
import type { Person } from '../../domain/people/person.schema.ts';
import { inWords } from '../../domain/programs/step-form.rules.ts';
import type { FormState } from '../form.ts';
import { SelectField } from './fields.tsx';

/** Whom the forms of acts let choose. Read only for who may take the act. */
export interface Choices {
  /** Who could take each open task. */
  readonly takers?: readonly { readonly task: Task; readonly people: readonly Person[] }[];
  /** Who could go on with the deal, by partner. */
  readonly successors?: readonly { readonly partner: Partner; readonly people: readonly Person[] }[];
}

const everywhere: Readonly<Record<string, string>> = {
  ops: 'Operations',
  admin: 'Administrator',
  owner: 'Owner',
  seller: 'Seller',
  marketer: 'Marketer',
};

/** Roles in words where there are words for them. */
export function roleWords(
  roles: readonly string[],
  roleLabels: Readonly<Record<string, string>> = {},
): string {
  return roles.map((role) => roleLabels[role] ?? everywhere[role] ?? inWords(role)).join(', ');
}

/** `Mara Kanal (Channel manager)`. */
export function personLabel(
  { name, roles }: Person,
  roleLabels: Readonly<Record<string, string>> = {},
): string {
  return roles.length ? `${name} (${roleWords(roles, roleLabels)})` : name;
}

interface ChooseProps {
  readonly form: FormState;
  readonly choices: Choices;
  readonly roleLabels: Readonly<Record<string, string>>;
}

/**
 * A task and who is to have it, in one choice: who can depends on the task. Its value is `T1/P-7K3M9Q2XBA`. `mine`: only
 * the tasks of this person.
 */
export function ChooseTaker({
  form,
  choices,
  roleLabels,
  mine,
}: ChooseProps & { mine?: string | undefined }) {
  const takers = (choices.takers ?? []).filter(
    ({ task, people }) => people.length > 0 && (mine === undefined || task.assignees.includes(mine)),
  );
  const groups = takers.map(({ task, people }) => ({
    label: `${task.title} (${task.roleLabel})`,
    options: people.map((person) => ({
      value: `${task.id}/${person.id}`,
      label: personLabel(person, roleLabels),
    })),
  }));
  return (
    <SelectField
      form={form}
      name="toPersonId"
      label="To whom?"
      required
      groups={groups}
      empty="Choose a person"
      hint="Under each task, the people who could take it"
    />
  );
}

/** A partner and who owns the deal there, in one choice. Its value is `northwind/P-7K3M9Q2XBA`. */
export function ChooseSuccessor({ form, choices, roleLabels }: ChooseProps) {
  const groups = (choices.successors ?? []).map(({ partner, people }) => ({
    label: partner.name,
    options: people.map((person) => ({
      value: `${partner.id}/${person.id}`,
      label: `${partner.name} — ${personLabel(person, roleLabels)}`,
    })),
  }));
  return (
    <SelectField
      form={form}
      name="personId"
      label="To whom?"
      required
      groups={groups}
      empty="Choose a partner and a person"
      hint="Who owns the deal there from now on"
    />
  );
}
