import type { Change } from '../../domain/programs/editing/edit.ts';
import { fillers } from '../../domain/programs/editing/filler-words.ts';
import type { Path } from '../../domain/programs/reading/problems.ts';
import type { SchemaNode } from '../../domain/programs/reference/json-schema.rules.ts';

/**
 * Makes another kind of question of a field: what the new kind does not have is taken away, what it needs is written.
 * `kinds` are the alternatives of the schema.
 */
export function changeType(
  at: Path,
  field: Readonly<Record<string, unknown>>,
  type: string,
  kinds: readonly SchemaNode[],
  currency: string,
): Change[] {
  const kind = kinds.find(({ properties }) => properties?.type?.const === type);
  const known = new Set(Object.keys(kind?.properties ?? {}));
  const sameRange = ranges.some((types) => types.includes(type) && types.includes(String(field.type)));
  const gone = Object.keys(field).filter(
    (key) => !known.has(key) || (!sameRange && (key === 'min' || key === 'max')),
  );
  const missing = (kind?.required ?? []).filter((key) => !(key in field) && key in needed);
  return [
    { do: 'set', at: [...at, 'type'], value: type },
    ...gone.map((key): Change => ({ do: 'set', at: [...at, key], value: undefined })),
    ...missing.map(
      (key): Change => ({
        do: 'set',
        at: [...at, key],
        value: key === 'currencies' ? [currency] : needed[key],
      }),
    ),
  ];
}

/** Kinds whose `min` and `max` mean the same. */
const ranges = [
  ['text', 'long-text'],
  ['integer', 'number'],
];

const needed: Readonly<Record<string, unknown>> = {
  options: { first: fillers.firstOption, second: fillers.secondOption },
  currencies: [],
  accept: ['pdf'],
  columns: [{ name: 'what', type: 'text', label: 'What' }],
};
