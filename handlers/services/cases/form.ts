import { DomainError, type FieldProblem } from '../../../domain/errors.ts';
import type { ProcessView } from '../../../domain/processes/process-facts.ts';
import { knownAt } from '../../../domain/processes/rounds.rules.ts';
import type { FormInCase } from '../../../domain/programs/fill-form.rules.ts';
import type { Form, FormValues } from '../../../domain/programs/form.schema.ts';
import type { Process } from '../../../domain/programs/process.schema.ts';
import type { ServiceContext } from '../context.ts';
import { invalid } from '../parse.ts';
import { keepFiles } from './files.ts';

/** A form of a program, and what its conditions and texts speak of. */
export interface FormGround extends Omit<FormInCase, 'now'> {
  readonly program: Process;
  /** Files that cannot be said to be clean yet, as problems of their fields. */
  readonly waiting?: readonly FieldProblem[];
}

/** A program that was checked has every form that it names. */
export function formOf({ program, form }: FormGround): Form {
  const found = program.forms[form];
  if (found) return found;
  throw new DomainError('unexpected', `The program ${program.program} has no form ${form}.`);
}

/** The fields of a form that are asked, with these values typed. */
export async function fieldsAsked(
  { now }: Pick<ServiceContext, 'now'>,
  ground: FormGround,
  given: unknown,
): Promise<ReadonlySet<string>> {
  const { askedOf } = await import('../../../domain/programs/fill-form.rules.ts');
  return askedOf({ ...ground, now: now().toISOString() }, given);
}

/**
 * What was filled into a form, checked; its files are kept, and the values name them only.
 * @throws `invalid-input` with all that is wrong, each field after `at`: `data.values.country`.
 */
export async function filledIn(
  context: Pick<ServiceContext, 'now' | 'stores'>,
  ground: FormGround,
  { given, at }: { readonly given: unknown; readonly at: string },
): Promise<FormValues> {
  const { fillForm } = await import('../../../domain/programs/fill-form.rules.ts');
  const checked = await fillForm({ ...ground, now: context.now().toISOString() }, given);
  const problems = [...('problems' in checked ? checked.problems : []), ...(ground.waiting ?? [])];
  if (problems.length > 0 || !('values' in checked))
    throw invalid(problems.map((problem) => placed(problem, at)));
  return keepFiles(context.stores.files, checked.values);
}

const placed = ({ field, message }: FieldProblem, at: string): FieldProblem => ({
  field: field ? `${at}.${field}` : at,
  message,
});

/** What conditions of a running case speak of at a path: that of a task. */
export function knownIn(
  { facts }: ProcessView,
  path: string,
  partner: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return { ...knownAt(facts, path), partner };
}
