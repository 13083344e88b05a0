import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { codeOf, tablesOf } from './markdown.ts';

const page = readFileSync('docs/technical-description/dependencies.md', 'utf8');
const declared = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
  'dependencies' | 'devDependencies',
  Readonly<Record<string, string>>
>;
const [running = [], building = []] = tablesOf(page).map((rows) =>
  rows.flatMap((row) => codeOf(row.package ?? '')),
);

test.each([
  ['runs', running, declared.dependencies],
  ['builds and checks it', building, declared.devDependencies],
])('every package of what %s has its reason, once', (_, told, packages) => {
  expect([...told].sort()).toEqual(Object.keys(packages).sort());
});
