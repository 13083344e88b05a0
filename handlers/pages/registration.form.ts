import type { FieldProblem } from '../../domain/errors.ts';
import { registrationFields } from '../../portal/components/registration-fields.tsx';
import type { FormValues } from '../../portal/form.ts';
import { textOf } from './page.tsx';
import { readMoney } from './sent-form.ts';

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

/**
 * The registration form as the input of a service, which says all that is wrong with it at once. An amount that cannot
 * be read stays the text that it is: no service takes that.
 */
export function readRegistration(values: FormValues): Readonly<Record<string, unknown>> {
  const value = readMoney(values, 'value');
  const typed = { amount: textOf(values, 'value.amount'), currency: textOf(values, 'value.currency') };
  return {
    customer: readCustomer(values),
    productFamily: textOf(values, 'productFamily'),
    value: 'problem' in value ? typed : value,
    expectedClose: textOf(values, 'expectedClose'),
    description: textOf(values, 'description'),
    ifTaken: textOf(values, 'ifTaken') === 'refuse' ? 'refuse' : 'queue',
  };
}

/** What a service found wrong with a registration, in the words of the form and in the order of its fields. */
export function registrationProblems(values: FormValues, found: readonly FieldProblem[]): FieldProblem[] {
  const value = readMoney(values, 'value');
  const inWords: Readonly<Record<string, string>> = {
    // The form has a list to choose from, where the schema speaks of a code.
    'customer.country': 'Choose the customer’s country',
    // The schema speaks of minor units, the form of what people write.
    ...('problem' in value ? { 'value.amount': value.problem } : {}),
  };
  return found
    .map(({ field, message }) => ({ field: field.replace(/^data\.registration\./, ''), message }))
    .map(({ field, message }) => ({ field, message: inWords[field] ?? message }))
    .sort((a, b) => placeOf(a.field) - placeOf(b.field));
}

function placeOf(field: string): number {
  const place = registrationFields.findIndex((name) => field === name || field.startsWith(`${name}.`));
  return place < 0 ? registrationFields.length : place;
}
