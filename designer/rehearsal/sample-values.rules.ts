import type { WrittenDealProgram } from '../../domain/programs/deal-registration.schema.ts';
import type { Field, Form } from '../../domain/programs/form.schema.ts';
import { sampleOf } from './sample-pattern.rules.ts';

const day = 86_400_000;

/** Values that the form accepts, of every field, as a script writes them: a file is its name. `now`: ISO 8601. */
export function sampleValues(form: Form, now: string): Record<string, unknown> {
  const money = form.fields.filter(({ type }) => type === 'money').map(({ name }) => name);
  const entries = form.fields.flatMap((field): [string, unknown][] => {
    const value = sampleValue(field, now, money.indexOf(field.name));
    return value === undefined ? [] : [[field.name, value]];
  });
  return Object.fromEntries(entries);
}

/** A registration of a deal. */
export function sampleDeal(program: WrittenDealProgram, now: string): Record<string, unknown> {
  return {
    customer: { name: 'Kettner AG', country: 'DE' },
    productFamily: Object.keys(program.productFamilies)[0] ?? '',
    value: { amount: 2_000_000, currency: program.currency },
    expectedClose: dayAfter(now, 90),
  };
}

/** `rank`: which amount of the form it is; each is a tenth below the one before, as prices below list prices are. */
function sampleValue(field: Field, now: string, rank: number): unknown {
  switch (field.type) {
    case 'text':
      return sampleText(field);
    case 'long-text':
      return lengthened('They sign for three years and are a reference for the branch.', field);
    case 'email':
      return 'ana.costa@partner.example';
    case 'url':
      return 'https://partner.example';
    case 'phone':
      return '+49 30 1234567';
    case 'integer':
      return whole(field);
    case 'number':
      return between(field, 12.5);
    case 'money':
      return { amount: Math.round(5_000_000 * 0.9 ** Math.max(0, rank)), currency: field.currencies[0] };
    case 'date':
      return dayAfter(now, 60);
    case 'yes-no':
      return true;
    case 'country':
      return 'DE';
    case 'choice':
      return Object.keys(field.options)[0];
    case 'choices':
      return Object.keys(field.options).slice(0, 1);
    case 'score':
      return Math.max(1, field.max - 1);
    case 'file':
      return `sample.${field.accept[0] ?? 'txt'}`;
  }
}

/** The field's own label is the plainest text that fits; a pattern is written to. */
function sampleText(field: Extract<Field, { type: 'text' }>): string | undefined {
  if (field.pattern === undefined) return lengthened(`Sample: ${field.label}`, { max: 200, ...field });
  const made = sampleOf(field.pattern, field);
  return made ?? (field.required ? '' : undefined);
}

function lengthened(
  text: string,
  { min = 0, max = 4000 }: { min?: number | undefined; max?: number | undefined },
) {
  const padded = text.length < min ? text.padEnd(min, ' and so on') : text;
  return padded.slice(0, max).trim().padEnd(min, '.');
}

function between(
  { min, max }: { min?: number | undefined; max?: number | undefined },
  usual: number,
): number {
  if (min !== undefined && usual < min) return min;
  return max !== undefined && usual > max ? max : usual;
}

function whole({ min, max }: { min?: number | undefined; max?: number | undefined }): number {
  const range = {
    ...(min === undefined ? {} : { min: Math.ceil(min) }),
    ...(max === undefined ? {} : { max: Math.floor(max) }),
  };
  return between(range, 12);
}

const dayAfter = (now: string, days: number) =>
  new Date(Date.parse(now) + days * day).toISOString().slice(0, 10);
