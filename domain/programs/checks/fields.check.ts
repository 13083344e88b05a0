import type { Field } from '../form.schema.ts';
import { unsafePattern } from '../pattern.rules.ts';
import type { Path, PathProblem } from '../reading/problems.ts';
import type { Check } from './context.ts';

/** Fields that nobody could fill in. */
export const fields: Check = ({ program }) =>
  Object.entries(program.forms).flatMap(([name, { fields }]) =>
    fields.flatMap((field, index) => impossible(field, ['forms', name, 'fields', index])),
  );

function impossible(field: Field, path: Path): PathProblem[] {
  if ('options' in field && Object.keys(field.options).length === 0)
    return [{ path: [...path, 'options'], message: 'Give at least one option' }];
  if ('min' in field && field.min !== undefined && field.max !== undefined && field.min > field.max)
    return [{ path: [...path, 'max'], message: 'max must not be less than min' }];
  if (field.type !== 'text' || field.pattern === undefined) return [];
  const message = unsafePattern(field.pattern);
  return message === undefined ? [] : [{ path: [...path, 'pattern'], message }];
}
