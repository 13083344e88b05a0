import type { FileStore } from '../../../activities/store/files.store.ts';
import type { Field, Form, FormValues } from '../../../domain/programs/form.schema.ts';
import { checkForm } from '../../../domain/programs/form-values.rules.ts';
import { invalid } from '../parse.ts';
import { keepFiles } from './files.ts';

/** As much as a person types; what is larger is no draft. In characters of JSON. */
const longestDraft = 200_000;

/**
 * What somebody has typed into a form so far, as a draft can hold it: unchecked, its own fields only, and of files what
 * can be kept. @throws `invalid-input` for more than anybody types.
 */
export async function typedInto(
  form: Form,
  given: unknown,
  { files, kept }: { readonly files: FileStore; readonly kept?: FormValues | undefined },
): Promise<FormValues> {
  const values = (typeof given === 'object' && given !== null ? given : {}) as FormValues;
  const fields = form.fields.filter(({ name, type }) => type !== 'files' && Object.hasOwn(values, name));
  const entries = fields.map(async (field): Promise<[string, unknown][]> => {
    if (field.type !== 'file') return [[field.name, values[field.name]]];
    return Object.entries(await typedFile(field, values, { files, kept }));
  });
  const typed = Object.fromEntries((await Promise.all(entries)).flat());
  if (JSON.stringify(typed).length <= longestDraft) return typed;
  throw invalid([{ field: 'values', message: 'This is too long to keep' }]);
}

async function typedFile(
  field: Field,
  values: FormValues,
  { files, kept }: { readonly files: FileStore; readonly kept?: FormValues | undefined },
): Promise<FormValues> {
  const alone = { title: '', fields: [field] };
  const checked = await checkForm(
    alone,
    { [field.name]: values[field.name] },
    { asked: new Set([field.name]), kept },
  );
  return 'values' in checked ? keepFiles(files, checked.values) : {};
}
