import { WorkflowFailedError, WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import { isDeal } from '../../domain/cases/any-case.ts';
import { slotsOf } from '../../domain/deals/slots.rules.ts';
import { syntheticPartnerId, syntheticSeller } from '../../domain/synthetic/synthetic-partner.ts';
import { type DealView, withdrawUpdate } from '../../workflows/deal-registration.messages.ts';
import type { SyntheticDeps } from './take-step.activity.ts';

/** No run lasts as long: older deals were left by one that could not remove them. */
const abandonedAfter = 15 * 60_000;
/** For so long the end of a case is waited for. */
const patience = 30_000;

/** Removes this deal, and those of the synthetic partner that earlier runs have left. */
export async function removeDeals(deps: SyntheticDeps, dealId: string): Promise<void> {
  const { stores, now = () => new Date() } = deps;
  const before = new Date(now().getTime() - abandonedAfter).toISOString();
  const { items } = await stores.cases.listByPartner(syntheticPartnerId, { limit: 25 });
  const abandoned = items.filter(({ openedAt }) => openedAt < before).map(({ id }) => id);
  for (const id of new Set([...(dealId ? [dealId] : []), ...abandoned])) await removeDeal(deps, id);
}

async function removeDeal(deps: SyntheticDeps, dealId: string): Promise<void> {
  const { stores } = deps;
  const view = (await stores.cases.load(dealId))?.view;
  if (!view || !isDeal(view)) return;
  await end(deps, view);
  // A case that Temporal does not know any more has not given its customer up.
  await stores.customers.release({ dealId, slots: slotsOf(view.facts.registration) });
  await stores.synthetic.remove(view);
  await forget(deps, view);
}

/** Nothing is removed that a running case would write anew. */
async function end({ client }: SyntheticDeps, { workflowId, status }: DealView): Promise<void> {
  const handle = client.workflow.getHandle(workflowId);
  const actor = { personId: syntheticSeller.id, via: 'system' } as const;
  if (status !== 'closed')
    await handle
      .executeUpdate(withdrawUpdate, { args: [{ actor, reason: 'Synthetic deal' }] })
      .catch(unless(WorkflowNotFoundError, WorkflowUpdateFailedError));
  const result = client.workflow.connection.withDeadline(Date.now() + patience, () => handle.result());
  await result.catch(unless(WorkflowNotFoundError, WorkflowFailedError));
}

/** Its history. Where that is not allowed, Temporal forgets it after the namespace's retention. */
async function forget({ client }: SyntheticDeps, { workflowId }: DealView): Promise<void> {
  const { namespace } = client.options;
  await client.workflowService
    .deleteWorkflowExecution({ namespace, workflowExecution: { workflowId } })
    .catch(() => undefined);
}

type Failure = abstract new (...given: never[]) => Error;

/** What is over already is what was wanted. */
const unless =
  (...wanted: readonly Failure[]) =>
  (failure: unknown): undefined => {
    if (!wanted.some((one) => failure instanceof one)) throw failure;
    return undefined;
  };
