import * as z from 'zod';
import { expression, label, name } from '../words.schema.ts';
import { stepBase } from './common.schema.ts';
import type { Step } from './step.schema.ts';

interface Base {
  id: string;
  title?: string | undefined;
  when?: string | undefined;
  audience?: 'vendor' | undefined;
}

/** Takes the first way whose condition holds, or `otherwise`, or none. */
export interface BranchStep extends Base {
  step: 'branch';
  ways: { when: string; steps: Step[] }[];
  otherwise?: Step[] | undefined;
}
/**
 * Walks several lanes at once, each that comes `after` others once those are through. Goes on when `all` are through, or
 * when `any` or so many are and the others are withdrawn.
 */
export interface ParallelStep extends Base {
  step: 'parallel';
  lanes: { name: string; after?: string[] | undefined; steps: Step[] }[];
  join: 'all' | 'any' | number;
}
/** Walks its steps once for each element of a list, one after another; `as` names the element for conditions. */
export interface EachStep extends Base {
  step: 'each';
  in: string;
  as: string;
  steps: Step[];
}

/**
 * Walks its steps again and again until the condition holds after a round, or `atMost` rounds are through. `alongside`
 * goes on beside the rounds that follow, and the step is through when those of all rounds are. What a round came to is
 * known in it by the names of its steps, and outside by those of the last round.
 */
export interface RepeatStep extends Base {
  step: 'repeat';
  steps: Step[];
  alongside?: Step[] | undefined;
  until: string;
  atMost: number;
}

/** The steps that hold steps. Their files would need each other, so they are made from the list of all steps. */
export function nestingSteps(steps: z.ZodType<Step[]>) {
  return {
    branch: z.strictObject({
      step: z.literal('branch'),
      ...stepBase,
      ways: z
        .array(z.strictObject({ when: expression, steps }))
        .min(1)
        .max(20),
      otherwise: steps.optional(),
    }),
    parallel: z.strictObject({
      step: z.literal('parallel'),
      ...stepBase,
      lanes: z
        .array(z.strictObject({ name: label, after: z.array(label).min(1).max(9).optional(), steps }))
        .min(2)
        .max(10),
      join: z.union([z.literal('all'), z.literal('any'), z.int().min(1).max(10)]).default('all'),
    }),
    each: z.strictObject({ step: z.literal('each'), ...stepBase, in: expression, as: name, steps }),
    repeat: z.strictObject({
      step: z.literal('repeat'),
      ...stepBase,
      steps,
      alongside: steps.optional(),
      until: expression,
      atMost: z.int().min(1).max(50).default(20),
    }),
  };
}
