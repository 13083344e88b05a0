import * as z from 'zod';
import { durationSchema } from '../duration.ts';
import { expression, label, name, quorum, reminders, slug, text } from '../words.schema.ts';
import { outcomeSchema, patience, stepBase, who } from './common.schema.ts';

/** One level of an approval: levels are asked in order, those whose condition does not hold are left out. */
const level = z.strictObject({
  name: label,
  by: who,
  when: expression.optional(),
  quorum: quorum.default('any'),
  ...patience,
});
export type DecisionLevel = z.infer<typeof level>;

/** Sends the case back to the partner, who edits a form again while the decision's clock stands still. */
const changes = z.strictObject({
  /** A form step of the partner, or the form that the case was started with. */
  of: name,
  within: durationSchema,
  reminders: reminders.default([]),
  rounds: z.int().min(1).max(10).default(3),
  /** The outcome of the program if the changes do not come. */
  atSilence: z.strictObject({ ends: slug }),
});

/**
 * A choice between fixed outcomes by the vendor's people, at one level or several. A negative outcome at any level
 * settles it. Known afterwards: `approval.outcome`, `approval.comment`, and the fields of its scorecard.
 */
export const decisionStep = z.strictObject({
  step: z.literal('decision'),
  ...stepBase,
  /** What is decided, and what to look at. */
  text: text.optional(),
  levels: z.array(level).min(1).max(6),
  /** Approve and reject if not given. */
  outcomes: z.array(outcomeSchema).min(2).max(6).optional(),
  /** A form that is filled in with a positive outcome: a scorecard. */
  scorecard: name.optional(),
  changes: changes.optional(),
  /** If this holds the decision must be taken signed in, not from an e-mail's page. */
  signedIn: expression.optional(),
});
export type DecisionStep = z.infer<typeof decisionStep>;
