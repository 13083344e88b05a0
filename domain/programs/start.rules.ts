import type { FieldProblem } from '../errors.ts';
import { oneLine } from '../mail/visible-text.rules.ts';
import { evaluateAll } from './expressions.rules.ts';
import { fillForm } from './fill-form.rules.ts';
import type { FormValues } from './form.schema.ts';
import type { Process } from './process.schema.ts';
import { ratesKnown } from './rates.rules.ts';

/** What a case begins with, checked by its program; or what is wrong with the starting form, field by field. */
export type CheckedStart =
  | { readonly values: FormValues; readonly title: string }
  | { readonly problems: readonly FieldProblem[] };

/** What is known before the starting form is: conditions and the title may speak of it. */
export interface KnownAtStart {
  readonly partner: Readonly<Record<string, unknown>>;
  /** In a program for a learner: whose case it will be. */
  readonly learner?: Readonly<Record<string, unknown>> | undefined;
  /** An instant, ISO 8601. */
  readonly now: string;
  /** What the form holds already: see checkForm. */
  readonly kept?: FormValues | undefined;
}

/** Checks the form that a case of this program is started with, and makes the case's title from it. */
export async function checkStart(
  program: Process,
  given: unknown,
  { partner, learner, now, kept }: KnownAtStart,
): Promise<CheckedStart> {
  const { form, caseTitle } = program.starts;
  const known = { partner, ...(learner ? { learner } : {}) };
  const checked = await fillForm({ program, form, known, now, kept }, given);
  if ('problems' in checked) return checked;
  const data = { [form]: checked.values, ...known, ...ratesKnown(program) };
  const { texts } = evaluateAll({ types: program.types, data, now, expressions: [], texts: [caseTitle] });
  const [title] = texts;
  const words = title && 'value' in title ? oneLine(String(title.value), 150) : '';
  return { values: checked.values, title: words || program.title };
}
