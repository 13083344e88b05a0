import * as z from 'zod';
import type { processKinds } from '../programs/process.schema.ts';

/** How somebody acted. Temporal UI has no signed-in person of ours, so its acts name no personId. */
const actorSchema = z.strictObject({
  personId: z.string().optional(),
  via: z.enum(['portal', 'email-link', 'api', 'temporal-ui', 'system']),
});
export type Actor = z.infer<typeof actorSchema>;

/**
 * What a fixed outcome of a task asks for besides the press: a comment, fields to be named or edited, evidence, the
 * form that the task names, a typed signature under the agreement that it names, or the result of an exam, which no
 * person gives.
 */
const outcomeNeeds = z.enum(['nothing', 'comment', 'fields', 'evidence', 'form', 'signature', 'result']);

const outcomeSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  /** What pressing does, in words: stands beside the button. */
  effect: z.string(),
  needs: outcomeNeeds,
  tone: z.enum(['positive', 'negative', 'neutral']),
});
export type Outcome = z.infer<typeof outcomeSchema>;

const voteSchema = z.strictObject({
  outcome: z.string(),
  actor: actorSchema,
  at: z.iso.datetime(),
  comment: z.string().optional(),
  /** Fields opened for editing (`fields`), or values given: edited fields, `{ values }` of a form, `{ name, hash }` of a signature, `{ score, takenAt, resultId }` of an exam. */
  data: z.record(z.string(), z.unknown()).optional(),
});
export type Vote = z.infer<typeof voteSchema>;

/** One thing that one person or role must do in a case. A decision is a task with fixed outcomes. */
export const taskSchema = z.strictObject({
  /** Unique in its case: `T1`, `T2`. */
  id: z.string(),
  /** Which step of the program: `approval`, `changes`, `offer`, `progress`, `extension`, `dispute`. */
  step: z.string(),
  title: z.string(),
  /** The title without what people gave, for Temporal UI; the title itself, if it holds nothing of the kind. */
  label: z.string().optional(),
  party: z.enum(['partner', 'vendor']),
  role: z.string(),
  roleLabel: z.string(),
  assignees: z.array(z.string()),
  /** An admin gave the task to somebody by name: reminders do not give it back to the role. */
  reassigned: z.literal(true).optional(),
  /** Nobody has the role: operations were asked instead, or nobody at all if there are no assignees. */
  fallback: z.literal(true).optional(),
  /** Who is asked only because somebody is away: assignee → whom they stand in for. */
  standsInFor: z.record(z.string(), z.string()).optional(),
  /** How many equal votes settle it. */
  quorum: z.int().min(1),
  /** Empty only on a vendor's task as a partner sees it: see domain/cases/redaction.rules.ts. */
  outcomes: z.array(outcomeSchema),
  votes: z.array(voteSchema),
  openedAt: z.iso.datetime(),
  dueAt: z.iso.datetime().optional(),
  /** An admin set the due time: other rules do not move it. */
  dueSet: z.literal(true).optional(),
  /** What happens if nobody acts, with its moment: the same words in e-mail, portal and Temporal UI. */
  atSilence: z.string(),
  /** The partner does not learn of it. */
  audience: z.literal('vendor').optional(),
  /** Somebody's work rather than a decision: whoever opened the case may do it too. */
  chore: z.literal(true).optional(),
  /** When it was escalated. */
  escalatedAt: z.iso.datetime().optional(),
  /** The decision must be taken signed in, not from the page behind an e-mail's link. */
  signedIn: z.boolean(),
  /** For `changes`: the fields that may be edited. */
  fields: z.array(z.string()).optional(),
  /** What the opener said: the reason for changes asked, the evidence given; what is to be done. */
  note: z.string().optional(),
  /** The form of the case's program that an outcome with the need `form` is sent with. */
  form: z.string().optional(),
  /** What the form holds already, by field. */
  values: z.record(z.string(), z.unknown()).optional(),
  /** What an outcome with the need `signature` signs: Markdown, and its SHA-256 in hexadecimal. */
  agreement: z.strictObject({ text: z.string(), hash: z.string() }).optional(),
  /** A course that is read, by its slug: the task has a reader of its own. */
  course: z.string().optional(),
  /** An attempt at a quiz that runs: which of how many, and the percentage that passes. */
  quiz: z.strictObject({ attempt: z.int(), of: z.int(), questions: z.int(), pass: z.number() }).optional(),
  /**
   * An outside exam whose result is waited for, as its provider calls it; the scores that pass and that there are, and
   * the number by which the provider knows the candidate: the case's id.
   */
  exam: z
    .strictObject({
      provider: z.string(),
      exam: z.string(),
      pass: z.number(),
      outOf: z.number(),
      candidate: z.string(),
    })
    .optional(),
  status: z.enum(['open', 'done', 'withdrawn']),
  result: voteSchema.optional(),
});
export type Task = z.infer<typeof taskSchema>;

/** What happens next, who has the ball, and the next moment at which the case goes on by itself. */
export const nextStepSchema = z.strictObject({
  what: z.string(),
  waitsFor: z.strictObject({
    party: z.enum(['partner', 'vendor', 'another-case', 'nobody']),
    roleLabel: z.string().optional(),
    personIds: z.array(z.string()),
  }),
  deadline: z.strictObject({ at: z.iso.datetime(), what: z.string() }).optional(),
  /** Nobody has the role that an open task waits for: operations were asked instead, or not even they can act. */
  alarm: z.enum(['asked-operations', 'nobody-can-act']).optional(),
});
export type NextStep = z.infer<typeof nextStepSchema>;

/** One line of a case's trail. Entries for the vendor alone are never shown to a partner. */
export const timelineEntrySchema = z.strictObject({
  seq: z.int().min(1),
  at: z.iso.datetime(),
  kind: z.string(),
  actor: actorSchema,
  text: z.string(),
  audience: z.enum(['everyone', 'vendor']),
  detail: z.record(z.string(), z.unknown()).optional(),
});
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;

/** The kinds of case, each of a kind of program. */
export type CaseKind = 'deal-registration' | (typeof processKinds)[number];

/** A case as everyone sees it; `facts` belongs to the kind of case. */
export interface CaseView<Facts = unknown> {
  readonly id: string;
  readonly kind: CaseKind;
  readonly workflowId: string;
  readonly program: { readonly id: string; readonly version: number };
  readonly partner: { readonly id: string; readonly name: string };
  readonly title: string;
  readonly stage: string;
  /** The stage in the words a partner reads. */
  readonly stageLabel: string;
  readonly status: 'open' | 'closed';
  readonly outcome?: string;
  readonly next: NextStep;
  /** What comes next for the partner's eyes, while what does is the vendor's alone. */
  readonly partnerNext?: NextStep;
  /** For the vendor's eyes: the automatic steps that it waits for, in words. */
  readonly running?: readonly string[];
  /** The events for which a step of its program waits: what happens to its partner under such a name is told to it. */
  readonly hears?: readonly string[];
  readonly tasks: readonly Task[];
  readonly openedAt: string;
  /** When the present stage was entered. */
  readonly stageSince?: string;
  readonly updatedAt: string;
  /** Counts the commits of the workflow: an older one never overwrites a newer one. */
  readonly revision: number;
  readonly facts: Facts;
}
