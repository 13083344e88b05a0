import * as z from 'zod';
import { durationSchema } from '../duration.ts';
import { escalation, expression, label, name, reminders, slug } from '../words.schema.ts';

/** What every step has. */
export const stepBase = {
  /** Unique in the program. What came of the step is known to conditions by this name. */
  id: name,
  /** What people read: the title of a task, of an e-mail, of what the case waits for. */
  title: label.optional(),
  /** The step is left out if this does not hold when its turn comes. */
  when: expression.optional(),
  /** Of the step, and of those inside it, only the vendor's people learn. Not for what the partner is asked or told. */
  audience: z.literal('vendor').optional(),
};

/**
 * Who: the partner's people who opened the case and its owners, or a role of the program. In a program for a learner:
 * `learner` is the person whose case it is, and `partner` the partner's owners.
 */
export const who = slug.describe('`partner`, `learner`, or a role of the program');

/** What happens at silence: the case goes on with an outcome of the step, or ends with an outcome of the program. */
const atSilence = z.strictObject({
  after: durationSchema,
  outcome: slug.optional(),
  ends: slug.optional(),
  /** What it comes to, in words that end the sentence "If nobody answers, …". */
  effect: z.string().min(1).max(200).optional(),
});

/**
 * How long somebody is waited for; exactly one of `within`, `serviceLevel` and `until` says when the task is due.
 * `within`: wall-clock time; `serviceLevel`: business time on the program's calendar; all times of the task count in it,
 * from the opening. `until`: a CEL expression that gives a date (its end, on the calendar's zone) or an instant;
 * reminders and escalation are then that long before it, and the silence that long after it (`PT0S`: at once).
 */
export const patience = {
  within: durationSchema.optional(),
  until: expression.optional(),
  serviceLevel: durationSchema.optional(),
  reminders: reminders.default([]),
  escalation: escalation.optional(),
  atSilence: atSilence.optional(),
};
const patienceSchema = z.strictObject(patience);
export type Patience = z.infer<typeof patienceSchema>;

/** One of the presses that a task offers. */
export const outcomeSchema = z.strictObject({
  id: slug,
  label,
  /** What pressing does, in words that stand beside the button. */
  effect: z.string().min(1).max(200),
  tone: z.enum(['positive', 'negative', 'neutral']).default('positive'),
  /** A reason must be given. */
  comment: z.boolean().default(false),
  /** The case ends with this outcome of the program. */
  ends: slug.optional(),
});
export type StepOutcome = z.infer<typeof outcomeSchema>;

/** Named values for a check, an action, a webhook or another program, each a CEL expression. */
export const withValues = z.record(name, expression).default({});
