import type { Process } from '../programs/process.schema.ts';
import type { Task } from './case.schema.ts';

/** What a task says is to be done, in Markdown; of a form that is all there is to send, what the form says of itself. */
export function toDoOf(
  { note, form, outcomes }: Pick<Task, 'note' | 'form' | 'outcomes'>,
  program: Pick<Process, 'forms'> | undefined,
): string | undefined {
  return note || !form || outcomes.length > 1 ? note : program?.forms[form]?.intro;
}
