import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { anchorsOf, codeOf, commandsOf, linksOf, pages } from './markdown.ts';

const all = pages();
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const cases = [...all].map(([path, text]) => ({ path, text }));

test.each(cases)('$path: every link leads somewhere', ({ path, text }) => {
  const broken = linksOf(text).filter((link) => {
    const [file = '', anchor] = link.split('#');
    const target = file === '' ? path : normalize(join(dirname(path), file));
    if (!existsSync(target)) return true;
    return anchor !== undefined && !anchorsOf(readFileSync(target, 'utf8')).includes(anchor);
  });

  expect(broken).toEqual([]);
});

/** Folders that a running product or a build makes. */
const madeLater = /^(\.throughline|node_modules|cdk\.out|dist|logs|temporal|dynamodb|inbox)\//;
const isPath = /^[\w.-]+(?:\/[\w.[\]-]+)+\/?$/;

test.each(cases)('$path: every file and folder that it names is there', ({ path, text }) => {
  const named = codeOf(text).filter(
    (code) => isPath.test(code) && (extname(code) !== '' || code.endsWith('/')),
  );
  const missing = named.filter(
    (code) => !madeLater.test(code) && !existsSync(code) && !existsSync(join(dirname(path), code)),
  );

  expect(missing).toEqual([]);
});

const rooms = [
  'domain',
  'workflows',
  'activities',
  'handlers',
  'portal',
  'designer',
  'rehearsal',
  'infra',
  'cli',
  'local',
  'test',
  'programs',
];
const sources = rooms
  .filter((room) => existsSync(room))
  .flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|tsx|yaml)$/.test(name))
      .map((name) => readFileSync(join(room, name), 'utf8')),
  )
  .concat(readFileSync('package.json', 'utf8'), readFileSync('cdk.json', 'utf8'))
  .join('\n');
const words = new Set(sources.match(/[A-Za-z_$][\w$]*/g));
/** A name of code: camelCase, PascalCase of two words, or SCREAMING_CASE. Names of AWS, SES and the shell are not ours. */
const isName = /^(?:[a-z]+(?:[A-Z][a-z0-9]*)+|(?:[A-Z][a-z0-9]+){2,}|[A-Z]+_[A-Z_]+)(?:\(\))?$/;
const notOurs = new Set([
  ...['MessageRejected', 'AccessDenied', 'AccountSendingPausedException', 'CamelCase'],
  ...['HttpOnly', 'SameSite', 'WorkflowId', 'ExecutionStatus'],
]);

test.each(cases)('$path: every name of code that it mentions is in the code', ({ text }) => {
  const named = codeOf(text).filter((code) => isName.test(code) && !notOurs.has(code));
  const unknown = named.filter((code) => !words.has(code.replace('()', '')));

  expect(unknown).toEqual([]);
});

test.each(cases)('$path: every npm command that it gives is a script', ({ text }) => {
  const given = [...commandsOf(text), ...codeOf(text)].flatMap((line) =>
    line.split('&&').map((part) => part.trim()),
  );
  const run = given.flatMap(
    (command) => /^npm (?:run )?(?!ci|install|run)([\w:-]+)/.exec(command)?.[1] ?? [],
  );

  expect(run.filter((name) => !(name in scripts))).toEqual([]);
});

test('a decision has at most 40 lines, and a number of its own', () => {
  const decisions = [...all].filter(([path]) => path.startsWith('docs/decisions/'));

  const numbers = decisions.map(([path]) =>
    path.slice('docs/decisions/'.length, 'docs/decisions/NNNN'.length),
  );

  expect(
    decisions.filter(([, text]) => text.trimEnd().split('\n').length > 40).map(([path]) => path),
  ).toEqual([]);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(decisions.every(([path, text]) => text.startsWith(`# ${path.slice(15, 19)}: `))).toBe(true);
});

test('every page of docs is reached from docs/README.md, decisions through their folder', () => {
  const index = all.get('docs/README.md') ?? '';
  const reached = new Set(linksOf(index).map((link) => normalize(join('docs', link))));

  const lost = [...all.keys()].filter(
    (path) =>
      path.startsWith('docs/') &&
      path !== 'docs/README.md' &&
      !path.startsWith('docs/decisions/') &&
      !reached.has(path),
  );

  expect(lost).toEqual([]);
});
