import type { Money } from '../domain/money.schema.ts';
import type { FormValues } from '../domain/programs/form.schema.ts';
import type { RegistryInput } from '../domain/programs/registry.ts';
import { problemOfValue } from '../domain/programs/value-types.rules.ts';
import { endsHere } from './automatic-failures.ts';

type Inputs = Readonly<Record<string, RegistryInput>>;
/** What a value of each type is; a type that is not named here is a text. `date`: `2027-03-31`. */
interface Kinds {
  readonly int: number;
  readonly money: Money;
  readonly map: Readonly<Record<string, unknown>>;
  readonly 'list<string>': readonly string[];
  readonly 'list<dyn>': readonly unknown[];
}
type ValueOf<Input extends RegistryInput> = Input['type'] extends keyof Kinds ? Kinds[Input['type']] : string;

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
  const value = trimmed(given);
  if (value === undefined || value === null || value === '') {
    if (optional) return undefined;
    throw endsHere('values', `${place} is missing. The program must give it.`);
  }
  const problem = problemOfValue(type, value);
  if (problem) throw endsHere('values', `${place} ${problem}`);
  return value;
}

/** A text without the white space around it; of a list each of its texts, without the empty ones. */
function trimmed(given: unknown): unknown {
  if (typeof given === 'string') return given.trim();
  return Array.isArray(given) ? given.map(trimmed).filter((one) => one !== '') : given;
}
