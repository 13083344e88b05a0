import type { Task } from '../../domain/cases/case.schema.ts';
import type { FieldProblem } from '../../domain/errors.ts';
import { type FileType, fileTypeNames } from '../../domain/programs/file-value.schema.ts';
import { fillForm } from '../../domain/programs/fill-form.rules.ts';
import type { Form, FormValues } from '../../domain/programs/form.schema.ts';
import type { UploadedFile } from '../../domain/programs/form-values.rules.ts';
import type { Process } from '../../domain/programs/process.schema.ts';

export interface FilledForm {
  readonly program: Process;
  readonly task: Pick<Task, 'form' | 'values'>;
  /** What the script fills in. */
  readonly sent: Readonly<Record<string, unknown>>;
  /** What the case knows. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly now: string;
}

/** Fills in the form of a task as its page and the API check it. Throws with all that is wrong, in words. */
export async function fillIn({ program, task, sent, data, now }: FilledForm): Promise<FormValues> {
  const form = program.forms[task.form ?? ''];
  if (!form) throw new Error(`The task names the form ${task.form}, which the program does not have.`);
  const given = { ...task.values, ...withFiles(form, sent) };
  const uploads = uploadsIn(form, given);
  const at = { program, form: task.form ?? '', known: data, now, kept: task.values, uploads };
  const checked = await fillForm(at, given);
  if ('values' in checked) return checked.values;
  throw new Error(`The form "${form.title}" is not accepted. ${wordsOf(checked.problems)}`);
}

/** Problems with a form, each with its field. */
export function wordsOf(problems: readonly FieldProblem[]): string {
  return problems.map(({ field, message }) => (field ? `${message} (${field})` : message)).join('; ');
}

/** In a script, the name of a file stands for a file of that name. */
export function withFiles(form: Form, sent: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const files = form.fields.filter(({ type, name }) => type === 'file' && typeof sent[name] === 'string');
  const made = files.map((field) => [field.name, fileNamed(String(sent[field.name]))]);
  return { ...sent, ...Object.fromEntries(made) };
}

/** For a field that takes several, in a script, a name or a list of names; or what the form holds already. */
export function uploadsIn(form: Form, given: Readonly<Record<string, unknown>>) {
  const fields = form.fields.filter(({ type }) => type === 'files');
  return Object.fromEntries(fields.map(({ name }) => [name, [given[name] ?? []].flat().map(uploaded)]));
}

/** The same name is the same file. */
function uploaded(file: unknown): UploadedFile {
  if (typeof file !== 'string') return file as UploadedFile;
  const sha256 = Buffer.from(file).toString('hex').padEnd(64, '0').slice(0, 64);
  const type = typeOf(file);
  return { id: `U-${sha256.slice(0, 10).toUpperCase()}`, name: file, type, size: 24_000, sha256 };
}

/** What its name says that it is; text, if it says nothing that a form takes. */
function typeOf(name: string): FileType {
  const ending = name.split('.').at(-1)?.toLowerCase().replace(/^jpg$/, 'jpeg') ?? '';
  return Object.hasOwn(fileTypeNames, ending) ? (ending as FileType) : 'txt';
}

const beginnings: Readonly<Record<string, readonly number[]>> = {
  pdf: [0x25, 0x50, 0x44, 0x46, 0x2d, 0x31, 0x2e, 0x37],
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  jpeg: [0xff, 0xd8, 0xff, 0xe0],
};

function fileNamed(name: string): { name: string; content: string } {
  const bytes = beginnings[typeOf(name)] ?? [...new TextEncoder().encode(`${name}\n`)];
  return { name, content: Buffer.from(bytes).toString('base64') };
}
