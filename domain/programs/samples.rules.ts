import { fractionDigits } from '../money.ts';
import type { WrittenDealProgram } from './deal-registration.schema.ts';
import type { FileType } from './file-value.schema.ts';
import type { Field, Form, FormValues } from './form.schema.ts';
import type { SingleField } from './form-values.schema.ts';
import { textFor } from './sample-text.rules.ts';

/**
 * Values with which a form can be filled in so that each field accepts its own: for looking at a program before anybody
 * has answered, and for rehearsing it. `now`: dates lie after it. A text whose pattern cannot be followed is left out.
 */
export function sampleValues({ fields }: Form, now: string): FormValues {
  return Object.fromEntries(
    fields.flatMap((field, index) => {
      const earlier = fields.slice(0, index).filter(({ type }) => type === field.type).length;
      const value = sampleOf(field, now, earlier);
      return value === undefined ? [] : [[field.name, value]];
    }),
  );
}

/** A registration of a deal; amounts are in the smallest unit of the currency. */
export function sampleDeal({ productFamilies, currency }: WrittenDealProgram, now: string): FormValues {
  return {
    customer: { name: 'Kettner AG', country: 'DE' },
    productFamily: Object.keys(productFamilies)[0] ?? '',
    value: { amount: 2_000_000, currency },
    expectedClose: dayAfter(now, 90),
  };
}

const day = 86_400_000;
const dayAfter = (now: string, days: number) =>
  new Date(Date.parse(now) + days * day).toISOString().slice(0, 10);

/** Rows of samples; files by their names, which is how scripts say what was sent for them. */
function sampleOf(field: Field, now: string, earlier: number): unknown {
  if (field.type === 'files') return [`example.${field.accept[0]}`];
  if (field.type !== 'lines') return sampleValue(field, now, earlier);
  const cells = field.columns.map((column) => [column.name, sampleValue(column, now)]);
  return [Object.fromEntries(cells.filter(([, value]) => value !== undefined))];
}

/**
 * A value that this field accepts, in the words of the field where it takes words. `earlier`: how many fields of its type
 * come before it, since two amounts of a form are seldom the same.
 */
function sampleValue(field: SingleField, now: string, earlier = 0): unknown {
  switch (field.type) {
    case 'text':
      return 'pattern' in field && field.pattern !== undefined
        ? textFor(field.pattern, field)
        : sized(wordFor(field), field);
    case 'long-text':
      return sized(`What somebody writes here about “${field.label}”.`, field);
    case 'email':
      return 'ana@partner.example';
    case 'url':
      return 'https://partner.example';
    case 'phone':
      return '+49 30 1234567';
    case 'iban':
      return 'DE89370400440532013000';
    case 'integer':
      return between(whole(field), 12);
    case 'number':
      return between(field, 12.5);
    case 'money':
      return moneyIn(field.currencies[0] ?? 'EUR', earlier);
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
      return fileOf(field.accept[0] ?? 'pdf');
  }
}

/** Names that people recognise at once as examples, by what the field is called. */
const words: readonly (readonly [RegExp, string])[] = [
  [/company|customer|organi[sz]ation|account/i, 'Contoso GmbH'],
  [/contact|person|signatory|name/i, 'Ana Silva'],
  [/city|town/i, 'Berlin'],
];

function wordFor({ name, label }: SingleField): string {
  const found = words.find(([about]) => about.test(name) || about.test(label));
  // What is called by a sign alone has no word of its own.
  return found?.[1] ?? (label.replace(/[?:.!\s]+$/, '').trim() || 'Example');
}

interface Size {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

/** As long as it must be, and no longer than it may be. */
function sized(text: string, { min = 0, max = text.length }: Size): string {
  const times = Math.ceil(min / (text.length + 1));
  const long = times > 1 ? Array.from({ length: times + 1 }, () => text).join(' ') : text;
  return long
    .slice(0, Math.max(min, Math.min(max, long.length)))
    .trimEnd()
    .padEnd(min, '.');
}

function between({ min, max }: Size, usual: number): number {
  return Math.min(max ?? Number.MAX_SAFE_INTEGER, Math.max(min ?? usual, usual));
}

/** The whole numbers that lie between two. */
const whole = ({ min, max }: Size): Size => ({
  ...(min === undefined ? {} : { min: Math.ceil(min) }),
  ...(max === undefined ? {} : { max: Math.floor(max) }),
});

/** Each a fifth lower than the one before: a list price, then what is asked for. */
function moneyIn(currency: string, earlier: number) {
  return { amount: Math.ceil(50_000 * 0.8 ** earlier) * 10 ** fractionDigits(currency), currency };
}

/** The first bytes by which each type is known, in base64; a file that is held already needs none. */
const contents: Readonly<Record<FileType, string>> = {
  pdf: btoa('%PDF-1.7\n'),
  png: btoa('\x89PNG\r\n\x1a\n'),
  jpeg: btoa('\xff\xd8\xff\xe0'),
  csv: btoa('name,amount\nContoso,1\n'),
  txt: btoa('An example.\n'),
};

function fileOf(type: FileType) {
  return { name: `example.${type}`, content: contents[type] };
}
