import type { FieldProblem } from '../../domain/errors.ts';
import { parseMoney } from '../../domain/money.schema.ts';
import type { Field, Form, FormValues } from '../../domain/programs/form.schema.ts';
import { filledInNames } from '../../domain/programs/form-defaults.rules.ts';
import type { SingleField } from '../../domain/programs/form-values.schema.ts';
import { isEmptyRow, type LinesField } from '../../domain/programs/lines.rules.ts';
import type { Process } from '../../domain/programs/process.schema.ts';
import type { FormValues as FormTexts } from '../../portal/form.ts';
import { inputName } from '../../portal/format/form-texts.ts';
import { cellName, pressed, rowsIn } from '../../portal/format/row-texts.ts';
import { type SentForm, textOf } from './page.tsx';

type FormFiles = SentForm['files'];

/**
 * A program's form as a browser sent it, as values to be checked. What cannot be read as its type stays the text that
 * it is: the check says what is wrong. `kept`: what the form holds already; a file that was not chosen again stays.
 */
export async function readProgramForm(
  form: Form,
  texts: FormTexts,
  files: FormFiles = {},
  kept: FormValues = {},
): Promise<FormValues> {
  const entries = await Promise.all(
    form.fields.map(async (field) => [field.name, await readAny(field, texts, files, kept)] as const),
  );
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** What was sent for a field of the type `files` is known to the service. */
async function readAny(field: Field, texts: FormTexts, files: FormFiles, kept: FormValues): Promise<unknown> {
  const name = inputName(field.name);
  if (field.type === 'files') return undefined;
  if (field.type === 'file') return readFile(files[name], kept[field.name]);
  return field.type === 'lines' ? readRows(field, texts, name) : readField(field, texts, name);
}

/** Rows keep their numbers: one that was left empty is an empty one, up to the last that is not. */
function readRows({ columns }: LinesField, texts: FormTexts, name: string): unknown {
  const rows = Array.from({ length: rowsIn(texts, name) }, (_, row) => {
    const cells = columns.map(
      (column) => [column.name, readField(column, texts, cellName(name, row, column.name))] as const,
    );
    return Object.fromEntries(cells.filter(([, value]) => value !== undefined));
  });
  const last = rows.findLastIndex((row) => !isEmptyRow(row));
  return last < 0 ? undefined : rows.slice(0, last + 1);
}

function readField(field: SingleField, texts: FormTexts, name: string): unknown {
  if (field.type === 'money') return readAmount(texts, name);
  if (field.type === 'choices') return [texts[name] ?? []].flat();
  const typed = textOf(texts, name);
  if (typed.trim() === '') return undefined;
  if (field.type === 'integer' || field.type === 'number' || field.type === 'score') return readNumber(typed);
  if (field.type === 'yes-no') return ({ yes: true, no: false } as Record<string, boolean>)[typed] ?? typed;
  return typed;
}

/** `1,250.5` and `1 250` as people write numbers; anything else stays text. */
function readNumber(typed: string): number | string {
  const plain = typed.trim();
  return /^-?(\d{1,3}(?:[, ]\d{3})+|\d+)(\.\d+)?$/.test(plain) ? Number(plain.replace(/[, ]/g, '')) : typed;
}

function readAmount(texts: FormTexts, name: string): unknown {
  const typed = textOf(texts, `${name}.amount`);
  const currency = textOf(texts, `${name}.currency`);
  if (typed.trim() === '') return undefined;
  const read = parseMoney(typed, currency);
  return 'problem' in read ? { amount: typed, currency } : read;
}

async function readFile(file: File | undefined, kept: unknown): Promise<unknown> {
  if (!file || (file.size === 0 && file.name === '')) return kept;
  return { name: file.name, content: Buffer.from(await file.arrayBuffer()).toString('base64') };
}

/** Problems named for a field of the form, named for its input. Others stay what they are. */
export function atInputs(form: Form, problems: readonly FieldProblem[]): FieldProblem[] {
  return problems.map(({ field, message }) => {
    const name = field.replace(/^(data\.)?values\./, '');
    const [first = ''] = name.split('.');
    return form.fields.some((one) => one.name === first)
      ? { field: inputName(name), message }
      : { field, message };
  });
}

/** The inputs as they were sent. A box that was unticked and a choice that was taken back are said to be empty. */
export function typedTexts(form: Form, texts: FormTexts): FormTexts {
  const shown = shownIn(texts);
  const silent = form.fields.flatMap(({ type, name }): [string, string | string[]][] => {
    if (type === 'lines' || type === 'files' || !shown.has(name)) return [];
    return type === 'choices' ? [[inputName(name), []]] : [[inputName(name), '']];
  });
  return { ...Object.fromEntries(silent), ...texts };
}

/** The fields that apply now and that the form, as it was shown, did not have. */
export function askedLately(form: Form, texts: FormTexts, asked: ReadonlySet<string>): string[] {
  const shown = shownIn(texts);
  return form.fields.flatMap(({ name }) => (asked.has(name) && !shown.has(name) ? [name] : []));
}

/** The fields that the form had as it was shown. */
const shownIn = (texts: FormTexts): ReadonlySet<string> => new Set(textOf(texts, 'shown').split(' '));

/**
 * What a form holds: `kept` stands as it was kept, also where it was emptied; what nobody was asked yet, all of it or
 * the fields that follow `more` of the last press, holds what its program fills in.
 */
export async function heldBy(
  form: Form,
  kept: FormValues,
  more: readonly string[] | undefined,
  defaults: () => Promise<FormValues>,
): Promise<FormValues> {
  const untouched = Object.keys(kept).length === 0;
  const isNew = (name: string) => untouched || more?.includes(name);
  if (![...filledInNames(form)].some(isNew)) return kept;
  const atFirst = Object.entries(await defaults()).filter(([name]) => isNew(name));
  return { ...Object.fromEntries(atFirst), ...kept };
}

/** What the form that starts a case holds before anybody types: nothing is known of the case yet. */
export async function defaultsAtStart(program: Process, now: string): Promise<FormValues> {
  const { defaultsIn } = await import('../../domain/programs/fill-form.rules.ts');
  return defaultsIn({ program, form: program.starts.form, known: {}, now });
}

/** The fields to show again: one that something is wrong with must be there, whatever this page knows of it. */
export function askedOrWrong(
  form: Form,
  asked: ReadonlySet<string>,
  problems: readonly FieldProblem[] = [],
): ReadonlySet<string> {
  const isWrong = (input: string) =>
    problems.some(({ field }) => field === input || field.startsWith(`${input}.`));
  return new Set(
    form.fields.flatMap(({ name }) => (asked.has(name) || isWrong(inputName(name)) ? [name] : [])),
  );
}

/** The inputs after a press that adds rows or takes one away, and where the reader goes on; nothing for any other. */
export function rowsPressed(
  form: Form,
  texts: FormTexts,
): { readonly texts: FormTexts; readonly at: string } | undefined {
  const sent = textOf(texts, 'rows');
  const [input = '', row] = sent.split(/\.(?=\d+$)/);
  const field = form.fields.find(
    (one): one is LinesField => one.type === 'lines' && inputName(one.name) === input,
  );
  const [first] = field?.columns ?? [];
  if (!field || !first) return undefined;
  const before = rowsIn(texts, input);
  const without = row === undefined ? undefined : Number(row);
  const columns = field.columns.map(({ name }) => name);
  const after = pressed(
    texts,
    { field: input, ...(without === undefined ? {} : { without }) },
    { columns, atMost: field.atMost },
  );
  const next = Math.max(0, Math.min(without ?? before, rowsIn(after, input) - 1));
  return { texts: after, at: cellName(input, next, first.name) };
}

/** The form as it is shown again after such a press. */
export function changedRows(form: Form, { texts, at }: NonNullable<ReturnType<typeof rowsPressed>>) {
  return { values: typedTexts(form, texts), message: '', problems: [], more: [], at };
}

/** What to say beside files that were sent and not taken, where no draft keeps them: a browser does not, either. */
export function lostFiles(form: Form, files: FormFiles): FieldProblem[] {
  return form.fields.flatMap(({ name, label }) =>
    files[inputName(name)]?.size
      ? [{ field: inputName(name), message: `${label}: choose the file again; it was not kept` }]
      : [],
  );
}

/** Without what was typed into fields that do not apply any more. */
export function onlyAsked(values: FormValues, asked: ReadonlySet<string>): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => asked.has(name)));
}

/** The form that starts a case. @throws if the program lacks it, which its check does not let through. */
export function startingForm({ forms, starts, program }: Process): Form {
  const form = forms[starts.form];
  if (!form) throw new Error(`The program ${program} has no form ${starts.form}`);
  return form;
}
