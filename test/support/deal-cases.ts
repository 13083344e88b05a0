import { WorkflowUpdateFailedError } from '@temporalio/client';
import { expect } from 'vitest';
import { dealInput, type Harness, seller } from './deal-harness.ts';

export const manager = 'P-CHANNE0001';
export const day = 86_400_000;
export const partner = { personId: seller, via: 'portal' as const };

/** The code of the error table that a refused act carries. */
export async function refusal(act: Promise<unknown>): Promise<string | undefined> {
  const failure = await act.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(WorkflowUpdateFailedError);
  return (failure as { cause: { type?: string } }).cause.type;
}

/** The messages of a deal so far, by name. */
export function mailsOf({ world }: Harness, dealId: string): string[] {
  return world.mails.filter(({ caseId }) => caseId === dealId).map(({ message }) => message);
}

/** A deal that its one level has approved. */
export async function protectedDeal(harness: Harness, ...change: Parameters<typeof dealInput>) {
  const input = dealInput(...change);
  const deal = await harness.submit(input);
  await deal.answer('approval', 'approve', manager);
  return { ...deal, input };
}
