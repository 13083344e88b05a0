import type { Task } from '../../../domain/cases/case.schema.ts';
import type { FieldProblem } from '../../../domain/errors.ts';
import type { Form } from '../../../domain/programs/form.schema.ts';
import type { UploadedFile } from '../../../domain/programs/form-values.rules.ts';
import type { ServiceContext } from '../context.ts';
import { filesIn, type Held, heldIn } from './held.ts';

/** What the fields for files of a task's form hold, by field. */
export async function heldOfForm(
  { stores }: Pick<ServiceContext, 'stores'>,
  caseId: string,
  task: Task,
  form: Form,
): Promise<Readonly<Record<string, Held>>> {
  const fields = form.fields.filter(({ type }) => type === 'files');
  const held = fields.map(async ({ name: field }) => {
    const at = { caseId, taskId: task.id, field };
    return [field, await heldIn(stores.uploads, at, task)] as const;
  });
  return Object.fromEntries(await Promise.all(held));
}

export function filesByField(held: Readonly<Record<string, Held>>): Record<string, readonly UploadedFile[]> {
  return Object.fromEntries(Object.entries(held).map(([field, one]) => [field, filesIn(one)]));
}

/** A form is not sent without a file that its sender believes to be in it. */
export function stillWaiting(held: Readonly<Record<string, Held>>): FieldProblem[] {
  return Object.entries(held).flatMap(([field, { uploads }]) =>
    uploads
      .filter(({ status }) => status === 'waiting')
      .map(({ name }) => ({
        field,
        message: `"${name}" is still being looked at for malware. Send the form in some minutes, or remove the file`,
      })),
  );
}
