import { durationInWords } from '../duration-words.rules.ts';
import { type Change, same } from './change.ts';

/** Fields that hold durations, whose numbers are milliseconds. */
const durations: ReadonlySet<string> = new Set([
  ...[
    'within',
    'after',
    'for',
    'every',
    'by',
    'period',
    'decideWithin',
    'reopenWithin',
    'giveUpAfter',
    'serviceLevel',
    'timeLimit',
    'coolOff',
  ],
]);

/** Every value that differs between two groups of fields, by the name of its field. */
export function valueChanges(
  where: string,
  before: unknown,
  after: unknown,
  path: readonly string[] = [],
): Change[] {
  if (same(before, after)) return [];
  if (isGroup(before) && isGroup(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => valueChanges(where, before[key], after[key], [...path, key]));
  }
  const name = path.join('.');
  const key = path.at(-1) ?? '';
  if (before === undefined) return [{ where, what: `${name} is new: ${shown(key, after)}` }];
  if (after === undefined) return [{ where, what: `${name} is gone, was ${shown(key, before)}` }];
  if (isLong(before) || isLong(after)) return [{ where, what: `the words of ${name} are changed` }];
  return [{ where, what: `${name} is ${shown(key, after)}, was ${shown(key, before)}` }];
}

function shown(key: string, value: unknown): string {
  if (typeof value === 'number')
    return durations.has(key) ? durationInWords(value) : value.toLocaleString('en');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value.length > 80 ? `${value.slice(0, 79)}…` : value;
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object'))
    return value.map((one) => shown(key, one)).join(', ') || 'nothing';
  return JSON.stringify(value);
}

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isLong = (value: unknown) => typeof value === 'string' && (value.length > 120 || value.includes('\n'));

const number = /(?<![\w"'.])\d+(?:\.\d+)?(?![\w"'.])/g;

/**
 * How a condition changed. One that differs in a single number is said as people say it: `starts at 25,000, was 50,000`.
 */
export function conditionChange(
  where: string,
  before: string | undefined,
  after: string | undefined,
): Change[] {
  if (before === after) return [];
  if (before === undefined) return [{ where, what: `now applies only if ${after}` }];
  if (after === undefined) return [{ where, what: `now always applies, was only if ${before}` }];
  const [was = [], is = []] = [before.match(number) ?? [], after.match(number) ?? []];
  const sameWords = before.replace(number, '#') === after.replace(number, '#');
  const differing = was.flatMap((old, index) => (old === is[index] ? [] : [index]));
  const [at] = differing;
  if (!sameWords || differing.length !== 1 || at === undefined)
    return [{ where, what: `now applies if ${after}, was if ${before}` }];
  const verb = verbBefore(before, at);
  return [{ where, what: `${verb} ${grouped(is[at])}, was ${grouped(was[at])}` }];
}

/** What the comparison before the nth number says. */
function verbBefore(source: string, nth: number): string {
  const [match] = [...source.matchAll(number)].slice(nth, nth + 1);
  const left = source.slice(0, match?.index ?? 0).trimEnd();
  if (left.endsWith('>=')) return 'now starts at';
  if (left.endsWith('<=')) return 'now goes up to';
  if (left.endsWith('>')) return 'now starts above';
  if (left.endsWith('<')) return 'now ends below';
  return 'now compares with';
}

const grouped = (digits: string | undefined) =>
  Number(digits).toLocaleString('en', { maximumFractionDigits: 6 });
