import type { Column, Field } from '../form.schema.ts';
import type { LinesField } from '../lines.rules.ts';
import { unsafePattern } from '../pattern.rules.ts';
import type { Path, PathProblem } from '../reading/problems.ts';
import type { Check } from './context.ts';

/** Fields that nobody could fill in. */
export const fields: Check = ({ program }) =>
  Object.entries(program.forms).flatMap(([name, { fields }]) =>
    fields.flatMap((field, index) => {
      const path = ['forms', name, 'fields', index];
      return [
        ...impossible(field, path),
        ...(field.type === 'lines' ? columnsOf(field, path) : []),
        ...(field.type === 'files' && name === program.starts.form ? [tooEarly(path)] : []),
      ];
    }),
  );

const columnsOf = ({ columns }: LinesField, path: Path) =>
  columns.flatMap((column, index) => impossible(column, [...path, 'columns', index]));

const tooEarly = (path: Path): PathProblem => ({
  path: [...path, 'type'],
  message:
    'A form that starts a case has no case yet that files could belong to; ask for them in a task, or for one small file',
});

/** The program's own currency is worth one. */
export const exchangeRates: Check = ({ program: { currency, exchangeRates = {} } }) =>
  (exchangeRates[currency] ?? 1) === 1
    ? []
    : [
        {
          path: ['exchangeRates', currency],
          message: `${currency} is the program's currency: its rate is 1; leave it out`,
        },
      ];

function impossible(field: Field | Column, path: Path): PathProblem[] {
  if ('options' in field && Object.keys(field.options).length === 0)
    return [{ path: [...path, 'options'], message: 'Give at least one option' }];
  if ('min' in field && field.min !== undefined && field.max !== undefined && field.min > field.max)
    return [{ path: [...path, 'max'], message: 'max must not be less than min' }];
  if (!('pattern' in field) || field.pattern === undefined) return [];
  const message = unsafePattern(field.pattern);
  return message === undefined ? [] : [{ path: [...path, 'pattern'], message }];
}
