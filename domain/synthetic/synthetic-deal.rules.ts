import type { DealInput } from '../deals/deal.schema.ts';
import type { Approval, DealProgram } from '../programs/deal-registration.schema.ts';
import { syntheticRole } from './synthetic-partner.ts';

/** The steps of a synthetic deal in their order, and what each of them shows. */
export const syntheticSteps = {
  register: 'A partner registers a deal through the API',
  task: 'The approver has it in the inbox',
  mail: 'SES has taken the e-mail that asks for approval',
  approve: 'The approver opens the link of that e-mail and approves',
  protect: 'The partner sees the deal protected',
  withdraw: 'The partner withdraws it',
  remove: 'Nothing is left of it',
} as const;
export type SyntheticStep = keyof typeof syntheticSteps;

/** What a synthetic deal came to. Times are in milliseconds. */
export interface SyntheticReport {
  /** Those that were done, in their order. */
  readonly steps: readonly { readonly step: SyntheticStep; readonly milliseconds: number }[];
  /** The first that was not, and why, in words without personal data. */
  readonly failed?: { readonly step: SyntheticStep; readonly why: string };
  /** From the start to the end, with what waited for a worker. */
  readonly milliseconds: number;
}

/** The program in force, decided on by the synthetic approver alone: nothing is approved by rule, or signed in. */
export function syntheticProgram(program: DealProgram): DealProgram {
  const { levels: all, signedInAtLeast: _never, ...approval } = program.approval;
  const [{ when: _any, ...level }] = all as [(typeof all)[number], ...typeof all];
  const { extensions } = program.protection;
  return {
    ...program,
    roles: { ...program.roles, [syntheticRole]: 'Synthetic approver' },
    autoApprove: [],
    approval: { ...approval, levels: [alone(level)] },
    protection: {
      ...program.protection,
      extensions: { ...extensions, approval: alone(extensions.approval) },
    },
    disputes: alone(program.disputes),
  };
}

/** Decided by the synthetic approver, and escalated to nobody. */
function alone({ escalation: _nobody, ...approval }: Approval): Approval {
  return { ...approval, role: syntheticRole, quorum: 'any' };
}

/** What the synthetic partner registers. The customer is another one each time, and no company is called so. */
export function syntheticRegistration(
  { productFamilies, currency }: Pick<DealProgram, 'productFamilies' | 'currency'>,
  runId: string,
  now: Date,
): DealInput {
  const [productFamily = ''] = Object.keys(productFamilies);
  const inTwoMonths = new Date(now.getTime() + 60 * 86_400_000);
  return {
    customer: { name: `Synthetic ${runId}`, country: 'DE' },
    productFamily,
    value: { amount: 100_000, currency },
    expectedClose: inTwoMonths.toISOString().slice(0, 10),
    description: '',
    ifTaken: 'refuse',
  };
}
