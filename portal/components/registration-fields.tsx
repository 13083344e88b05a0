import type { DealInput } from '../../domain/deals/deal.schema.ts';
import { amountText } from '../../domain/money.ts';
import type { DealProgram } from '../../domain/programs/deal-registration.schema.ts';
import type { FormState, FormValues } from '../form.ts';
import { countries } from '../format/countries.ts';
import { MoneyField, SelectField, TextArea, TextField } from './fields.tsx';

/** The names of a registration's fields, in the order of the form. */
export const registrationFields = [
  'customer.name',
  'customer.country',
  'customer.website',
  'customer.taxId',
  'productFamily',
  'value',
  'expectedClose',
  'description',
] as const;
export type RegistrationField = (typeof registrationFields)[number];

/** A registration as its form's fields hold it. */
export function registrationValues(input: DealInput): FormValues {
  const { customer, value } = input;
  return {
    'customer.name': customer.name,
    'customer.country': customer.country,
    'customer.website': customer.website ?? '',
    'customer.taxId': customer.taxId ?? '',
    productFamily: input.productFamily,
    'value.amount': amountText(value),
    'value.currency': value.currency,
    expectedClose: input.expectedClose,
    description: input.description,
  };
}

interface FieldsProps {
  readonly form: FormState;
  readonly program: Pick<DealProgram, 'productFamilies' | 'exchangeRates'>;
  /** Only these, by name. */
  readonly only: readonly string[];
}

/** The fields of a registration: all of the customer, all of the deal, or those that a partner is asked to change. */
export function RegistrationFields({ form, program, only }: FieldsProps) {
  const families = Object.entries(program.productFamilies).map(([value, label]) => ({ value, label }));
  const fields: Record<RegistrationField, unknown> = {
    'customer.name': (
      <TextField
        form={form}
        name="customer.name"
        label="Legal name"
        required
        max={200}
        hint="As it stands in the company register"
      />
    ),
    'customer.country': (
      <SelectField
        form={form}
        name="customer.country"
        label="Country"
        required
        options={countries()}
        empty="Choose a country"
      />
    ),
    'customer.website': (
      <TextField
        form={form}
        name="customer.website"
        label="Website"
        max={300}
        inputmode="url"
        hint="The surest way to tell one customer from another, such as acme.com"
      />
    ),
    'customer.taxId': <TextField form={form} name="customer.taxId" label="Tax id" max={40} width="medium" />,
    productFamily: (
      <SelectField
        form={form}
        name="productFamily"
        label="Product"
        required
        options={families}
        empty="Choose a product"
      />
    ),
    value: (
      <MoneyField
        form={form}
        name="value"
        label="Value of the deal"
        hint="Such as 12,500.00"
        currencies={Object.keys(program.exchangeRates)}
      />
    ),
    expectedClose: (
      <TextField
        form={form}
        name="expectedClose"
        label="Expected close"
        type="date"
        width="medium"
        required
        hint="The day on which you expect to win"
      />
    ),
    description: (
      <TextArea
        form={form}
        name="description"
        label="Description"
        hint="What the customer needs, and how far you are"
      />
    ),
  };
  return <>{registrationFields.filter((name) => only.includes(name)).map((name) => fields[name])}</>;
}
