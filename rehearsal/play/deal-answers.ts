import * as z from 'zod';
import { changedRegistration } from '../../domain/deals/changes.rules.ts';
import { type ChangeableField, changeableFields, changesSchema } from '../../domain/deals/deal.schema.ts';
import type { FieldProblem } from '../../domain/errors.ts';
import type { DealProgram } from '../../domain/programs/deal-registration.schema.ts';
import { read } from '../../domain/read-input.ts';
import type { ScriptedAnswer } from '../../domain/rehearsals/script.schema.ts';
import type { TaskAnswer } from '../../workflows/case.messages.ts';
import type { DealView } from '../../workflows/deal-registration.messages.ts';
import { wordsOf } from './answer-form.ts';
import type { AskedFor } from './piece.ts';

const changeable = Object.keys(changeableFields) as [ChangeableField, ...ChangeableField[]];
const openedSchema = z.strictObject({
  fields: z.array(z.enum(changeable, { error: `Choose among: ${changeable.join(', ')}` })).min(1),
});

/**
 * What the answer to a task of a deal needs besides the press: the fields that are opened, or the registration with
 * other values in them. Throws with all that is wrong, in words.
 */
export function dealAnswerData(
  program: DealProgram,
  { send = {} }: ScriptedAnswer,
  { task, outcome, view, at }: AskedFor,
): TaskAnswer['data'] {
  if (outcome.needs !== 'fields') return undefined;
  if (!task.fields) return accepted(read(openedSchema, send));
  const changes = accepted(read(changesSchema, send));
  const { facts, partner } = view as DealView;
  const asked = { registration: facts.registration, fields: task.fields, now: new Date(at) };
  const ground = { program, partner: { id: partner.id, domains: [] } };
  const settled = changedRegistration(asked, changes, ground);
  if ('registration' in settled) return { registration: settled.registration };
  throw refusal(settled.problems);
}

function accepted<Data>(
  result: { readonly data: Data } | { readonly problems: readonly FieldProblem[] },
): Data {
  if ('data' in result) return result.data;
  throw refusal(result.problems);
}

const refusal = (problems: readonly FieldProblem[]) =>
  new Error(`What the script sends is not accepted. ${wordsOf(problems)}`);
