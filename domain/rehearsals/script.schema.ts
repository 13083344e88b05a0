import * as z from 'zod';
import { wonSchema } from '../deals/deal.schema.ts';
import { durationSchema } from '../programs/duration.ts';
import { name, slug } from '../programs/words.schema.ts';

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
  /**
   * What is filled into the task's form, over what it holds already. A file: its name (`policy.pdf`) is enough; several:
   * a list of names. Rows: a list of what each holds by column. In a
   * deal: `{ fields: [value] }` with `request-changes`, and the new values of the registration with `resubmit`. To an
   * exam its provider answers, and nobody else: `{ score: 720 }`, and `takenAt` if that is not when the result comes.
   */
  send: z.record(z.string(), z.unknown()).optional(),
  /** The name that is typed to sign. */
  sign: z.string().max(200).optional(),
});

export type ScriptedAnswer = z.infer<typeof answer>;

/**
 * In a case of stages and steps: the partner withdraws or takes it up again; an admin cancels; an event is sent; the next
 * version, with the same text, is published, and asks of the holder what `holders` says.
 */
export const processHappenings = ['withdraw', 'reopen', 'cancel', 'event', 'new-version'] as const;
/** In a deal: acts of the partner's, then those of an admin's. */
export const dealHappenings = [
  ...(['withdraw', 'join-queue', 'dispute', 'report-progress', 'request-extension'] as const),
  ...(['report-won', 'report-lost', 'revoke', 'cancel'] as const),
] as const;

/** What happens at a time of its own, counted from the start of the case. */
const happening = z.strictObject({
  at: durationSchema,
  does: z.enum([...new Set([...processHappenings, ...dealHappenings])]),
  event: slug.optional(),
  /** What the event tells, over what is made up for it; money as `{ amount, currency }` in minor units. */
  tells: z.record(name, z.unknown()).optional(),
  /** The words that an act asks for: a reason, a report, the evidence, the grounds. */
  reason: z.string().max(2000).optional(),
  /** With `report-won`; what was registered, signed on that day, if not given. */
  won: wonSchema.optional(),
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

/** Values that an action leaves behind, by their names. */
const actionAnswer = z.record(name, z.unknown());

/** Somebody who is away, from and until so long after the start: tasks go to the others who have the role. */
const absence = z.strictObject({
  role: slug,
  /** Which of those who have the role. */
  person: z.int().min(1).max(10).default(1),
  from: durationSchema.default(0),
  until: durationSchema,
});

/** Who has the customer of a deal when it is registered. */
const customer = z
  .strictObject({
    /** Another partner's deal, or the vendor itself: an account. */
    heldBy: z.enum(['nobody', 'deal', 'account']).default('nobody'),
    /** So long after the start the other deal gives the customer up. Never, if not given. */
    freedAfter: durationSchema.optional(),
    /** How many customers are known that resemble this one. */
    similar: z.int().min(0).max(5).default(0),
  })
  .refine(({ heldBy, freedAfter }) => freedAfter === undefined || heldBy === 'deal', {
    path: ['freedAfter'],
    message: 'Only a customer that another deal holds is freed: say heldBy: deal',
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
  stages: z.array(z.string().min(1).max(80)).optional(),
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
  /** The starting form; in a deal the registration. */
  values: z.record(z.string(), z.unknown()).default({}),
  partner: z
    .strictObject({
      ...{ name: z.string(), tier: slug, country: z.string().length(2) },
      /** That the partner holds all the while, by id; none if not given. */
      competencies: z.array(slug).max(100),
    })
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
  /**
   * What actions answer, by the step's id, over what is made up for them; several are answered in turn, the last one from
   * then on. Money as `{ amount, currency }` in minor units. Of a quiz `score`, the percentage of each attempt in turn;
   * 100 if not given.
   */
  answers: z.record(name, z.union([actionAnswer, z.array(actionAnswer).min(1)])).default({}),
  /** Only in a deal. Nobody has the customer, if not given. */
  customer: customer.prefault({}),
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
