import type { FieldProblem } from '../../../domain/errors.ts';
import type { ProcessView } from '../../../domain/processes/process-facts.ts';
import { evaluateAll } from '../../../domain/programs/expressions.rules.ts';
import type { Form, FormValues } from '../../../domain/programs/form.schema.ts';
import { askedFields, checkForm } from '../../../domain/programs/form-values.rules.ts';
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

const noForm = { title: '', fields: [] } as unknown as Form;
const formOf = ({ program, form }: FormGround): Form => program.forms[form] ?? noForm;

/** The fields of a form that are asked, with these values typed. */
export function fieldsAsked(
  { now }: Pick<ServiceContext, 'now'>,
  ground: FormGround,
  given: unknown,
): ReadonlySet<string> {
  const { program, known } = ground;
  return askedFields(formOf(ground), given, (condition, values) => {
    const evaluated = evaluateAll({
      types: { ...program.types, ...typesOf(values, program.types) },
      data: { ...known, ...values },
      now: now().toISOString(),
      expressions: [condition],
      texts: [],
    });
    const [answer] = evaluated.values;
    return answer !== undefined && 'value' in answer && answer.value === true;
  });
}

/** The form's own fields are spoken of by their bare names. */
function typesOf(values: FormValues, known: Process['types']): Process['types'] {
  const names = Object.keys(values).filter((name) => !Object.hasOwn(known, name));
  return Object.fromEntries(names.map((name) => [name, 'dyn']));
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
  const asked = fieldsAsked(context, ground, given);
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
