import { DomainError, type FieldProblem } from '../../../domain/errors.ts';
import type { ProcessView } from '../../../domain/processes/process-facts.ts';
import type { Form, FormValues } from '../../../domain/programs/form.schema.ts';
import { checkForm } from '../../../domain/programs/form-values.rules.ts';
import type { Process } from '../../../domain/programs/process.schema.ts';
import type { ServiceContext } from '../context.ts';
import { invalid } from '../parse.ts';
import { keepFiles } from './files.ts';

/** A form of a program, and what its conditions and texts speak of. */
export interface FormGround {
  readonly program: Process;
  /** A form of the program. */
  readonly form: string;
  /** What the case knows, and `partner`. */
  readonly known: Readonly<Record<string, unknown>>;
  /** What the form holds already. */
  readonly kept?: FormValues | undefined;
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
  const { program, known } = ground;
  const { askedOf } = await import('../../../domain/programs/asked-fields.rules.ts');
  return askedOf(formOf(ground), given, { types: program.types, data: known, now: now().toISOString() });
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
  const asked = await fieldsAsked(context, ground, given);
  const checked = await checkForm(formOf(ground), given, { asked, kept: ground.kept });
  if ('problems' in checked) throw invalid(checked.problems.map((problem) => placed(problem, at)));
  return keepFiles(context.stores.files, checked.values);
}

const placed = ({ field, message }: FieldProblem, at: string): FieldProblem => ({
  field: field ? `${at}.${field}` : at,
  message,
});

/** What conditions of a running case speak of. */
export function knownIn(
  view: ProcessView,
  partner: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return { ...view.facts.data, partner };
}
