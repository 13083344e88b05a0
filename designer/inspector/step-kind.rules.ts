import type { Change } from '../../domain/programs/editing/edit.ts';
import { isFiller } from '../../domain/programs/editing/filler-words.ts';
import { stemOf } from '../../domain/programs/editing/new-step.rules.ts';
import type { Path } from '../../domain/programs/reading/problems.ts';
import type { SchemaNode } from '../../domain/programs/reference/json-schema.rules.ts';
import type { StepKind } from '../../domain/programs/steps/step.schema.ts';
import { valueAt } from '../diagram/step-paths.rules.ts';
import { type Around, newStepIn } from '../surroundings.ts';

type StepAsWritten = Readonly<Record<string, unknown>>;

/** What says the same in every kind of step that has it. */
const common = ['when', 'audience', 'text', 'by', 'serviceLevel', 'within', 'reminders', 'escalation'];

/** Whether a step can become another kind: one that holds steps would lose them. */
export const canChangeKind = (step: unknown): boolean =>
  !['branch', 'parallel', 'each'].includes(String(valueAt(step, ['step'])));

/**
 * Makes another kind of step of one, with what both kinds have, as far as somebody wrote it. It keeps its name, unless
 * that was given by itself and nothing speaks of it. `kinds` are the alternatives of the schema.
 */
export function changeKind(
  program: unknown,
  at: Path,
  kind: StepKind,
  kinds: readonly SchemaNode[],
  surroundings: Around,
): Change[] {
  const step = (valueAt(program, at) ?? {}) as StepAsWritten;
  const known = kinds.find(({ properties }) => properties?.step?.const === kind)?.properties ?? {};
  const { id, value } = newStepIn(surroundings, kind);
  const keys = common.filter((key) => key in known && isWritten(step[key]));
  const timed = keys.includes('within') || keys.includes('serviceLevel');
  const { within, serviceLevel, reminders, ...rest } = value;
  const times = timed ? {} : { within, serviceLevel, reminders };
  const titleKey = 'subject' in known ? 'subject' : 'title';
  const title = [step.title, step.subject].find(isWritten);
  const titled = title !== undefined && titleKey in known ? { [titleKey]: title } : {};
  const kept = Object.fromEntries(keys.map((key) => [key, step[key]]));
  const name = isNamedByItself(program, step) ? id : step.id;
  return [{ do: 'set', at, value: withoutGaps({ ...rest, ...times, ...titled, ...kept, id: name }) }];
}

const isWritten = (value: unknown) => value !== undefined && !(typeof value === 'string' && isFiller(value));

const withoutGaps = (values: StepAsWritten) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

/** Whether a name is one such as `message2`, and nothing else that is written in the program has it. */
function isNamedByItself(program: unknown, { id, step }: StepAsWritten): boolean {
  const name = String(id);
  if (name.replace(/\d+$/, '') !== stemOf(step as StepKind)) return false;
  const words = textsIn(program).join('\n');
  return words.split(new RegExp(`\\b${name}\\b`)).length === 2;
}

/** What is written behind keys: `message` is one, and names nothing. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Object.entries(Object(value)).flatMap(([key, inner]) => (key === 'step' ? [] : textsIn(inner)));
}
