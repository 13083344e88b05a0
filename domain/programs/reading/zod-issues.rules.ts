import type * as z from 'zod';
import { closest } from '../closest.rules.ts';
import { type Path, type PathProblem, suggesting } from './problems.ts';
import { keysAt } from './schema-walk.rules.ts';

type Issue = z.core.$ZodIssue;
interface Context {
  readonly schema: z.ZodType;
  readonly value: unknown;
}

/** What a schema found, in words for people who write programs. */
export function problemsOf(error: z.ZodError, context: Context): PathProblem[] {
  return error.issues.flatMap((issue) => explain(issue, context));
}

function explain(issue: Issue, context: Context): PathProblem[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  const given = valueAt(context.value, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(key, path, context));
    case 'invalid_key':
      return [{ path, atKey: true, message: issue.issues[0]?.message ?? 'This name cannot be used' }];
    case 'invalid_value':
      return [notOneOf(path, given, issue.values.map(String))];
    case 'invalid_union':
      return union(issue, path, given, context);
    case 'invalid_type':
      return [wrongType(path, given, issue.expected)];
    case 'custom':
      return [{ path, message: issue.message, ...suggesting(issue.params?.suggestion) }];
    default:
      return [{ path, message: wordsOf(issue) }];
  }
}

function unknownKey(key: string, path: Path, { schema, value }: Context): PathProblem {
  const known = keysAt(schema, path, value);
  const suggestion = closest(key, known);
  const list = known.length > 0 ? `; there are ${known.join(', ')}` : '';
  return {
    path: [...path, key],
    atKey: true,
    message: `There is no ${short(key)} here${list}`,
    ...suggesting(suggestion),
  };
}

function notOneOf(path: Path, given: unknown, known: readonly string[]): PathProblem {
  if (given === undefined) return missing(path);
  const suggestion = typeof given === 'string' ? closest(given, known) : undefined;
  const list = known.length === 1 ? known[0] : `one of ${known.join(', ')}`;
  return { path, message: `This must be ${list}${about(given)}`, ...suggesting(suggestion) };
}

function union(
  issue: Issue & { code: 'invalid_union' },
  path: Path,
  given: unknown,
  context: Context,
): PathProblem[] {
  if ('options' in issue && Array.isArray(issue.options))
    return [notOneOf(path, given, issue.options.map(String))];
  if (given === undefined) return [missing(path)];
  const branch = issue.errors.find((issues) => issues.every(({ path: inside }) => inside.length > 0));
  if (branch)
    return branch.flatMap((one) => explain({ ...one, path: [...path, ...one.path] } as Issue, context));
  const ways = issue.errors.flatMap((issues) => issues.slice(0, 1).map(expectation));
  return [{ path, message: `This must be ${[...new Set(ways)].join(' or ')}${about(given)}` }];
}

function expectation(issue: Issue): string {
  if (issue.code === 'invalid_value') return issue.values.map(String).join(' or ');
  if (issue.code === 'invalid_type') return kinds[issue.expected] ?? issue.expected;
  return wordsOf(issue).replace(/^This must be /, '');
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
  record: 'a group of names',
};

function wrongType(path: Path, given: unknown, expected: string): PathProblem {
  if (given === undefined) return missing(path);
  const quotes =
    expected === 'string' && ['number', 'boolean'].includes(typeof given) ? '; put it in quotes' : '';
  return { path, message: `This must be ${kinds[expected] ?? expected}${about(given)}${quotes}` };
}

const missing = (path: Path): PathProblem => ({
  path,
  message: `${path.at(-1) ?? 'The program'} is missing here`,
});

function about(given: unknown): string {
  if (given === null) return ', and it is empty';
  if (Array.isArray(given)) return ', and it is a list';
  if (typeof given === 'object') return ', and it is a group of fields';
  return `, and it is ${short(JSON.stringify(given) ?? 'nothing')}`;
}

const short = (text: string) => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

/** The schema's own words where it has some, else ours for what zod says of lengths and sizes. */
function wordsOf(issue: Issue): string {
  if (issue.code === 'too_small' && /^Too small/.test(issue.message))
    return `This must ${verb(issue.origin)} at least ${issue.minimum}${unit(issue.origin, Number(issue.minimum))}`;
  if (issue.code === 'too_big' && /^Too big/.test(issue.message))
    return `This must ${verb(issue.origin)} at most ${issue.maximum}${unit(issue.origin, Number(issue.maximum))}`;
  if (issue.code === 'invalid_format' && issue.format === 'date')
    return 'This must be a date such as 2027-03-31';
  return issue.message;
}

const verb = (origin: string) => (origin === 'string' || origin === 'array' ? 'have' : 'be');
function unit(origin: string, count: number): string {
  const noun = { string: 'character', array: 'entry' }[origin];
  if (!noun) return '';
  return count === 1 ? ` ${noun}` : ` ${noun === 'entry' ? 'entries' : `${noun}s`}`;
}

function valueAt(value: unknown, path: Path): unknown {
  let here = value;
  for (const step of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Record<string | number, unknown>)[step];
  }
  return here;
}
