import type { Field, Form, FormValues } from '../programs/form.schema.ts';
import { own } from '../records.ts';

/** Who applies, as the starting form tells it. */
export interface Applicant {
  /** The company: what its partner would be called. */
  readonly company: string;
  /** ISO 3166-1; empty where the form does not ask for it. */
  readonly country: string;
  /** The person who fills the form in. */
  readonly person: string;
}

/** Names that a program gives to the fields that say who applies, the surest first. */
const companyNames = ['company', 'companyName', 'legalName', 'organisation', 'name'];
const personNames = ['contactName', 'contact', 'fullName', 'yourName'];

/**
 * Reads from a starting form who applies. The company is the field of one of the usual names, or else the first text;
 * the country is the first field of that type; a person who is not named goes by the company's name.
 */
export function applicantOf(form: Form, values: FormValues): Applicant {
  const texts = form.fields.filter(({ type }) => type === 'text');
  const company = named(companyNames, values) ?? first(texts, values) ?? 'Applicant';
  const countries = form.fields.filter(({ type }) => type === 'country');
  return {
    company,
    country: first(countries, values) ?? '',
    person: named(personNames, values) ?? company,
  };
}

/** The field that holds the applicant's address: the first of its type. */
export function addressField(form: Form): string | undefined {
  return form.fields.find(({ type }) => type === 'email')?.name;
}

const named = (names: readonly string[], values: FormValues): string | undefined =>
  names.map((name) => textIn(values, name)).find((text) => text !== undefined);

const first = (fields: readonly Field[], values: FormValues): string | undefined =>
  fields.map(({ name }) => textIn(values, name)).find((text) => text !== undefined);

/** As long as a name of a person or partner can be. */
const longest = 120;

function textIn(values: FormValues, name: string): string | undefined {
  const value = own(values, name);
  const text = typeof value === 'string' ? value.trim().slice(0, longest) : '';
  return text === '' ? undefined : text;
}
