import * as z from 'zod';
import { actionKinds } from './actions.rules.ts';

const count = z.number().min(0);
const kinds = Object.keys(actionKinds) as [keyof typeof actionKinds];
const readAndWritten = z.strictObject({ read: count, written: count });

/** Units of one partition key of the table or of an index, as `PARTNER#{partner}#DEALS`. */
const keyUseSchema = z.strictObject({
  ...{ index: z.enum(['table', 'gsi1', 'gsi2']), key: z.string().min(1) },
  ...{ read: count, written: count },
});
export type KeyUse = z.infer<typeof keyUseSchema>;

/** What one thing that happens uses; fractions are averages of several. */
const usageSchema = z.strictObject({
  /** Billed actions of Temporal Cloud, by kind. */
  actions: z.partialRecord(z.enum(kinds), count),
  historyEvents: count,
  historyBytes: count,
  /** Capacity units of DynamoDB: of the table itself, and of each index. */
  units: z.strictObject({ table: readAndWritten, gsi1: readAndWritten, gsi2: readAndWritten }),
  /** What stays in the table and in its indexes, in bytes. */
  stored: z.strictObject({ table: count, indexes: count }),
  /** Requests to the API and the portal: each is one invocation of the function. */
  requests: count,
  /** How long they took in all, in milliseconds. */
  milliseconds: count,
  /** Bytes that the API answered. */
  answered: count,
  mails: count,
  mailBytes: count,
  /** `bytes`: of the files that were sent. */
  files: z.strictObject({ puts: count, gets: count, bytes: count }),
  /** What API and worker wrote into their logs, in bytes. */
  logged: count,
  /** What the worker had of a processor, in milliseconds. */
  workerMilliseconds: count,
});
export type Usage = z.infer<typeof usageSchema>;

/** What is counted, by what happens. */
export const usageKinds = {
  deal: 'A deal, from its registration through one approval to protection',
  won: 'A protected deal is reported as won',
  progress: 'A protected deal is asked how it goes, and the partner answers',
  mdf: 'A request for marketing funds, from its start through approval, a claim with files and payment to what came of it',
  certificate:
    'A certificate, from the enrolment through the task and its grading to the renewal a year later',
  onboarding: 'A company becomes a partner: application, checks, review, agreement, first business plan',
  page: 'Somebody looks at a page of the portal: the inbox, a deal, or a list of deals',
  look: 'A look at how a partner stands, which is taken of each partner every day',
} as const;
export type UsageKind = keyof typeof usageKinds;

/** What `npm run costs` has counted on real parts. */
export const measuredSchema = z.strictObject({
  measuredOn: z.iso.date(),
  /** How many of each were counted, of which the average is taken. */
  rounds: z.number().int().min(1),
  usage: z.record(z.enum(Object.keys(usageKinds) as [UsageKind]), usageSchema),
  /** Where the units of each go: what growing.md is computed from. */
  keys: z.record(z.enum(Object.keys(usageKinds) as [UsageKind]), z.array(keyUseSchema)),
  /** The actions of one approved deal, in their order: kind, and what it is. */
  dealActions: z.array(z.strictObject({ kind: z.enum(kinds), what: z.string() })),
});
export type Measured = z.infer<typeof measuredSchema>;
