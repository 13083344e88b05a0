import { moneySchema } from '../money.schema.ts';
import { isRecord } from '../records.ts';

/** Why a value is none of this type, in words that follow its name; nothing if it is one. Types not named here are texts. */
export function problemOfValue(type: string, value: unknown): string | undefined {
  if (type === 'money') return problemOfMoney(value);
  const { is, words = `must be of the type ${type}.` } = kinds[type] ?? text;
  return is(value) ? undefined : words;
}

function problemOfMoney(value: unknown): string | undefined {
  const issue = moneySchema.safeParse(value).error?.issues[0];
  if (!issue) return undefined;
  return issue.path.length > 0
    ? `is no amount of money that we take: ${issue.message}.`
    : 'must be money, such as { "amount": 5000, "currency": "EUR" } for EUR 50.00.';
}

interface Kind {
  readonly is: (value: unknown) => boolean;
  readonly words?: string;
}
const text: Kind = { is: (value) => typeof value === 'string' };
const kinds: Readonly<Record<string, Kind>> = {
  int: { is: Number.isInteger },
  bool: { is: (value) => typeof value === 'boolean' },
  date: { is: isDay, words: 'must be a day of the calendar, such as 2027-03-31.' },
  map: { is: isRecord, words: 'must be values by their names, such as { "USD": 0.92 }.' },
  'list<string>': {
    is: (value) => Array.isArray(value) && value.every((one) => typeof one === 'string'),
  },
  'list<dyn>': { is: Array.isArray, words: 'must be a list.' },
};

function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
}
