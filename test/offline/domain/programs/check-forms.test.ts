import { describe, expect, it } from 'vitest';
import { change, found, lineOf, small } from './samples.ts';

type Case = readonly [from: string, to: string, at: string, message: string];

const what = '- { type: text, name: what, label: What }';
const rows = (columns: string, more = '') =>
  `${what}\n      - { type: lines, name: rows, label: Rows${more}, columns: [${columns}] }`;
const column = '{ name: cost, type: money, label: Cost, currencies: [EUR] }';
const value = '- { type: money, name: value, label: Value, currencies: [EUR] }';
const filledIn = (field: string, source: string) => field.replace(/ }$/, `, default: '${source}' }`);
const rule = (must: string, field = 'value') =>
  `${value}\n    rules:\n      - { must: '${must}', message: No, field: ${field} }`;

/** What belongs to rows, files and rules of forms, and to exchange rates. */
const inForms: readonly Case[] = [
  [what, rows(`${column}, ${column}`), 'columns', 'There is a column cost already'],
  [what, rows('{ name: n, type: integer, label: N, min: 5, max: 2 }'), 'max: 2', 'max must not be less'],
  [what, rows('{ name: n, type: choice, label: N, options: {} }'), 'options', 'Give at least one option'],
  [what, rows('{ name: n, type: text, label: N, when: "true" }'), 'when', 'when'],
  [what, rows(column, ', of: first'), 'of: first', 'There is no first here; there are partner, now'],
  [
    what,
    `${what}\n      - { type: files, name: proof, label: Proof, accept: [pdf] }`,
    'type: files',
    'A form that starts a case has no case yet that files could belong to',
  ],
  [value, rule('request.what'), "request.what'", 'This must give yes or no, and it gives a text'],
  [value, rule('request.vale == value'), 'vale', 'request has no vale; it has what, value (value)'],
  [value, rule('value > 5'), 'value > 5', 'compare the amount of the money'],
  [value, rule('total(value, "x") == value'), 'total', 'total does not take'],
  [value, rule('convert(value, "EUR", rates) == value'), 'rates', 'There is no rates here'],
  [value, rule('true', 'vale'), 'field: vale', 'There is no field vale; there are what, value (value)'],
  [value, filledIn(value, 'value'), 'default', 'There is no value here; there are now'],
  [what, filledIn(what, 'now'), 'default', 'This must give a text, and it gives an instant'],
  [
    what,
    filledIn('- { type: choice, name: what, label: What, options: { a: A, b: B } }', '"c"'),
    'default',
    'The field does not take this: Choose one of: A, B',
  ],
  [what, rows(filledIn(column, 'row.amount')), 'default', 'Only rows that stand beside a list are filled in'],
  [what, rows(filledIn(column, 'ro.amount'), ', of: partner.competencies'), 'default', 'There is no ro here'],
  [
    what,
    rows(filledIn(column, 'row'), ', of: partner.competencies'),
    'default',
    'This must give an amount of money',
  ],
  [what, filledIn('- { type: iban, name: what, label: What }', '"DE89"'), 'default', 'default'],
  [
    'title: Small',
    'title: Small\nexchangeRates: { EUR: 2 }',
    'exchangeRates',
    "EUR is the program's currency: its rate is 1",
  ],
  [
    'forms:\n',
    'forms:\n  now: { title: Now, fields: [{ type: text, name: a, label: A }] }\n',
    'now:',
    'now means something else',
  ],
];

describe('the meaning of a form', () => {
  it.each(inForms)('%s → %s', (from, to, at, message) => {
    const source = change(small, from, to);

    const problems = found(source);

    expect(problems).toEqual(expect.arrayContaining([expect.stringContaining(message)]));
    const place = problems.find((one) => one.includes(message)) ?? '';
    expect(place).toMatch(new RegExp(`^${lineOf(source, at)}:`));
  });
});
