import * as z from 'zod';
import { certificateSlug } from '../certification/certificate.schema.ts';
import { durationSchema } from './duration.ts';
import { formSchema } from './form.schema.ts';
import { holdersSchema } from './holders.schema.ts';
import { stepsSchema } from './steps/step.schema.ts';
import { type BusinessCalendar, calendarSchema, currency, label, name, slug, text } from './words.schema.ts';

/** The kinds of program that are made of stages and steps. Deal registration has a schema of its own. */
export const processKinds = [
  'onboarding',
  'mdf',
  'certification',
  'lead-distribution',
  'business-plan',
  'incentive',
  'custom',
] as const;

/** How a case ends, in the words that people read. */
const endingSchema = z.strictObject({
  label,
  tone: z.enum(['positive', 'negative', 'neutral']).default('neutral'),
  /** The partner may take a case that ended so up again, where it stood, within this time. */
  reopenWithin: durationSchema.optional(),
});

const stageSchema = z.strictObject({
  id: name,
  /** The stage in the words that a partner reads. */
  label,
  /** What the case waits for while no task is open, in the same words. */
  waiting: z.string().max(200).optional(),
  steps: stepsSchema,
});
export type Stage = z.infer<typeof stageSchema>;

/** A program of stages and steps as ops write it: see docs/reference/programs.md. */
export const processSchema = z.strictObject({
  program: slug,
  kind: z.enum(processKinds),
  version: z.int().min(1),
  title: label,
  /** What it is for, in a sentence or two. */
  purpose: text.optional(),
  currency: currency.default('EUR'),
  /** The currencies that are taken besides, each with the value of one unit in `currency`; conditions know them as `rates`. */
  exchangeRates: z.record(currency, z.number().positive()).optional(),
  calendar: calendarSchema,
  /** The vendor's roles that this program asks: name → what people read. */
  roles: z.record(slug, label),
  starts: z.strictObject({
    /** `public`: anybody, by a page without sign-in. `partner`: a partner's people. `vendor`: the roles named. */
    by: z.enum(['public', 'partner', 'vendor']),
    /**
     * For `vendor`: which roles may start it; operations always may. For `partner`: which of `owner`, `seller`,
     * `marketer`; all of them if not given.
     */
    roles: z.array(slug).optional(),
    /** The case is one person's of the partner, who is called the learner; a person has one open case of the program. */
    for: z.literal('learner').optional(),
    /** Certificates, by their slugs, that the learner must hold when the case begins. */
    requires: z.array(certificateSlug).max(20).optional(),
    /** The form that starts a case; known to conditions by this name. */
    form: name,
    /** The title of a case; at most one line. */
    caseTitle: text,
  }),
  /** Of certification: what a new version asks of who holds what it certifies; `nothing` if not given. */
  holders: holdersSchema.optional(),
  forms: z.record(name, formSchema),
  stages: z.array(stageSchema).min(1).max(30),
  /** How a case can end besides `withdrawn` and `cancelled`, which every program has. The first is the end of the last stage. */
  outcomes: z.record(slug, endingSchema),
});

/** As it is written, with defaults filled in and durations in milliseconds. */
export type WrittenProcess = z.infer<typeof processSchema>;

/** The types of what conditions can speak of: a CEL type name, fields by name, or rows of such fields. */
export type ValueType = string | FieldTypes | RowTypes;
export type FieldTypes = { readonly [field: string]: ValueType };
/** A list of rows that all have these fields; each holds one value. */
export type RowTypes = readonly [Readonly<Record<string, string>>];

/** A program that was checked and can be run: what a case is pinned to. */
export interface Process extends Omit<WrittenProcess, 'calendar'> {
  readonly calendar: BusinessCalendar;
  /** Variable → its type, for conditions: the starting form, every step that leaves something behind, `partner`, `now`. */
  readonly types: Readonly<Record<string, ValueType>>;
}
