import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedPeople } from '../../local/seed-data.ts';
import { statePaths } from '../../local/state.ts';
import { welcome } from '../../local/welcome.ts';
import { commandsOf, pages, proseOf } from './markdown.ts';

const readme = readFileSync('README.md', 'utf8');
const ci = readFileSync('.ci/run', 'utf8');
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-docs-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command as somebody types it, with a state of its own. */
const typed = (command: string) =>
  execFileSync('sh', ['-c', command], {
    encoding: 'utf8',
    env: { ...process.env, THROUGHLINE_STATE: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

test('the README has two commands, and what CI runs is the second', () => {
  expect(commandsOf(readme)).toEqual(['npm ci && npm start', 'npm ci && npm test']);
  expect(ci).toMatch(/^if ! npm ci; then$/m);
  expect(ci.trimEnd().split('\n').at(-1)).toBe('npm test');
});

test('npm start is what test/connected/local/product.test.ts starts', () => {
  const started = readFileSync('test/connected/local/product.test.ts', 'utf8');

  expect(scripts.start).toMatch(/\blocal\/start\.ts$/);
  expect(started).toContain("'local/start.ts'");
});

test('the things to try are those that npm start prints', () => {
  const [here, there] = [readme, welcomeText()].map((text) =>
    [...text.matchAll(/^ *([1-4])\. (.+(?:\n {3,}\S.*)*)/gm)].map(([, , thing = '']) =>
      thing.replaceAll('`', '').replaceAll(/\s+/g, ' '),
    ),
  );

  // The README, which has no table of addresses above it, says where the sign-in link arrives.
  const plain = (text: string) => text.replace(' (the link arrives in the mail inbox)', '');
  expect(here).toHaveLength(4);
  expect(here?.map(plain)).toEqual(there);
});

function welcomeText(): string {
  const addresses = { portal: 'http://p', inbox: 'http://i', files: 'http://f', temporalUi: 'http://t' };
  return welcome({
    ...addresses,
    staffProvider: undefined,
    paths: statePaths(folder),
    stop: async () => undefined,
  });
}

test('who the pages tell to sign in as is there after a first start', () => {
  const people = new Set(Object.values(seedPeople).map(({ email }) => email));
  const named = [...pages().entries()]
    .filter(([path]) => path === 'README.md' || path.startsWith('docs/tutorial/'))
    .flatMap(([, text]) => [...proseOf(text).matchAll(/`([\w-]+@[\w.-]+)`/g)].map(([, email = '']) => email));

  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((email) => !people.has(email))).toEqual([]);
});

test('npm run reset clears a state', () => {
  expect(typed('npm run reset')).toContain(`Cleared ${folder}`);
});

test('npx throughline program validate finds nothing wrong with the program that ships', () => {
  expect(typed('npx throughline program validate programs/deal-registration.yaml')).toContain(
    'nothing is wrong',
  );
});

test('npm run synth writes the templates, with no account and no network', () => {
  const output = join(folder, 'cdk.out');
  typed(`npm run synth -- --output ${output}`);

  const { Resources } = JSON.parse(readFileSync(join(output, 'ThroughlineApi.template.json'), 'utf8'));
  expect(Object.keys(Resources).length).toBeGreaterThan(5);
});
