import type { FormValues } from '../../domain/programs/form.schema.ts';
import type { ValueType } from '../../domain/programs/process.schema.ts';

/** What is made up of somebody, at a moment (ISO 8601). */
interface Of {
  readonly partnerId: string;
  readonly now: string;
}

/** Values of these types, for what a script does not say. */
export function madeUp(gives: Readonly<Record<string, ValueType>>, of: Of): FormValues {
  return Object.fromEntries(Object.entries(gives).map(([name, type]) => [name, madeUpValue(name, type, of)]));
}

function madeUpValue(name: string, type: ValueType, { partnerId, now }: Of): unknown {
  if (name === 'partnerId') return partnerId;
  switch (type) {
    case 'int':
      return 1;
    case 'bool':
      return true;
    case 'money':
      return { amount: 100_000, currency: 'EUR' };
    case 'timestamp':
      return now;
    case 'date':
      return now.slice(0, 10);
    default:
      return `${name}-of-${partnerId}`;
  }
}
