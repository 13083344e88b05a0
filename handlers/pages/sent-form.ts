import type { DomainError, FieldProblem } from '../../domain/errors.ts';
import { type Money, parseMoney } from '../../domain/money.schema.ts';
import type { FormAttempt, FormValues } from '../../portal/form.ts';
import { textOf } from './page.tsx';
import { valuesAgain } from './request-key.ts';

/** A form as the input of a service, or what is wrong with it, field by field. */
export type Read<T> = { readonly input: T } | { readonly problems: readonly FieldProblem[] };

/** An amount that a person typed, in the form's `name.amount` and `name.currency`. */
export function readMoney(values: FormValues, name: string): Money | { problem: string } {
  const typed = textOf(values, `${name}.amount`);
  if (!typed.trim()) return { problem: 'Write the amount, such as 12,500.00' };
  return parseMoney(typed, textOf(values, `${name}.currency`));
}

/** A form that a service refused, as it is shown again: what was typed, and what is wrong beside the fields and above. */
export function refusedForm(form: string, values: FormValues, error: DomainError): FormAttempt {
  return { form, values: valuesAgain(values, error), problems: error.fields, message: messageOf(error) };
}

/** What a refusal says above the form: the fields say their own. */
export function messageOf(error: DomainError): string {
  return error.fields.length ? countProblems(error.fields) : error.message;
}

/** The message above several problems, or one. */
export function countProblems(problems: readonly FieldProblem[]): string {
  return problems.length === 1 ? 'One field needs attention' : `${problems.length} fields need attention`;
}
