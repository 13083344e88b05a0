import type { FormValues } from '../domain/programs/form.schema.ts';
import type { RegistryInput } from '../domain/programs/registry.ts';
import { endsHere } from './automatic-failures.ts';

type Inputs = Readonly<Record<string, RegistryInput>>;
type ValueOf<Input extends RegistryInput> = Input['type'] extends 'list<string>'
  ? readonly string[]
  : Input['type'] extends 'int'
    ? number
    : string;

/** The values of a step as the registry declares them: an optional one may be absent. */
export type ValuesOf<Of extends Inputs> = {
  readonly [Name in keyof Of]: Of[Name] extends { readonly optional: true }
    ? ValueOf<Of[Name]> | undefined
    : ValueOf<Of[Name]>;
};

/**
 * Takes from a step's values what the registry declares. Empty texts are absent ones.
 * @throws ApplicationFailure `values-refused` that names the value which is missing or of another kind.
 */
export function readValues<Of extends Inputs>(name: string, inputs: Of, values: FormValues): ValuesOf<Of> {
  const read = Object.entries(inputs).map(([field, input]) => [
    field,
    readValue(`${name}: ${field}`, input, values[field]),
  ]);
  return Object.fromEntries(read) as ValuesOf<Of>;
}

function readValue(place: string, { type, optional }: RegistryInput, given: unknown): unknown {
  const value = typeof given === 'string' ? given.trim() : given;
  if (value === undefined || value === null || value === '') {
    if (optional) return undefined;
    throw endsHere('values', `${place} is missing. The program must give it.`);
  }
  if (!isOf(type, value)) throw endsHere('values', `${place} must be of the type ${type}.`);
  return value;
}

function isOf(type: string, value: unknown): boolean {
  if (type === 'list<string>') return Array.isArray(value) && value.every((one) => typeof one === 'string');
  if (type === 'int') return Number.isInteger(value);
  return typeof value === 'string';
}
