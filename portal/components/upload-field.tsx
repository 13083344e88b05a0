import type { FileType } from '../../domain/programs/file-value.schema.ts';
import type { UploadedFile } from '../../domain/programs/form-values.rules.ts';
import type { FilesField, Upload } from '../../domain/uploads/upload.ts';
import { type FormState, fieldId, problemOf } from '../form.ts';
import { kindAndSize, ruleOf } from '../format/files.ts';
import { inputName } from '../format/form-texts.ts';
import { Problem } from './fields.tsx';

/** A file that a field holds, as its list shows it. */
export interface ShownFile {
  readonly id: string;
  readonly name: string;
  /** By its content; nothing is known of one that waits to be looked at. */
  readonly type?: FileType | undefined;
  readonly size?: number | undefined;
}

/** What a field has, without what was refused. */
export function shownFiles(earlier: readonly UploadedFile[], uploads: readonly Upload[]): ShownFile[] {
  const taken = uploads.filter(({ status }) => status !== 'refused');
  return [...earlier, ...taken.map(({ id, name, type, bytes }) => ({ id, name, type, size: bytes }))];
}

interface UploadFieldProps {
  readonly state: FormState;
  readonly field: FilesField;
  readonly files: readonly ShownFile[];
}

/**
 * What was sent for a field, and the way to the page where files are sent and removed: a form cannot stand in a form.
 * Its press keeps what was typed.
 */
export function UploadField({ state, field, files }: UploadFieldProps) {
  const name = inputName(field.name);
  const id = fieldId(state.id, name);
  const problem = problemOf(state, name);
  return (
    <fieldset
      class={problem ? 'field field-wrong' : 'field'}
      aria-describedby={[`${id}-hint`, problem ? `${id}-problem` : ''].filter(Boolean).join(' ')}
    >
      <legend>
        {field.label}
        {field.required ? null : <span class="optional"> (optional)</span>}
      </legend>
      <p class="hint" id={`${id}-hint`}>
        {field.help ? `${field.help} ` : ''}
        {field.atMost === 1 ? 'One file' : `Up to ${field.atMost} files`}: {ruleOf(field)}.
      </p>
      <Problem id={id} text={problem} />
      <FileNames files={files} />
      <button type="submit" class="button" id={id} name="files" value={field.name} formnovalidate>
        {files.length > 0 ? 'Add or remove files' : 'Add a file'}
        <span class="unseen"> to {field.label}</span>
      </button>
    </fieldset>
  );
}

function FileNames({ files }: { files: readonly ShownFile[] }) {
  if (files.length === 0) return null;
  return (
    <ul class="files">
      {files.map((file) => (
        <li>
          <strong>{file.name}</strong> <span class="sub">{aboutFile(file)}</span>
        </li>
      ))}
    </ul>
  );
}

export function aboutFile({ type, size }: ShownFile): string {
  if (type === undefined || size === undefined) return 'being looked at for malware';
  return kindAndSize({ type, size });
}
