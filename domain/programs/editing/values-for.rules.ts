import type { Field } from '../form.schema.ts';
import type { RegistryEntry } from '../registry.ts';
import type { Surroundings } from './new-step.rules.ts';

const ofPartner = ['id', 'name', 'tier', 'country'];

/** The kind of question that asks for what a check or an action takes under this name. */
const asked: Readonly<Record<string, Field['type']>> = {
  name: 'text',
  email: 'email',
  website: 'url',
  country: 'country',
};

/**
 * What a check or an action is given at first, as it is written in `with`: what `before` has under the same name, or
 * else what the case knows of the partner, or from its first form. What is optional is given if the form asks for it by
 * that name; `needed` leaves it out.
 */
export function valuesFor(
  program: Surroundings,
  entry: Pick<RegistryEntry, 'inputs'> | undefined,
  which: 'all' | 'needed',
  before: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  const { by, form } = program.starts;
  const fields = program.forms[form]?.fields ?? [];
  const known = (input: string) => {
    if (by !== 'public' && ofPartner.includes(input)) return `partner.${input}`;
    return fields.some(({ name }) => name === input) ? `${form}.${input}` : undefined;
  };
  const alike = (input: string) => {
    const field = fields.find(({ type }) => type === asked[input]);
    return field ? `${form}.${field.name}` : '""';
  };
  const values = Object.entries(entry?.inputs ?? {}).flatMap(([input, { optional }]) => {
    const value = before[input] ?? (optional && which === 'needed' ? undefined : known(input));
    if (value !== undefined) return [[input, value]];
    return optional ? [] : [[input, alike(input)]];
  });
  return Object.fromEntries(values);
}
