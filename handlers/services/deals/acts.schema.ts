import * as z from 'zod';
import {
  type ChangeableField,
  changeableFields,
  changesSchema,
  wonSchema,
} from '../../../domain/deals/deal.schema.ts';
import { partnerIdSchema, personIdSchema } from '../../../domain/ids.schema.ts';
import { plainText } from '../../../domain/text.schema.ts';
import type { DealAct } from '../deals.services.ts';

/** Words that somebody must give: at least one character besides white space. */
const words = (label: string) =>
  plainText({ max: 2000, label, multiline: true }).pipe(z.string().min(1, `Give the ${label}`));
const taskId = z.string().regex(/^T\d{1,6}$/, 'A task id looks like T1');
const reasoned = z.strictObject({ reason: words('reason') });

/** What each act asks for: the body of `POST /v1/deals/{id}/acts/{act}`, and the fields of the portal's form. */
export const actSchemas = {
  'report-progress': z.strictObject({ report: words('report') }),
  'request-extension': z.strictObject({ evidence: words('evidence') }),
  'report-won': wonSchema,
  'report-lost': reasoned,
  withdraw: reasoned,
  'join-queue': z.strictObject({}),
  dispute: z.strictObject({ grounds: words('grounds') }),
  revoke: reasoned,
  /** To a partner, and the person there who owns the deal from now on. */
  transfer: z.strictObject({ partnerId: partnerIdSchema, personId: personIdSchema, reason: words('reason') }),
  reassign: z.strictObject({ taskId, toPersonId: personIdSchema, reason: words('reason') }),
  /** Moves the due time of a task, or without `taskId` the end of protection. */
  extend: z.strictObject({
    until: z.iso.datetime({ offset: true, error: 'Give an instant such as 2027-03-31T17:00:00Z' }),
    taskId: taskId.optional(),
    reason: words('reason'),
  }),
  cancel: reasoned,
  note: z.strictObject({ text: words('note') }),
} as const satisfies Record<DealAct, z.ZodType>;
export type ActInput<Act extends DealAct> = z.infer<(typeof actSchemas)[Act]>;

const changeable = Object.keys(changeableFields) as [ChangeableField, ...ChangeableField[]];
/** The answer to a task: one of its outcomes, and what the outcome needs besides. */
export const taskAnswerSchema = z.strictObject({
  outcome: z.string({ error: 'Choose an outcome' }).min(1, 'Choose an outcome').max(40),
  /** Reason, report or evidence. */
  comment: plainText({ max: 2000, label: 'comment', multiline: true }).optional(),
  data: z
    .strictObject({
      /** With `request-changes`: what the partner shall change. */
      fields: z
        .array(z.enum(changeable, { error: `Choose among: ${changeable.join(', ')}` }))
        .min(1, 'Choose at least one field')
        .max(changeable.length)
        .optional(),
      /** With `resubmit`: only what the task names may differ from the registration as it is. */
      registration: changesSchema.optional(),
    })
    .optional(),
});
export type TaskAnswerInput = z.infer<typeof taskAnswerSchema>;
