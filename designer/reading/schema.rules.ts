import type { Document } from 'yaml';
import type { Path } from '../../domain/programs/reading/problems.ts';
import { programJsonSchema, type SchemaNode } from '../../domain/programs/reference/json-schema.rules.ts';
import { childOf, nodeAt, textOf } from './sketch.rules.ts';

let made: SchemaNode | undefined;
const whole = (): SchemaNode => {
  made ??= programJsonSchema();
  return made;
};
const definitions = () => (whole().$defs ?? {}) as Readonly<Record<string, SchemaNode>>;

/** The nodes of the JSON Schema that can stand at a path of a text: one, or several where it is not decided yet. */
export function schemasAt(document: Document.Parsed, path: Path): SchemaNode[] {
  const deal = textOf(nodeAt(document, ['program'])) === 'deal-registration';
  const root = definitions()[deal ? 'dealRegistration' : 'process'];
  let here = root ? unfold(document, root, document.contents) : [];
  let value: unknown = document.contents;
  for (const key of path) {
    value = childOf(document, value, key);
    here = here.flatMap((schema) => {
      const next = below(schema, key);
      return next ? unfold(document, next, value) : [];
    });
  }
  return here;
}

function below(schema: SchemaNode, key: string | number): SchemaNode | undefined {
  if (typeof key === 'number') return schema.items;
  const own = schema.properties && Object.hasOwn(schema.properties, key) ? schema.properties[key] : undefined;
  return own ?? (typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined);
}

/** Through references, and into the branches that the value can be: those that its fixed fields allow. */
function unfold(document: Document.Parsed, schema: SchemaNode, value: unknown): SchemaNode[] {
  if (schema.$ref !== undefined) {
    const target = definitions()[schema.$ref.replace('#/$defs/', '')];
    return target ? unfold(document, target, value) : [];
  }
  const branches = schema.oneOf ?? schema.anyOf;
  if (!branches) return [schema];
  const fitting = branches.filter((one) => fits(document, one, value));
  return (fitting.length > 0 ? fitting : branches).flatMap((one) => unfold(document, one, value));
}

function fits(document: Document.Parsed, schema: SchemaNode, value: unknown): boolean {
  return Object.entries(schema.properties ?? {}).every(([key, field]) => {
    if (field.const === undefined || !schema.required?.includes(key)) return true;
    return textOf(childOf(document, value, key)) === String(field.const);
  });
}
