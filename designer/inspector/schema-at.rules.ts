import type { Path } from '../../domain/programs/reading/problems.ts';
import {
  processJsonSchema,
  programJsonSchema,
  type SchemaNode,
} from '../../domain/programs/reference/json-schema.rules.ts';
import { valueAt } from '../diagram/step-paths.rules.ts';

let made: { readonly process: SchemaNode; readonly steps: SchemaNode; readonly deal: SchemaNode } | undefined;

/** The schemas are made once: that takes a while. */
function schemas() {
  if (!made) {
    const { schema, steps } = processJsonSchema();
    const defs = programJsonSchema().$defs as Readonly<Record<string, SchemaNode>>;
    made = { process: schema, steps, deal: defs.dealRegistration ?? {} };
  }
  return made;
}

/** The schema of the value at a path of a program, as it is written; undefined where none is known. */
export function schemaAt(program: unknown, path: Path): SchemaNode | undefined {
  const { process, deal } = schemas();
  let node: SchemaNode | undefined = valueAt(program, ['program']) === 'deal-registration' ? deal : process;
  for (const [index, key] of path.entries()) {
    const value = valueAt(program, path.slice(0, index));
    node = node && within(chosen(node, value), key);
  }
  return node && chosen(node, valueAt(program, path));
}

function within(node: SchemaNode, key: string | number): SchemaNode | undefined {
  if (typeof key === 'number') return node.items;
  if (node.properties?.[key]) return node.properties[key];
  return typeof node.additionalProperties === 'object' ? node.additionalProperties : undefined;
}

/** The node that is meant for a value: through references, and of alternatives the one that fits. */
export function chosen(node: SchemaNode, value: unknown): SchemaNode {
  if (node.$ref !== undefined) return schemas().steps;
  const alternatives = node.oneOf ?? node.anyOf;
  if (!alternatives) return node;
  const fitting = alternatives.find((one) => fits(one, value)) ?? alternatives[0] ?? {};
  const own = node.description === undefined ? {} : { description: node.description };
  return { ...own, ...fitting };
}

function fits({ type, properties, const: constant, enum: some }: SchemaNode, value: unknown): boolean {
  if (constant !== undefined) return constant === value;
  if (some) return some.includes(value);
  if (Array.isArray(value)) return type === 'array';
  if (typeof value === 'object' && value !== null) {
    if (!properties) return type === 'object';
    return Object.entries(properties).every(
      ([key, one]) => one.const === undefined || [one.const, undefined].includes(valueAt(value, [key])),
    );
  }
  if (typeof value === 'number') return type === 'integer' || type === 'number';
  return typeof value === type;
}

/** The values between which the alternatives of a schema are told apart: `type` of a field, `step` of a step. */
export function alternativesOf(node: SchemaNode | undefined, key: string): string[] {
  return (node?.oneOf ?? []).map(({ properties }) => String(properties?.[key]?.const));
}

/** The schema of the items of a list, before an alternative is chosen. */
export function itemsAt(program: unknown, list: Path): SchemaNode | undefined {
  return schemaAt(program, list)?.items;
}
