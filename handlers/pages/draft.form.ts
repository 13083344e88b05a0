import type { FieldProblem } from '../../domain/errors.ts';
import type { FormValues } from '../../portal/form.ts';
import { type SentForm, textOf } from './page.tsx';
import type { Read } from './sent-form.ts';

/** A form that begins a draft, as the input of the service. Files are taken byte for byte. */
export async function readNewDraft(values: FormValues, files: SentForm['files']): Promise<Read<unknown>> {
  const kind = textOf(values, 'from');
  const text = (name: string) => textOf(values, name);
  if (kind === 'version')
    return { input: { from: { kind, programId: text('programId'), version: Number(text('version')) } } };
  if (kind === 'template') {
    const name = text('name');
    if (name === '') return { problems: [{ field: 'name', message: 'Choose a program' }] };
    return { input: { from: { kind, name } } };
  }
  if (kind === 'draft') return { input: { from: { kind, draftId: text('draftId') } } };
  return readFiles(files);
}

async function readFiles({ source, scripts }: SentForm['files']): Promise<Read<unknown>> {
  if (!isChosen(source)) return { problems: [{ field: 'source', message: 'Choose a file' }] };
  const texts = await Promise.all([
    textOfFile('source', source),
    isChosen(scripts) ? textOfFile('scripts', scripts) : undefined,
  ]);
  const problems = texts.filter((text): text is FieldProblem => typeof text === 'object');
  if (problems.length > 0) return { problems };
  const [program, rehearsal] = texts;
  const more = rehearsal === undefined ? {} : { scripts: rehearsal };
  return { input: { from: { kind: 'file', source: program, ...more } } };
}

/** A browser sends a nameless file where none was chosen. */
const isChosen = (file: File | undefined): file is File =>
  file !== undefined && (file.name !== '' || file.size > 0);

/** Also its byte-order mark, if it has one: saved again, it is the same file. */
async function textOfFile(field: string, file: File): Promise<string | FieldProblem> {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer());
  } catch {
    return { field, message: 'This file is not text in UTF-8: save it as YAML, in UTF-8' };
  }
}
