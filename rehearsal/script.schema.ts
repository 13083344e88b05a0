import * as z from 'zod';
import { durationSchema } from '../domain/programs/duration.ts';
import { name, slug } from '../domain/programs/words.schema.ts';

/** The step that an act is about, as its path: `profile`, `approval/Finance`, `contract/countersign`, `visits[1].report`. */
const path = z.string().min(1).max(200);

/** What somebody does when a task of theirs stands open. A task that no act is about stays unanswered. */
const answer = z.strictObject({
  /** The task, by its step. The first open one that no earlier act has answered. */
  on: path,
  /** How long after it was opened, wall-clock; at once if not given. */
  after: durationSchema.default(0),
  /**
   * The outcome that is pressed; the only one, or the first positive one, if not given. Pressed by as many people as
   * the task's quorum asks for.
   */
  press: slug.optional(),
  comment: z.string().max(2000).optional(),
  /** What is filled into the task's form, over what it holds already. A file: its name (`policy.pdf`) is enough. */
  send: z.record(z.string(), z.unknown()).optional(),
  /** The name that is typed to sign. */
  sign: z.string().max(200).optional(),
});

export type ScriptedAnswer = z.infer<typeof answer>;

/** What happens at a time of its own, counted from the start of the case. */
const happening = z.strictObject({
  at: durationSchema,
  /** The partner withdraws or takes the case up again; an admin cancels; an event is sent. */
  does: z.enum(['withdraw', 'reopen', 'cancel', 'event']),
  event: slug.optional(),
  reason: z.string().max(2000).optional(),
});

export type Happening = z.infer<typeof happening>;

/** How a check of the program answers. `down` fails technically for that long. */
const checkAnswer = z.union([
  z.enum(['pass', 'review', 'fail']),
  z.strictObject({ down: durationSchema, answers: z.enum(['pass', 'review', 'fail']) }),
  /** Never answers. */
  z.literal('silent'),
]);

export type CheckScript = z.infer<typeof checkAnswer>;

/** Somebody who is away, from and until so long after the start: tasks go to the others who have the role. */
const absence = z.strictObject({
  role: slug,
  /** Which of those who have the role. */
  person: z.int().min(1).max(10).default(1),
  from: durationSchema.default(0),
  until: durationSchema,
});

/** An e-mail that must have been sent: at least once, or so often. The same one to several people counts once. */
const expectedMail = z.strictObject({
  /** `partner`, or a role of the program. */
  to: slug,
  /** Words that stand in its subject. */
  subject: z.string().min(1),
  times: z.int().min(0).optional(),
});

/** What must have come of it; what is not said may be anything. */
const expectations = z.strictObject({
  /** The outcome of the program; `open` if the case must still run. */
  outcome: slug.optional(),
  /** At most this long after the start, wall-clock. */
  within: durationSchema.optional(),
  /** Stages, in the order in which they must have been entered; others may lie between. */
  stages: z.array(name).optional(),
  mails: z.array(expectedMail).optional(),
  /** Steps that must have been walked, and that must not. */
  walked: z.array(path).optional(),
  notWalked: z.array(path).optional(),
  /** Words that the timeline must contain. */
  says: z.array(z.string().min(1)).optional(),
});

/** One case, played with scripted people in virtual time. */
export const scriptSchema = z.strictObject({
  name: z.string().min(1).max(120),
  /** When the case is started. */
  starts: z.iso.datetime({ offset: true }).default('2027-01-04T09:00:00Z'),
  /** The starting form. */
  values: z.record(z.string(), z.unknown()).default({}),
  partner: z
    .strictObject({ name: z.string(), tier: slug, country: z.string().length(2) })
    .partial()
    .default({}),
  /**
   * How many people have a role; one, if not given (two of a role that starts the case). `partner`: the partner's
   * people. None: the case must say that nobody can act.
   */
  people: z.record(slug, z.int().min(0).max(10)).default({}),
  away: z.array(absence).default([]),
  /** By the step's id; several are answered in turn, the last one from then on. `pass` if not given. */
  checks: z.record(name, z.union([checkAnswer, z.array(checkAnswer).min(1)])).default({}),
  /** How a case that a step has started ends, by the step's id, and how long after. It never ends if not given. */
  programs: z.record(name, z.strictObject({ outcome: slug, after: durationSchema.default(0) })).default({}),
  /** Actions that refuse, by the step's id, and the words with which they do. */
  refusals: z.record(name, z.string().min(1)).default({}),
  acts: z.array(z.union([answer, happening])).default([]),
  /** How long the case is watched at most; two years if not given. */
  until: durationSchema.optional(),
  expect: expectations.default({}),
});
export type Script = z.infer<typeof scriptSchema>;

/** `programs/<name>.rehearsal.yaml`: how a program is tested. */
export const rehearsalSchema = z.strictObject({
  program: slug,
  scripts: z.array(scriptSchema).min(1).max(50),
});
