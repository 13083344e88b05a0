import { type DealInput, dealInputSchema } from '../../domain/deals/deal.schema.ts';
import type { DomainError, FieldProblem } from '../../domain/errors.ts';
import { type Money, parseMoney } from '../../domain/money.schema.ts';
import { registrationFields } from '../../portal/components/registration-fields.tsx';
import type { FormValues } from '../../portal/form.ts';
import { textOf } from './page.tsx';

/** A form as the input of a service, or what is wrong with it, field by field. */
export type Read<T> = { readonly input: T } | { readonly problems: readonly FieldProblem[] };

/** An amount that a person typed, in the form's `name.amount` and `name.currency`. */
export function readMoney(values: FormValues, name: string): Money | { problem: string } {
  const typed = textOf(values, `${name}.amount`);
  if (!typed.trim()) return { problem: 'Write the amount, such as 12,500.00' };
  return parseMoney(typed, textOf(values, `${name}.currency`));
}

/** The customer as the form holds it; what was left empty is left out. */
export function readCustomer(values: FormValues) {
  const website = textOf(values, 'customer.website').trim();
  const taxId = textOf(values, 'customer.taxId').trim();
  return {
    name: textOf(values, 'customer.name'),
    country: textOf(values, 'customer.country'),
    ...(website ? { website } : {}),
    ...(taxId ? { taxId } : {}),
  };
}

/** The whole registration form. All that is wrong is told at once, in the order of the fields. */
export function readRegistration(values: FormValues): Read<DealInput> {
  const value = readMoney(values, 'value');
  const wrongMoney = 'problem' in value ? [{ field: 'value', message: value.problem }] : [];
  const read = dealInputSchema.safeParse({
    customer: readCustomer(values),
    productFamily: textOf(values, 'productFamily'),
    value: 'problem' in value ? { amount: 0, currency: 'EUR' } : value,
    expectedClose: textOf(values, 'expectedClose'),
    description: textOf(values, 'description'),
    ifTaken: textOf(values, 'ifTaken') === 'refuse' ? 'refuse' : 'queue',
  });
  if (read.success && wrongMoney.length === 0) return { input: read.data };
  const issues = read.error?.issues ?? [];
  const problems = [
    ...wrongMoney,
    ...issues.map(({ path, message }) => ({ field: path.join('.'), message })),
  ].map((problem) =>
    problem.field === 'customer.country' ? { ...problem, message: chooseCountry } : problem,
  );
  return { problems: problems.sort((a, b) => placeOf(a.field) - placeOf(b.field)) };
}

/** The form has a list to choose from, where the schema speaks of a code. */
const chooseCountry = 'Choose the customer’s country';

function placeOf(field: string): number {
  const place = registrationFields.findIndex((name) => field === name || field.startsWith(`${name}.`));
  return place < 0 ? registrationFields.length : place;
}

/** What a refusal says above the form: the fields say their own. */
export function messageOf(error: DomainError): string {
  return error.fields.length ? countProblems(error.fields) : error.message;
}

/** The message above several problems, or one. */
export function countProblems(problems: readonly FieldProblem[]): string {
  return problems.length === 1 ? 'One field needs attention' : `${problems.length} fields need attention`;
}
