import { isWrittenDeal, type WrittenProgram } from '../../domain/programs/read-program.ts';
import type { SchemaNode } from '../../domain/programs/reference/json-schema.rules.ts';
import type { InstalledNames } from '../../domain/programs/registry.ts';
import { type Cursor, cursorAt } from './cursor.rules.ts';
import { isExpression, variablesFor } from './expression-names.rules.ts';
import { inputsOf, namesAt } from './known-names.rules.ts';
import { schemasAt } from './schema.rules.ts';
import { entriesOf, nodeAt } from './sketch.rules.ts';

/** What can be written at a place. */
export interface Proposal {
  readonly label: string;
  /** What is put there. */
  readonly insert: string;
  readonly kind: 'key' | 'value' | 'name';
  /** What it is for. */
  readonly info?: string;
  /** In few words: `required`. */
  readonly detail?: string;
}
export interface Proposals {
  /** Where the word begins that they replace. */
  readonly from: number;
  readonly options: readonly Proposal[];
}

/** What is known besides the text. */
export interface Known {
  /** The last program that was sound, for what conditions can name. */
  readonly program?: WrittenProgram | undefined;
  readonly installed?: InstalledNames | undefined;
}

/** What can be written at an offset of a text. */
export function completeAt(
  source: string,
  offset: number,
  { program, installed }: Known = {},
): Proposals | undefined {
  const cursor = cursorAt(source, offset);
  if (!cursor) return undefined;
  if (cursor.kind === 'key') return some(cursor.from, [...keysFor(cursor), ...itemsFor(cursor)]);
  const schemas = schemasAt(cursor.document, cursor.path);
  if (isExpression(cursor.path, cursor.alone ? '' : source.slice(0, offset)))
    return program && !isWrittenDeal(program) ? variablesFor(cursor, program) : undefined;
  if (!cursor.alone) return undefined;
  return some(cursor.from, [...valuesOf(schemas), ...namesAt(cursor.document, cursor.path, installed)]);
}

function some(from: number, options: readonly Proposal[]): Proposals | undefined {
  const seen = new Set<string>();
  const once = options.filter(({ label }) => !seen.has(label) && seen.add(label));
  return once.length > 0 ? { from, options: once } : undefined;
}

function keysFor(cursor: Cursor): Proposal[] {
  const { document, path } = cursor;
  const present = new Set(entriesOf(document, nodeAt(document, path)).map(([key]) => key));
  const schemas = schemasAt(document, path);
  const fields = schemas.flatMap((schema) =>
    Object.entries(schema.properties ?? {}).map(([key, field]) => ({
      key,
      field,
      required: schema.required?.includes(key) ?? false,
    })),
  );
  const proposals = fields.map(({ key, field, required }) => keyProposal(cursor, key, field, required));
  return [...proposals, ...inputsOf(document, path)].filter(({ label }) => !present.has(label));
}

function keyProposal(cursor: Cursor, key: string, field: SchemaNode, required: boolean): Proposal {
  const fixed = field.const === undefined ? '' : String(field.const);
  return {
    label: key,
    insert: cursor.needsColon ? `${key}: ${fixed}` : key,
    kind: 'key',
    ...(field.description === undefined ? {} : { info: field.description }),
    ...(required ? { detail: 'required' } : {}),
  };
}

/** In a list of plain values the first word of an item could be a key as well. */
function itemsFor({ document, path }: Cursor): Proposal[] {
  if (typeof path.at(-1) !== 'number') return [];
  return [...valuesOf(schemasAt(document, path)), ...namesAt(document, path)];
}

function valuesOf(schemas: readonly SchemaNode[]): Proposal[] {
  return schemas.flatMap((schema) => {
    const { description: info } = schema;
    const values =
      schema.enum ??
      (schema.const === undefined ? (schema.type === 'boolean' ? [true, false] : []) : [schema.const]);
    return values.map(
      (value): Proposal => ({
        label: String(value),
        insert: String(value),
        kind: 'value',
        ...(info === undefined ? {} : { info }),
        ...(schema.default === value ? { detail: 'if not given' } : {}),
      }),
    );
  });
}
