import { DateTime } from 'luxon';
import type { FieldProblem } from '../../domain/errors.ts';
import type { FormValues } from '../../portal/form.ts';
import type { ActField } from '../../portal/format/acts.ts';
import { textOf } from './page.tsx';
import { type Read, readMoney } from './sent-form.ts';

type Input = Record<string, unknown>;

/**
 * An act's form, by what it asks for, as the input of a service's `act`. Only what a page must turn into another shape (amounts, local times)
 * or can tell better (an empty field) is judged here; the act's schema judges the rest.
 */
export function readAct(asks: readonly ActField[], values: FormValues, timeZone: string): Read<Input> {
  const input: Input = {};
  const problems: FieldProblem[] = [];
  for (const field of asks) {
    const read = readField(field, values, timeZone);
    if ('problems' in read) problems.push(...read.problems);
    else Object.assign(input, read.input);
  }
  return problems.length ? { problems } : { input };
}

function readField(field: ActField, values: FormValues, timeZone: string): Read<Input> {
  if (field === 'won') return readWon(values);
  if (field === 'transfer') return readPair(values, ['partnerId', 'personId'], 'Choose who goes on with it');
  if (field === 'reassign' || field === 'delegate')
    return readPair(values, ['taskId', 'toPersonId'], 'Choose who is to have the task');
  if (field === 'extend') return readExtend(values, timeZone);
  return filled(values, { [field]: 'Write a few words here' });
}

/** Fields that must not be empty, each with what to say if it is. */
function filled(values: FormValues, wanted: Readonly<Record<string, string>>): Read<Input> {
  const problems = Object.entries(wanted)
    .filter(([name]) => !textOf(values, name).trim())
    .map(([field, message]) => ({ field, message }));
  if (problems.length) return { problems };
  return {
    input: Object.fromEntries(Object.keys(wanted).map((name) => [name, textOf(values, name).trim()])),
  };
}

/** One choice of two things: `northwind/P-7K3M9Q2XBA` of a partner and a person. It is named for the second. */
function readPair(
  values: FormValues,
  [first, second]: readonly [string, string],
  message: string,
): Read<Input> {
  const [one, other] = textOf(values, second).split('/');
  return one && other
    ? { input: { [first]: one, [second]: other } }
    : { problems: [{ field: second, message }] };
}

function readWon(values: FormValues): Read<Input> {
  const value = readMoney(values, 'value');
  const rest = filled(values, {
    closedOn: 'Give the day on which the customer signed',
    proof: 'Give the order number or a link to the order',
  });
  const wrongMoney = 'problem' in value ? [{ field: 'value', message: value.problem }] : [];
  if ('problems' in rest) return { problems: [...wrongMoney, ...rest.problems] };
  return wrongMoney.length ? { problems: wrongMoney } : { input: { value, ...rest.input } };
}

/** A moment is typed in the person's own zone. */
function readExtend(values: FormValues, timeZone: string): Read<Input> {
  const at = DateTime.fromISO(textOf(values, 'until'), { zone: timeZone });
  if (!at.isValid) return { problems: [{ field: 'until', message: 'Give a day and a time' }] };
  const taskId = textOf(values, 'taskId');
  return { input: { until: at.toUTC().toISO(), ...(taskId ? { taskId } : {}) } };
}
