import { ActivityFailure, ApplicationFailure, CancellationScope, workflowInfo } from '@temporalio/workflow';
import {
  type SyntheticReport,
  type SyntheticStep,
  syntheticSteps,
} from '../domain/synthetic/synthetic-deal.rules.ts';
import { syntheticCleaning, syntheticStep } from './activity-profiles.ts';
import { syntheticDealFailed } from './synthetic-deal.messages.ts';

const steps = (Object.keys(syntheticSteps) as SyntheticStep[]).filter((step) => step !== 'remove');

/**
 * One deal of the synthetic partner through the product's own front door, to see whether it works for partners and
 * approvers. Whatever happens, nothing is left of the deal, and the metrics say how it went.
 * @throws ApplicationFailure `synthetic-deal-failed` with the report, if a step could not be done
 */
export async function syntheticDeal(): Promise<SyntheticReport> {
  const scope = CancellationScope.current();
  const report = await CancellationScope.nonCancellable(() => play(() => scope.consideredCancelled));
  const { failed } = report;
  if (!failed) return report;
  throw ApplicationFailure.nonRetryable(`${failed.step}: ${failed.why}`, syntheticDealFailed, report);
}

/** A step that is begun is done to its end, so that what it made is known when all is removed. */
async function play(isCancelled: () => boolean): Promise<SyntheticReport> {
  const began = Date.now();
  const { runId } = workflowInfo();
  const done: { step: SyntheticStep; milliseconds: number }[] = [];
  let dealId: string | undefined;
  const take = async (step: SyntheticStep): Promise<SyntheticReport['failed']> => {
    const doing = step === 'remove' ? syntheticCleaning : syntheticStep;
    try {
      const taken = await doing(syntheticSteps[step]).takeSyntheticStep({ step, runId, dealId });
      dealId = taken.dealId ?? dealId;
      done.push({ step, milliseconds: taken.milliseconds });
      return undefined;
    } catch (failure) {
      if (!(failure instanceof ActivityFailure)) throw failure;
      return { step, why: failure.cause?.message ?? failure.message };
    }
  };
  let failed: SyntheticReport['failed'];
  for (const step of steps) failed ??= isCancelled() ? { step, why: 'It was cancelled' } : await take(step);
  const left = await take('remove');
  failed ??= left;
  const report = { steps: done, ...(failed ? { failed } : {}), milliseconds: Date.now() - began };
  await syntheticCleaning('Say how it went, as metrics').reportSyntheticDeal(report);
  return report;
}
