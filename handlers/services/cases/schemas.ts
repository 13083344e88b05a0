import * as z from 'zod';
import { personIdSchema } from '../../../domain/ids.schema.ts';
import { plainText } from '../../../domain/text.schema.ts';
import type { CaseAct } from '../cases.services.ts';

/** Words that somebody must give: at least one character besides white space. */
const words = (label: string) =>
  plainText({ max: 2000, label, multiline: true }).pipe(z.string().min(1, `Give the ${label}`));
const taskId = z.string().regex(/^T\d{1,6}$/, 'A task id looks like T1');
const reasoned = z.strictObject({ reason: words('reason') });

/** What each act asks for: the body of `POST /v1/cases/{id}/acts/{act}`, and the fields of the portal's form. */
export const caseActSchemas = {
  withdraw: reasoned,
  reopen: z.strictObject({}),
  /** An own task to somebody else who may act for its role. */
  delegate: z.strictObject({ taskId, toPersonId: personIdSchema, reason: words('reason') }),
  reassign: z.strictObject({ taskId, toPersonId: personIdSchema, reason: words('reason') }),
  /** Moves the due time of a task. */
  extend: z.strictObject({
    until: z.iso.datetime({ offset: true, error: 'Give an instant such as 2027-03-31T17:00:00Z' }),
    taskId,
    reason: words('reason'),
  }),
  cancel: reasoned,
  note: z.strictObject({ text: words('note') }),
  /** By its name in the program; one that comes before its step is kept. */
  event: z.strictObject({ event: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'Give the name of an event') }),
} as const satisfies Record<CaseAct, z.ZodType>;
export type CaseActInput<Act extends CaseAct> = z.infer<(typeof caseActSchemas)[Act]>;

/** The answer to a task: one of its outcomes, and what the outcome needs besides. */
export const caseAnswerSchema = z.strictObject({
  outcome: z.string({ error: 'Choose an outcome' }).min(1, 'Choose an outcome').max(40),
  comment: plainText({ max: 2000, label: 'comment', multiline: true }).optional(),
  data: z
    .strictObject({
      /** With an outcome that takes the task's form: its fields by name. */
      values: z.record(z.string().max(40), z.unknown()).optional(),
      /** With a signature: the full name as it is typed. */
      name: plainText({ max: 120, label: 'name' }).optional(),
      /** With a signature: the SHA-256 of the text that was shown, as the task has it. */
      hash: z
        .string()
        .regex(/^[0-9a-f]{64}$/, 'Give the hash of the agreement as the task has it')
        .optional(),
    })
    .optional(),
});
export type CaseAnswer = z.infer<typeof caseAnswerSchema>;
