import type { FieldProblem } from '../errors.ts';
import { isRecord, own } from '../records.ts';
import { bytesOf, type FileType, type FileValue } from './file-value.schema.ts';
import type { Field, Form, FormValues } from './form.schema.ts';
import { checkLines } from './lines.rules.ts';
import { missingWords, problemWith, readTyped } from './typed-values.rules.ts';

/** Typed values of a form, or all that is wrong, in the order of the form. */
export type CheckedForm = { readonly values: FormValues } | { readonly problems: readonly FieldProblem[] };

/** What a form holds besides what is typed now. */
export interface HeldByForm {
  /** What the form holds already: a file that is named again, without its content, stays what it is. */
  readonly kept?: FormValues | undefined;
  /** What was sent for fields of the type `files`, by name: what is given for these otherwise is not looked at. */
  readonly uploads?: Readonly<Record<string, readonly UploadedFile[]>> | undefined;
  /** The lists that rows stand beside, by the names of the fields that have `of`. */
  readonly beside?: ListsBeside | undefined;
}

/** Lists by the names of the fields whose rows stand beside them. */
export type ListsBeside = Readonly<Record<string, readonly unknown[]>>;

/** A file that was sent to the file store by itself, as a form's value names it. `size` in bytes, `type` by its content. */
export interface UploadedFile {
  readonly id: string;
  readonly name: string;
  readonly type: FileType;
  readonly size: number;
  readonly sha256: string;
}

export interface CheckFormOptions extends HeldByForm {
  /** The fields that are asked: see `askedFields`. Others are dropped, whatever they hold. */
  readonly asked: ReadonlySet<string>;
}

/**
 * Checks what was filled in, of whatever shape it is. Optional fields that are empty are absent from the values. The
 * problems name the field alone, without a path to the form; those of rows the row and its column: `costs.2.amount`.
 */
export async function checkForm(
  form: Form,
  given: unknown,
  { asked, ...held }: CheckFormOptions,
): Promise<CheckedForm> {
  if (!isRecord(given)) return { problems: [{ field: '', message: 'Give the fields of the form by name' }] };
  const fields = form.fields.filter(({ name }) => asked.has(name));
  const checked = fields.map((field) => checkField(field, own(given, field.name), held));
  const problems = [
    ...checked.flatMap((one) => ('problems' in one ? one.problems : [])),
    ...unknownFields(form, given),
  ];
  if (problems.length) return { problems };
  const entries = checked.flatMap((one) => ('entry' in one ? [one.entry] : []));
  return { values: Object.fromEntries(await Promise.all(entries.map(withHash))) };
}

/**
 * The fields that are asked, in their order: those without a condition, and those whose condition holds over what was
 * given to the asked ones before them. `holds` answers a condition over the form's own values and what the case knows.
 */
export function askedFields(
  form: Form,
  given: unknown,
  holds: (condition: string, values: FormValues) => boolean,
  held: HeldByForm = {},
): ReadonlySet<string> {
  const asked = new Set<string>();
  const values: Record<string, unknown> = {};
  for (const field of form.fields) {
    if (field.when !== undefined && !holds(field.when, values)) continue;
    asked.add(field.name);
    const checked = checkField(field, isRecord(given) ? own(given, field.name) : undefined, {
      ...held,
      kept: undefined,
    });
    if ('entry' in checked) values[field.name] = checked.entry[1];
  }
  return asked;
}

type CheckedField =
  | { readonly entry: readonly [string, unknown] }
  | { readonly problems: readonly FieldProblem[] }
  | { readonly absent: true };

function checkField(field: Field, given: unknown, held: HeldByForm): CheckedField {
  if (field.type === 'files') return checkUploads(field, held.uploads?.[field.name] ?? []);
  if (field.type === 'lines') return checkRows(field, given, held.beside?.[field.name]);
  const kept = held.kept?.[field.name];
  if (field.type === 'file' && isKept(given, kept)) return { entry: [field.name, kept] };
  const read = readTyped(field, given);
  if ('problem' in read) return { problems: [problemWith(field, read.problem)] };
  return 'value' in read ? { entry: [field.name, read.value] } : { absent: true };
}

const left = (field: Field): CheckedField =>
  field.required ? { problems: [problemWith(field, missingWords(field))] } : { absent: true };

function checkUploads(
  field: Extract<Field, { type: 'files' }>,
  uploads: readonly UploadedFile[],
): CheckedField {
  if (uploads.length === 0) return left(field);
  if (uploads.length > field.atMost)
    return { problems: [problemWith(field, `Send ${field.atMost} files at most`)] };
  return { entry: [field.name, uploads] };
}

function checkRows(
  field: Extract<Field, { type: 'lines' }>,
  given: unknown,
  beside: readonly unknown[] | undefined,
): CheckedField {
  const checked = checkLines(field, given, beside);
  if ('problem' in checked) return { problems: [problemWith(field, checked.problem)] };
  if ('problems' in checked) return checked;
  if (checked.rows.length > 0) return { entry: [field.name, checked.rows] };
  return beside === undefined ? left(field) : { absent: true };
}

function unknownFields(form: Form, given: Readonly<Record<string, unknown>>): FieldProblem[] {
  return Object.keys(given)
    .filter((name) => form.fields.every((field) => field.name !== name))
    .map((name) => ({ field: name.slice(0, 100), message: 'There is no such field' }));
}

/** Whether this names the file that the form holds already. */
function isKept(given: unknown, kept: unknown): boolean {
  return isRecord(given) && isRecord(kept) && given.content === undefined && given.sha256 === kept.sha256;
}

async function withHash([name, value]: readonly [string, unknown]): Promise<[string, unknown]> {
  if (!isFile(value)) return [name, value];
  const digest = await crypto.subtle.digest('SHA-256', bytesOf(value.content));
  const sha256 = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const { content, ...rest } = value;
  return [name, { ...rest, sha256, content } satisfies FileValue];
}

const isFile = (value: unknown): value is Omit<FileValue, 'sha256'> & { readonly content: string } =>
  isRecord(value) && typeof value.content === 'string';
