import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exampleProgram, stepReference } from '../../../../domain/programs/reference/examples.ts';
import {
  programJsonSchema,
  type SchemaNode,
} from '../../../../domain/programs/reference/json-schema.rules.ts';
import { programReference } from '../../../../domain/programs/reference/reference.rules.ts';
import { found } from './samples.ts';

const schema = programJsonSchema();
const definitions = schema.$defs as Readonly<Record<string, SchemaNode>>;

/** The paths of fields without a description. */
function undescribed(node: SchemaNode, path: string): string[] {
  const parts = [node.items, node.additionalProperties, ...(node.oneOf ?? []), ...(node.anyOf ?? [])];
  const inside = parts.flatMap((part) => (typeof part === 'object' ? undescribed(part, path) : []));
  const fields = Object.entries(node.properties ?? {}).flatMap(([name, field]) => [
    ...(field.description ? [] : [`${path}.${name}`]),
    ...undescribed(field, `${path}.${name}`),
  ]);
  return [...inside, ...fields];
}

describe('the reference of programs', () => {
  it('is the one that is published (npm run reference writes it)', () => {
    expect(`${JSON.stringify(schema, null, 2)}\n`).toBe(
      readFileSync('docs/reference/program.schema.json', 'utf8'),
    );
    expect(programReference()).toBe(readFileSync('docs/reference/programs.md', 'utf8'));
  });

  it('says of every field what it is for', () => {
    expect(undescribed(definitions.process ?? {}, 'program')).toEqual([]);
    expect(undescribed(definitions.steps ?? {}, 'steps')).toEqual([]);
  });

  it('refers to definitions that are there', () => {
    const refs = [...JSON.stringify(schema).matchAll(/"#\/\$defs\/(\w+)"/g)].map(([, name]) => name);

    expect([...new Set(refs)].toSorted()).toEqual(Object.keys(definitions).toSorted());
  });

  it.each(Object.entries(stepReference))('shows a sound example of %s', (_, { example }) => {
    expect(found(exampleProgram(example))).toEqual([]);
  });
});
