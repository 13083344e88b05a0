import type { FieldProblem } from '../domain/errors.ts';

/** What a form's fields hold: text as it was typed, or the ticked values of a group of boxes. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;

/** A form that was sent and not taken: what was typed, and why not. Shown again with nothing lost. */
export interface FormAttempt {
  /** Which of the page's forms it was: its id. */
  readonly form: string;
  readonly values: FormValues;
  readonly message: string;
  readonly problems: readonly FieldProblem[];
  /** Nothing is wrong: fields that apply since the last press are to be filled in first. */
  readonly more?: readonly string[];
  /** The input at which the browser puts the reader. */
  readonly at?: string;
}

/** One form as it is drawn: its id keeps its fields' ids apart from those of the page's other forms. */
export interface FormState {
  readonly id: string;
  readonly values: FormValues;
  readonly problems: readonly FieldProblem[];
  readonly at?: string | undefined;
}

/** The form as the attempt left it, if the attempt was this form's; else as it starts. */
export function formState(
  id: string,
  attempt: FormAttempt | undefined,
  defaults: FormValues = {},
): FormState {
  if (attempt?.form !== id) return { id, values: defaults, problems: [] };
  return { id, values: { ...defaults, ...attempt.values }, problems: attempt.problems, at: attempt.at };
}

/** Whether the page says what is wrong. */
export function isRefused(attempt: FormAttempt | undefined): attempt is FormAttempt {
  return attempt !== undefined && attempt.more === undefined;
}

/** The id of a field's input. */
export function fieldId(form: string, name: string): string {
  return `${form}-${name.replaceAll('.', '-')}`;
}

/**
 * What is wrong with a field. A problem may be named for a part of the field (`value.amount` of `value`) or have the
 * act's own name in front (`won.value`).
 */
export function problemOf({ problems }: Pick<FormState, 'problems'>, name: string): string | undefined {
  return problems.find(
    ({ field }) => field === name || field.startsWith(`${name}.`) || field.endsWith(`.${name}`),
  )?.message;
}

export function textValue({ values }: FormState, name: string): string {
  const value = values[name];
  return typeof value === 'string' ? value : '';
}

export function listValue({ values }: FormState, name: string): readonly string[] {
  const value = values[name];
  return typeof value === 'string' ? [value] : (value ?? []);
}
