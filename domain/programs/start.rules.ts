import type { FieldProblem } from '../errors.ts';
import { oneLine } from '../mail/visible-text.rules.ts';
import { evaluateAll } from './expressions.rules.ts';
import type { FormValues } from './form.schema.ts';
import { askedFields, checkForm } from './form-values.rules.ts';
import type { Process } from './process.schema.ts';

/** What a case begins with, checked by its program; or what is wrong with the starting form, field by field. */
export type CheckedStart =
  | { readonly values: FormValues; readonly title: string }
  | { readonly problems: readonly FieldProblem[] };

/** What is known before the starting form is: conditions and the title may speak of it. */
export interface KnownAtStart {
  readonly partner: Readonly<Record<string, unknown>>;
  /** An instant, ISO 8601. */
  readonly now: string;
  /** What the form holds already: see checkForm. */
  readonly kept?: FormValues | undefined;
}

/** Checks the form that a case of this program is started with, and makes the case's title from it. */
export async function checkStart(
  program: Process,
  given: unknown,
  known: KnownAtStart,
): Promise<CheckedStart> {
  const { form: name, caseTitle } = program.starts;
  const form = program.forms[name];
  if (!form) return { problems: [{ field: '', message: `The program has no form ${name}` }] };
  const asked = askedFields(form, given, (condition, values) => holds(program, condition, values, known));
  const checked = await checkForm(form, given, { asked, kept: known.kept });
  if ('problems' in checked) return checked;
  const { types } = program;
  const data = { [name]: checked.values, partner: known.partner };
  const { texts } = evaluateAll({ types, data, now: known.now, expressions: [], texts: [caseTitle] });
  const [title] = texts;
  const words = title && 'value' in title ? oneLine(String(title.value), 150) : '';
  return { values: checked.values, title: words || program.title };
}

/** A field's condition speaks of the form's own fields by their names alone, and by the form's name too. */
function holds(
  program: Process,
  condition: string,
  values: FormValues,
  { partner, now }: KnownAtStart,
): boolean {
  const { form } = program.starts;
  const own = program.types[form];
  const types = { ...program.types, ...(typeof own === 'object' ? own : {}) };
  const data = { ...values, [form]: values, partner };
  const [result] = evaluateAll({ types, data, now, expressions: [condition], texts: [] }).values;
  return result !== undefined && 'value' in result && result.value === true;
}
