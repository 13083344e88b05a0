import * as z from 'zod';
import { moneySchema } from '../money.schema.ts';

/** One decision of a past case, with what the rules could ask for then: what a draft is held against. */
export const decisionRecordSchema = z.strictObject({
  caseId: z.string(),
  /** The program, and the version that the case was pinned to when it was read. */
  program: z.string(),
  version: z.int().min(1),
  /** The step of the program: `approval`; of a deal also `extension` and `dispute`. */
  step: z.string(),
  /** The round of a repeat in which it was asked, from 1 on. */
  round: z.int().min(1).optional(),
  /** The level of the decision, by its name; absent when a rule decided. */
  level: z.string().optional(),
  /**
   * What rules ask for. Of a deal: `value` (money), `tier`, `competencies`, `productFamily`, `territory`, `nearMatches`
   * (how many). Of any other case: its data by name, as the case has it now (of a round what the round came to), and `partner`.
   */
  facts: z.record(z.string(), z.unknown()),
  openedAt: z.iso.datetime(),
  decidedAt: z.iso.datetime(),
  /** An outcome of the step: `approve`, `reject`, `request-changes`; at silence the one that the program says. */
  outcome: z.string(),
  by: z.enum(['person', 'silence', 'rule']),
  /** The whole decision is taken, also where the case is open: no other level of it will be asked. */
  settled: z.literal(true).optional(),
  /** Of a deal. */
  amount: moneySchema.optional(),
  /** How the case ended; absent while it is open. */
  caseOutcome: z.string().optional(),
});
export type DecisionRecord = z.infer<typeof decisionRecordSchema>;
