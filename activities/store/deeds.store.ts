import type { FormValues } from '../../domain/programs/form.schema.ts';

/** What the actions of programs came to, so that one that is tried again does not act again. Kept for ever. */
export interface DeedStore {
  /** What the act with this key answered; undefined: it was never finished. */
  answerOf(key: string): Promise<FormValues | undefined>;
  /** The act is done. The first answer stays: it is returned, whoever of two came later. */
  keep(key: string, answer: FormValues, doneAt: string): Promise<FormValues>;
}
