import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { dealProgramSchema } from '../../domain/programs/deal-registration.schema.ts';
import { actions, checks } from '../../domain/programs/registry.ts';
import { type Row, tablesOf } from './markdown.ts';

const page = readFileSync('docs/reference/deal-registration-program.md', 'utf8');
const shipped: unknown = parse(readFileSync('programs/deal-registration.yaml', 'utf8'));

/** Parts of the program that have the same fields, and are described once, under the last part of their names. */
const described: readonly [place: RegExp, as: string][] = [
  [/^(autoApprove\[\]|approval\.levels\[\])\.when\./, 'condition.'],
  [/^(approval\.levels\[\]|protection\.extensions\.approval|disputes)\./, 'approval-of.'],
  [/^(queue\.accept|protection\.progress\.answer)\./, 'answer.'],
  [/^approval\.changes\.(?=within|reminders)/, 'answer.'],
];
const asDescribed = (path: string) => described.reduce((name, [place, as]) => name.replace(place, as), path);

interface Node {
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: Node | boolean;
  readonly items?: Node;
}

/** The paths of all fields that have no fields of their own. */
function fieldsOf(node: Node, path = ''): string[] {
  if (node.properties)
    return Object.entries(node.properties).flatMap(([name, field]) =>
      fieldsOf(field, path ? `${path}.${name}` : name),
    );
  if (typeof node.additionalProperties === 'object') return [`${path}.<name>`];
  if (node.items?.properties) return fieldsOf(node.items, `${path}[]`);
  return [path];
}

/** Which described part a table is about, by the places in its heading. */
function partOf(row: Row): string {
  const [place] = Object.keys(row).filter((heading) => heading.startsWith('`'));
  if (!place) return '';
  return asDescribed(`${place.replaceAll('`', '').replace(/\[\d\]/, '[]')}.within`).replace(/within$/, '');
}

function valueAt(path: string): unknown {
  const steps = path.split(/[.[\]]+/).filter(Boolean);
  return steps.reduce<unknown>(
    (value, step) => (value as Record<string, unknown> | undefined)?.[step],
    shipped,
  );
}

function words(value: unknown): string {
  if (value === undefined) return '';
  return `\`${Array.isArray(value) ? value.join(', ') : value}\``;
}

const rows = tablesOf(page).flat();

test('the reference has every field of the schema, and no other', () => {
  const schema = z.toJSONSchema(dealProgramSchema, { io: 'input', unrepresentable: 'any' }) as Node;

  const fields = new Set(fieldsOf(schema).map(asDescribed));
  const documented = rows.map((row) => `${partOf(row)}${(row.field ?? '').replaceAll('`', '')}`);

  expect(documented.toSorted()).toEqual([...fields].toSorted());
});

test('each shipped value in the reference is that of the program that ships', () => {
  const claims = rows.flatMap((row) => {
    const field = (row.field ?? '').replaceAll('`', '');
    const places = Object.keys(row).filter((heading) => heading.startsWith('`'));
    const own = row.shipped ? [{ path: field.replace('[]', '[0]'), said: row.shipped }] : [];
    return [
      ...own,
      ...places.map((place) => ({ path: `${place.replaceAll('`', '')}.${field}`, said: row[place] ?? '' })),
    ];
  });

  const wrong = claims.filter(({ path, said }) => words(valueAt(path)) !== said);

  expect(claims.length).toBeGreaterThan(50);
  expect(wrong.map(({ path, said }) => `${path}: ${said}, is ${words(valueAt(path))}`)).toEqual([]);
});

test('every check and action of the registry has its line among the automatic steps, and no other has', () => {
  const rows = tablesOf(readFileSync('docs/technical-description/automatic-steps.md', 'utf8')).flat();
  const told = rows.flatMap((row) => (row.check ?? row.action ?? '').split(', '));

  expect(
    told
      .map((name) => name.replaceAll('`', ''))
      .filter(Boolean)
      .sort(),
  ).toEqual([...Object.keys(checks), ...Object.keys(actions)].sort());
});
