import type { FieldProblem } from '../errors.ts';
import { own } from '../records.ts';
import { evaluateAll, prepareExpressions } from './expressions.rules.ts';
import type { EvaluatedValue } from './expressions.ts';
import type { Form, FormValues } from './form.schema.ts';
import { elementName, type FilledInColumn, filledInColumns, filledInFields } from './form-defaults.rules.ts';
import {
  askedFields,
  type CheckedForm,
  checkForm,
  type HeldByForm,
  type ListsBeside,
} from './form-values.rules.ts';
import type { SingleField } from './form-values.schema.ts';
import type { Process } from './process.schema.ts';
import { ratesKnown } from './rates.rules.ts';
import { problemWith, readTyped } from './typed-values.rules.ts';
import { elementTypes, typesOfForm } from './types.rules.ts';

/** A form of a program that is being filled in, and what its conditions speak of besides its own values. */
export interface FormInCase extends Omit<HeldByForm, 'beside'> {
  readonly program: Pick<Process, 'forms' | 'types' | 'currency' | 'exchangeRates'>;
  /** A form of the program: conditions know its values by this name, and by the bare names of its fields. */
  readonly form: string;
  /** What the case knows, and `partner`. */
  readonly known: Readonly<Record<string, unknown>>;
  /** An instant, ISO 8601. */
  readonly now: string;
}

/**
 * The fields that are asked when these values are typed; in the order of the form. A condition that cannot be computed
 * does not hold.
 */
export function askedOf(at: FormInCase, given: unknown): ReadonlySet<string> {
  const form = formIn(at);
  return askedFields(form, given, holdsIn(at, form), { uploads: at.uploads, beside: besideIn(at) });
}

/** Checks all that a form asks: its fields, and then its rules over all of them. */
export async function fillForm(at: FormInCase, given: unknown): Promise<CheckedForm> {
  const form = formIn(at);
  const held = { uploads: at.uploads, beside: besideIn(at) };
  const asked = askedFields(form, given, holdsIn(at, form), held);
  const checked = await checkForm(form, given, { asked, kept: at.kept, ...held });
  if ('problems' in checked) return checked;
  const problems = brokenRules(at, form, checked.values).filter(({ field }) => asked.has(field));
  return problems.length > 0 ? { problems } : checked;
}

/** The lists that the rows of a form stand beside, by the names of the fields that have `of`. */
export function besideIn(at: FormInCase): ListsBeside {
  const fields = formIn(at).fields.flatMap((field) =>
    field.type === 'lines' && field.of !== undefined ? [{ name: field.name, of: field.of }] : [],
  );
  const lists = overTheCase(
    at,
    fields.map(({ of }) => of),
  );
  return Object.fromEntries(
    fields.map(({ name }, index) => {
      const list = lists[index];
      return [name, Array.isArray(list) ? list : []];
    }),
  );
}

/**
 * What a form holds before anybody types. A default that cannot be computed, or that its field or cell would not take, is
 * left out: who fills the form in then types.
 */
export function defaultsIn(at: FormInCase): FormValues {
  return { ...fieldsAtFirst(at), ...rowsAtFirst(at) };
}

function fieldsAtFirst(at: FormInCase): FormValues {
  const fields = filledInFields(formIn(at));
  const found = overTheCase(
    at,
    fields.map(({ source }) => source),
  );
  return taken(
    fields.map(({ field }) => field),
    found,
  );
}

/** The rows of each field that has columns with a default, one for each element that they stand beside. */
function rowsAtFirst(at: FormInCase): FormValues {
  const byField = Map.groupBy(filledInColumns(formIn(at)), ({ field }) => field);
  const beside = byField.size > 0 ? besideIn(at) : {};
  return Object.fromEntries(
    [...byField].map(([{ name, of = '' }, columns]) => [
      name,
      (beside[name] ?? []).map(rowBeside(at, of, columns)),
    ]),
  );
}

/** Reads the defaults of columns once, for all rows: what the row beside an element holds at first. */
function rowBeside(
  { program, known, now }: FormInCase,
  of: string,
  columns: readonly FilledInColumn[],
): (element: unknown) => FormValues {
  const types = { ...program.types, ...elementTypes(of, program.types) };
  const evaluate = prepareExpressions(
    types,
    columns.map(({ source }) => source),
  );
  const cells = columns.map(({ column }) => column);
  const data = { ...known, ...ratesKnown(program) };
  return (element) => taken(cells, evaluate({ ...data, [elementName]: element }, now).map(foundValue));
}

/** The values that their fields, or cells, take. */
function taken(fields: readonly SingleField[], values: readonly unknown[]): FormValues {
  return Object.fromEntries(
    fields.flatMap((field, index) => {
      const read = readTyped(field, values[index]);
      return 'value' in read ? [[field.name, read.value]] : [];
    }),
  );
}

/** The rules that do not hold, each at its field. One that speaks of what was left empty is not broken. */
function brokenRules(at: FormInCase, form: Form, values: FormValues): FieldProblem[] {
  const { rules = [] } = form;
  const answers = evaluateOver(
    at,
    form,
    values,
    rules.map(({ must }) => must),
  );
  return rules.flatMap(({ field: name, message }, index) => {
    const answer = answers[index];
    if (!answer || ('value' in answer && answer.value === true)) return [];
    if ('value' in answer) return [{ field: name, message }];
    const label = form.fields.find((field) => field.name === name)?.label ?? name;
    return answer.missing ? [] : [problemWith({ name, label }, answer.problem)];
  });
}

function holdsIn(at: FormInCase, form: Form) {
  return (condition: string, values: FormValues): boolean => {
    const [answer] = evaluateOver(at, form, values, [condition]);
    return answer !== undefined && 'value' in answer && answer.value === true;
  };
}

/** Over the form's own values by their names, before others of the same name, and over what the case knows. */
function evaluateOver(
  at: FormInCase,
  form: Form,
  values: FormValues,
  expressions: readonly string[],
): readonly EvaluatedValue[] {
  const types = { ...at.program.types, ...namesInForm(at.form, form) };
  const data = { ...at.known, [at.form]: values, ...values };
  return evaluateIn({ ...at, program: { ...at.program, types } }, data, expressions);
}

/** What each expression comes to over what the case knows; undefined where it cannot be computed. */
function overTheCase(at: FormInCase, expressions: readonly string[]): readonly unknown[] {
  return evaluateIn(at, at.known, expressions).map(foundValue);
}

const foundValue = (found: EvaluatedValue | undefined) =>
  found && 'value' in found ? found.value : undefined;

function evaluateIn(
  { program, now }: FormInCase,
  data: Readonly<Record<string, unknown>>,
  expressions: readonly string[],
): readonly EvaluatedValue[] {
  if (expressions.length === 0) return [];
  const known = { ...data, ...ratesKnown(program) };
  return evaluateAll({ types: program.types, data: known, now, expressions, texts: [] }).values;
}

/** The names by which conditions of a form speak of its own values: its own, and before it those of its fields. */
export function namesInForm(name: string, form: Form): Process['types'] {
  const fields = typesOfForm(form);
  return { [name]: fields, ...fields };
}

/** A program that was checked has every form that it names. */
function formIn({ program, form }: Pick<FormInCase, 'program' | 'form'>): Form {
  const found = own(program.forms, form);
  if (!found) throw new Error(`The program has no form ${form}`);
  return found;
}
