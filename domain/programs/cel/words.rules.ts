import type { TypeError as CelTypeError, EvaluationError, ParseError } from '@marcbachmann/cel-js';
import { closest } from '../closest.rules.ts';
import type { ExpressionProblem } from '../expressions.ts';
import type { Process } from '../process.schema.ts';

type CelError = EvaluationError | ParseError | CelTypeError;

const words: Readonly<Record<string, string>> = {
  string: 'a text',
  bool: 'yes or no',
  int: 'a whole number',
  double: 'a number',
  timestamp: 'an instant',
  date: 'a date',
  duration: 'a duration',
  money: 'an amount of money',
  file: 'a file',
  dyn: 'a value',
};

/** A type of CEL or of a program in words: `a whole number`. */
export function typeInWords(type: string): string {
  const name = type.trim().replace(/^google\.protobuf\.(T|D)/, (_, first: string) => first.toLowerCase());
  if (name.startsWith('list')) return 'a list';
  return words[name] ?? (name.startsWith('map') || name.startsWith('$') ? 'a group of fields' : name);
}

/** What CEL found, in words for who writes programs, with its place in the source. */
export function problemOf(error: CelError, source: string, types: Process['types']): ExpressionProblem {
  const start = Math.min(error.range?.start ?? 0, source.length);
  const place = { start, end: Math.max(error.range?.end ?? start, start) };
  const explain = explanations[error.code];
  return { message: plain(error.summary), ...place, ...explain?.(error.summary, types) };
}

type Explanation = (summary: string, types: Process['types']) => { message: string; suggestion?: string };

const explanations: Readonly<Record<string, Explanation>> = {
  unknown_variable: (summary, types) => {
    const name = summary.split(': ')[1] ?? '';
    if (Object.hasOwn(types, name)) return { message: `${name} was not filled in` };
    const suggestion = closest(name, Object.keys(types));
    return {
      message: `There is no ${name} here; there are ${Object.keys(types).join(', ')}`,
      ...(suggestion ? { suggestion } : {}),
    };
  },
  no_such_overload: (summary) => {
    const [, left = '', operator = '', right = ''] = /: (.+) (\S+) (.+)$/.exec(summary) ?? [];
    if (!operator) return { message: plain(summary) };
    const hint = [left, right].some((type) => type.trim() === 'money')
      ? '; compare it with money, or compare the amount of the money, such as value.amount >= 5000'
      : [left, right].some((type) => type.trim() === 'date')
        ? '; write a date as date("2027-03-31")'
        : '';
    return {
      message: `${operator} does not go between ${typeInWords(left)} and ${typeInWords(right)}${hint}`,
    };
  },
  no_matching_overload: (summary) => {
    const [, name = '', given = ''] = /'(?:[\w$.<>, ]+\.)?(\w+)\((.*)\)'/.exec(summary) ?? [];
    const suggestion = functions.includes(name) ? undefined : closest(name, functions);
    return {
      message: functions.includes(name)
        ? `${name} does not take ${given ? given.split(', ').map(typeInWords).join(' and ') : 'nothing'} here`
        : `There is no function ${name}`,
      ...(suggestion ? { suggestion } : {}),
    };
  },
  no_such_key: (summary) => ({ message: `${summary.split(': ')[1] ?? 'A value'} was not filled in` }),
};

/** The functions that conditions have. */
const functions = [
  ...['size', 'has', 'string', 'int', 'double', 'date', 'days', 'hours', 'period', 'timestamp', 'duration'],
  ...['all', 'exists', 'exists_one', 'filter', 'map', 'contains', 'startsWith', 'endsWith', 'join', 'split'],
  ...['total', 'share', 'least', 'convert'],
  ...['lowerAscii', 'upperAscii', 'trim', 'indexOf', 'lastIndexOf', 'substring'],
];

const plain = (summary: string) =>
  summary
    .replaceAll('google.protobuf.Timestamp', 'timestamp')
    .replaceAll('google.protobuf.Duration', 'duration')
    .replace('got EOF', 'but the expression ends here')
    .replace('Unexpected token: EOF', 'The expression ends too early')
    .replace(/^./, (first) => first.toUpperCase());
