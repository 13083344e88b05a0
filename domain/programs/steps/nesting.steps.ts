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
/** Walks several lanes at once; goes on when `all` are through, or when `any` is and the others are withdrawn. */
export interface ParallelStep extends Base {
  step: 'parallel';
  lanes: { name: string; steps: Step[] }[];
  join: 'all' | 'any';
}
/** Walks its steps once for each element of a list, one after another; `as` names the element for conditions. */
export interface EachStep extends Base {
  step: 'each';
  in: string;
  as: string;
  steps: Step[];
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
        .array(z.strictObject({ name: label, steps }))
        .min(2)
        .max(10),
      join: z.enum(['all', 'any']).default('all'),
    }),
    each: z.strictObject({ step: z.literal('each'), ...stepBase, in: expression, as: name, steps }),
  };
}
