import * as z from 'zod';
import { closest } from './closest.rules.ts';
import { durationSchema } from './duration.ts';
import { calendarSchema, currency, escalation, quorum, reminders, slug } from './words.schema.ts';

const wholeAmount = z.int().min(0, 'An amount cannot be negative');

/** Facts that a rule may ask for. All that are given must hold; none given always holds. */
const conditionSchema = z.strictObject({
  /** Whole units of the program's currency. */
  amountAtLeast: wholeAmount.optional(),
  amountBelow: wholeAmount.optional(),
  tiers: z.array(slug).min(1).optional(),
  /** All of them, by id. */
  competencies: z.array(slug).min(1).optional(),
  productFamilies: z.array(slug).min(1).optional(),
  territories: z.array(slug).min(1).optional(),
  nearMatches: z.boolean().optional(),
});

/** Business time after which a role is reminded, who is asked besides, and what happens if nobody ever acts. */
const patienceSchema = z.strictObject({
  /** Business time on the program's calendar, from the opening of the task. */
  serviceLevel: durationSchema,
  reminders,
  escalation: escalation.optional(),
  atSilence: z.strictObject({ after: durationSchema, outcome: z.enum(['approve', 'reject']) }),
});

const approvalSchema = z.strictObject({
  name: z.string().min(1).max(80),
  role: slug,
  quorum,
  ...patienceSchema.shape,
});

/** Wall-clock time in which a partner answers, with reminders counted from the opening. */
const answerSchema = z.strictObject({ within: durationSchema, reminders });

const shape = {
  program: z.literal('deal-registration'),
  version: z.int().min(1),
  title: z.string().min(1).max(80),
  currency,
  /** The accepted currencies: the value of one unit in the program's currency, pinned with the version. */
  exchangeRates: z.record(currency, z.number().positive()),
  productFamilies: z.record(slug, z.string().min(1)),
  /** Territories by name; a country in none of them is a territory of its own. */
  territories: z.record(slug, z.array(z.string().regex(/^[A-Z]{2}$/))),
  roles: z.record(slug, z.string().min(1)),
  customer: z.strictObject({ nearMatchFrom: z.number().min(0).max(1) }),
  queue: z.strictObject({ decideWithin: durationSchema, accept: answerSchema }),
  autoApprove: z.array(z.strictObject({ name: z.string().min(1), when: conditionSchema })),
  approval: z.strictObject({
    levels: z.array(z.strictObject({ ...approvalSchema.shape, when: conditionSchema.optional() })).min(1),
    /** A decision of at least this amount is taken signed in. */
    signedInAtLeast: wholeAmount.optional(),
    changes: z.strictObject({ ...answerSchema.shape, rounds: z.int().min(1).max(10) }),
  }),
  protection: z.strictObject({
    period: durationSchema,
    /** Time before the end of protection. */
    reminders,
    extensions: z.strictObject({
      max: z.int().min(0).max(20),
      by: durationSchema,
      approval: approvalSchema,
    }),
    progress: z.strictObject({ every: durationSchema, answer: answerSchema }),
  }),
  disputes: approvalSchema,
};

const dayCalendar = z.strictObject({ ...calendarSchema.shape, holidays: z.array(z.iso.date()) });

/** A deal registration program whose holidays are days, see docs/reference/deal-registration-program.md. */
export const dealProgramSchema = z.strictObject({ ...shape, calendar: dayCalendar }).superRefine(agree);

/** The same as ops may write it: its holidays can be those of a country. */
export const writtenDealProgramSchema = z
  .strictObject({ ...shape, calendar: calendarSchema })
  .superRefine(agree);

/** What no field can see by itself. */
function agree(program: Parsed, context: z.RefinementCtx): void {
  const complain = ({ path, message, suggestion }: Problem) =>
    context.addIssue({ code: 'custom', path, message, ...(suggestion ? { params: { suggestion } } : {}) });
  if (program.exchangeRates[program.currency] !== 1)
    complain({
      path: ['exchangeRates', program.currency],
      message: `The rate of the program's own currency must be given, and be 1`,
    });
  if (program.calendar.from >= program.calendar.to)
    complain({ path: ['calendar', 'to'], message: 'Working hours must end after they start' });
  for (const problem of [...unknownNames(program), ...impatience(program)]) complain(problem);
}

/** The program with durations in milliseconds: what a case is pinned to. */
export type DealProgram = z.infer<typeof dealProgramSchema>;
export type WrittenDealProgram = z.infer<typeof writtenDealProgramSchema>;
export type Approval = z.infer<typeof approvalSchema>;
export type Answer = z.infer<typeof answerSchema>;
export type Condition = z.infer<typeof conditionSchema>;

interface Problem {
  readonly path: (string | number)[];
  readonly message: string;
  readonly suggestion?: string | undefined;
}
type Parsed = {
  currency: string;
  exchangeRates: Record<string, number>;
  calendar: { from: string; to: string };
  roles: Record<string, string>;
  productFamilies: Record<string, string>;
  territories: Record<string, string[]>;
  autoApprove: { when: Condition }[];
  approval: { levels: (Approval & { when?: Condition | undefined })[] };
  protection: { extensions: { approval: Approval } };
  disputes: Approval;
};

function approvalsOf(program: Parsed): { path: (string | number)[]; approval: Approval }[] {
  return [
    ...program.approval.levels.map((approval, index) => ({ path: ['approval', 'levels', index], approval })),
    { path: ['protection', 'extensions', 'approval'], approval: program.protection.extensions.approval },
    { path: ['disputes'], approval: program.disputes },
  ];
}

/** Roles, product families and territories that a rule names but the program does not have. */
function unknownNames(program: Parsed): Problem[] {
  const conditions = [
    ...program.autoApprove.map(({ when }, index) => ({ path: ['autoApprove', index, 'when'], when })),
    ...program.approval.levels.map(({ when }, index) => ({
      path: ['approval', 'levels', index, 'when'],
      when: when ?? {},
    })),
  ];
  const missing = (
    path: (string | number)[],
    names: readonly string[],
    known: object,
    noun: string,
  ): Problem[] =>
    names
      .filter((name) => !Object.hasOwn(known, name))
      .map((name) => ({
        path,
        message: `There is no ${noun} ${name}; there are ${Object.keys(known).join(', ')}`,
        suggestion: closest(name, Object.keys(known)),
      }));
  return [
    ...approvalsOf(program).flatMap(({ path, approval }) => [
      ...missing([...path, 'role'], [approval.role], program.roles, 'role'),
      ...missing(
        [...path, 'escalation', 'to'],
        approval.escalation ? [approval.escalation.to] : [],
        program.roles,
        'role',
      ),
    ]),
    ...conditions.flatMap(({ path, when }) => [
      ...missing(
        [...path, 'productFamilies'],
        when.productFamilies ?? [],
        program.productFamilies,
        'product family',
      ),
      ...missing([...path, 'territories'], when.territories ?? [], program.territories, 'territory'),
    ]),
  ];
}

/** Reminders and escalations that would come after the outcome at silence. */
function impatience(program: Parsed): Problem[] {
  return approvalsOf(program).flatMap(({ path, approval }) => {
    const end = approval.atSilence.after;
    const problems: Problem[] = [];
    if (approval.reminders.some((after) => after >= end))
      problems.push({
        path: [...path, 'reminders'],
        message: 'A reminder must come before the outcome at silence',
      });
    if (approval.escalation && approval.escalation.after >= end)
      problems.push({
        path: [...path, 'escalation', 'after'],
        message: 'The escalation must come before the outcome at silence',
      });
    return problems;
  });
}
