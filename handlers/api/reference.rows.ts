/** The little of JSON Schema that our documents use. */
export interface SchemaObject {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly items?: SchemaObject;
  readonly properties?: Readonly<Record<string, SchemaObject>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | SchemaObject;
  readonly anyOf?: readonly SchemaObject[];
  readonly allOf?: readonly SchemaObject[];
  readonly description?: string;
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly default?: unknown;
}

/** A line of a table of fields. */
export interface FieldRow {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly words: string;
}

/** The fields of an object, those of its unnamed parts with dots; a named part is told by its name. */
export function rowsOf(
  schema: SchemaObject,
  schemas: Readonly<Record<string, SchemaObject>>,
  at = '',
): FieldRow[] {
  const { properties = {}, required = [] } = resolve(schema, schemas);
  return Object.entries(properties).flatMap(([name, field]) => {
    const row = {
      name: `${at}${name}`,
      type: schemaName(field),
      required: required.includes(name),
      words: wordsOf(field),
    };
    const inner = field.properties ? rowsOf(field, schemas, `${at}${name}.`) : [];
    const each = field.items?.properties ? rowsOf(field.items, schemas, `${at}${name}[].`) : [];
    return [row, ...inner, ...each];
  });
}

function resolve(schema: SchemaObject, schemas: Readonly<Record<string, SchemaObject>>): SchemaObject {
  const name = schema.$ref?.split('/').at(-1);
  return (name && schemas[name]) || schema;
}

/** A schema in a word or two: its name, its choices, its kind. */
export function schemaName(schema: SchemaObject): string {
  if (schema.$ref) return schema.$ref.split('/').at(-1) ?? '';
  if (schema.allOf) return schema.allOf.map(schemaName).filter(Boolean).join(' and ');
  if (schema.anyOf) return schema.anyOf.map(schemaName).join(' or ');
  if (schema.enum) return schema.enum.map(String).join(' | ');
  if (schema.items) return `list of ${schemaName(schema.items)}`;
  const kind = [schema.type ?? 'object'].flat().join(' or ');
  return schema.format ? `${kind} (${schema.format})` : kind;
}

function wordsOf({ description, pattern, default: preset }: SchemaObject): string {
  return [
    description ?? '',
    pattern ? `Pattern ${pattern}.` : '',
    preset === undefined || preset === '' ? '' : `If absent: ${String(preset)}.`,
  ]
    .filter(Boolean)
    .join(' ');
}
