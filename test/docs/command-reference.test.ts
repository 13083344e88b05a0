import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { tablesOf } from './markdown.ts';

const page = readFileSync('docs/reference/command.md', 'utf8');
const groups = readdirSync('cli').filter((name) => existsSync(`cli/${name}/${name}.command.ts`));
const folders = ['cli', ...groups.map((group) => `cli/${group}`)];
/** They hand on to the commands of their folder. */
const groupFiles = groups.map((group) => `${group}.command.ts`);
const files = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.command.ts') && !groupFiles.includes(name))
    .map((name) => ({ folder, file: `${folder}/${name}`, name: basename(name, '.command.ts') })),
);
const commands = files.map(({ folder, file, name }) => ({
  command: folder === 'cli' ? `throughline ${name}` : `throughline ${basename(folder)} ${name}`,
  file,
}));

/** The options that a command's file declares, but for help. */
function flagsIn(file: string): string[] {
  const source = readFileSync(file, 'utf8');
  const shared = /apiOptions|oneProgram/.test(source)
    ? readFileSync('cli/program/api-arguments.ts', 'utf8')
    : '';
  const declared = `${source}\n${shared}`.matchAll(/'?\b([a-z-]+)'?: \{ type: '(?:string|boolean)'/g);
  return [...new Set([...declared].map(([, name = '']) => `--${name}`))]
    .filter((flag) => flag !== '--help')
    .sort();
}

const sections = new Map(
  page
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.split('\n')[0] ?? '', section] as const),
);

test('the reference has every command, and no other', () => {
  expect([...sections.keys()].sort()).toEqual(commands.map(({ command }) => command).sort());
});

test.each(commands)('$command: every flag of its, and no other', ({ command, file }) => {
  const rows = tablesOf(sections.get(command) ?? '').flat();
  const told = rows.map((row) => (row.flag ?? '').replaceAll('`', '')).sort();

  expect(told).toEqual(flagsIn(file));
});

test.each(groups)('every command of throughline %s can be asked for, and stands in its usage', (group) => {
  const source = readFileSync(`cli/${group}/${group}.command.ts`, 'utf8');

  for (const { file, command } of commands.filter(({ file }) => file.startsWith(`cli/${group}/`))) {
    expect(source).toContain(`import('./${basename(file)}')`);
    expect(source).toContain(command);
  }
});
