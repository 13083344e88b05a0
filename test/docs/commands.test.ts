import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findOperation } from '../../handlers/api/find-operation.ts';
import { allOperations } from '../../handlers/api/operations/operations.ts';
import { settingsSchema } from '../../infra/settings.ts';
import { codeOf, commandsOf, fencesOf, pages, tablesOf } from './markdown.ts';

const all = [...pages()].map(([path, text]) => ({ path, text }));
const withCommands = all.filter(({ text }) => commandsOf(text).length > 0);

/** Every command of the reference, the longest first, with its flags: the reference is held against the code. */
const known = readFileSync('docs/reference/command.md', 'utf8')
  .split(/^## throughline /m)
  .slice(1)
  .map((section) => ({
    command: (section.split('\n')[0] ?? '').split(' '),
    flags: tablesOf(section).flatMap((rows) => rows.map((row) => (row.flag ?? '').replaceAll('`', ''))),
  }))
  .sort((a, b) => b.command.length - a.command.length);

/** The words of each call of our command in a line of shell, and what it is called with. */
function callsIn(line: string): string[][] {
  const calls = line.matchAll(/(?:npx throughline|npm run throughline --) ([^|&;>]*)/g);
  return [...calls].map(([, words = '']) => words.match(/"[^"]*"|'[^']*'|\S+/g) ?? []);
}

const unknownIn = (words: readonly string[]): string[] => {
  if (words[0]?.startsWith('<')) return [];
  const found = known.find(({ command }) => command.every((word, at) => words[at] === word));
  const isGroup = known.some(
    ({ command }) => words.length > 0 && words.every((word, at) => command[at] === word),
  );
  if (!found) return isGroup ? [] : [words.join(' ')];
  return words.filter((word) => word.startsWith('--') && !found.flags.includes(word));
};

test.each(all)('$path: every command of ours is one, with flags that it has', ({ text }) => {
  const lines = [...commandsOf(text), ...codeOf(text)];

  expect(lines.flatMap(callsIn).flatMap(unknownIn)).toEqual([]);
});

test('the documentation has commands for these tests to look at', () => {
  expect(all.flatMap(({ text }) => commandsOf(text)).flatMap(callsIn).length).toBeGreaterThan(30);
});

test.each(withCommands)('$path: every setting of a deployment is one', ({ text }) => {
  const given = commandsOf(text).flatMap((line) => [...line.matchAll(/ -c (\w+)=/g)].map(([, name]) => name));

  expect(given.filter((name = '') => !(name in settingsSchema.shape))).toEqual([]);
});

const operations = await allOperations();

/** What the API is asked in a block of shell: of a request that sends something, also what. */
function requestsIn(code: string) {
  const [, path] = /curl "\$THROUGHLINE_URL([^"?]*)/.exec(code) ?? [];
  const [, body] = /-d '(\{[\s\S]*\})'/.exec(code) ?? [];
  return path === undefined || path.endsWith('/results') ? [] : [{ path, body }];
}
const requests = withCommands.flatMap(({ path: page, text }) =>
  fencesOf(text, 'sh')
    .flatMap(requestsIn)
    .map((request) => ({ page, ...request })),
);

test.each(requests)('$page: the API takes what is sent to $path', ({ path, body }) => {
  const found = findOperation(operations, body === undefined ? 'GET' : 'POST', path);

  expect(found?.operation.id).toBeDefined();
  if (body !== undefined) expect(found?.operation.body?.safeParse(JSON.parse(body)).error).toBeUndefined();
});

/** Requests that are answered before anybody is asked for a key, or for no program at all. */
const besides = /^(GET \/v1\/(docs|openapi\.json)|POST \/v1\/exams\/)/;

test.each(all)('$path: every request of the API that it names is one', ({ text }) => {
  const named = codeOf(text).filter((code) => /^(GET|POST|PUT|DELETE) \/v1\/\S+$/.test(code));
  const missing = named.filter((code) => {
    const [method = '', path = ''] = code.replace(/\?.*$/, '').split(' ');
    return !besides.test(code) && !findOperation(operations, method, path);
  });

  expect(missing).toEqual([]);
});
