import { createHash } from 'node:crypto';
import type { CaseRef, ClaimInput, ClaimResult } from '../../activities/activities.ts';
import type { CustomerStore } from '../../activities/store/customers.store.ts';
import type { Conflict, NearMatch } from '../../domain/deals/deal.schema.ts';
import { dealWorkflowId, idFrom } from '../../domain/ids.ts';
import type { Script } from '../../domain/rehearsals/script.schema.ts';

/** The customer of a rehearsed deal, and who has it: the store that is asked for it, and its one other holder. */
export interface ScriptedCustomer {
  /** `now`: the case's own time, in milliseconds since 1970. */
  store(now: () => Promise<number>): CustomerStore;
  /** The other deal gives the customer up. True if the rehearsed one waited for it, and has it now. */
  free(): boolean;
}

const month = 30 * 86_400_000;
const rival = 'fabrikam';

export function scriptedCustomer({
  customer: { heldBy, similar },
  starts,
}: Pick<Script, 'customer' | 'starts'>): ScriptedCustomer {
  let holder: 'nobody' | 'deal' | 'account' | 'this deal' = heldBy;
  let queued = false;
  const otherDeal = dealOf(rival);
  const heldSince = new Date(Date.parse(starts) - month).toISOString();
  const place = async (input: ClaimInput, at: string): Promise<ClaimResult> => {
    const nearMatches = likenesses(input, similar);
    if (holder === 'deal' || holder === 'account')
      return { outcome: 'taken', at, nearMatches, conflict: conflictOf(holder, otherDeal, heldSince, input) };
    holder = 'this deal';
    return { outcome: 'held', at, nearMatches };
  };
  return {
    store: (now) => ({
      claim: async (input) => place(input, await instant(now)),
      async joinQueue(input) {
        const placed = await place(input, await instant(now));
        queued = placed.outcome === 'taken';
        return queued ? { ...placed, outcome: 'queued' } : placed;
      },
      async release() {
        queued = false;
        if (holder === 'this deal') holder = 'nobody';
        return { offeredTo: [] };
      },
      async award() {
        const lostBy = holder === 'deal' ? [otherDeal] : [];
        holder = 'this deal';
        return { lostBy };
      },
      lookup: never,
      putAccount: never,
    }),
    free() {
      if (holder !== 'deal') return false;
      const offered = queued;
      holder = offered ? 'this deal' : 'nobody';
      queued = false;
      return offered;
    },
  };
}

const instant = async (now: () => Promise<number>) => new Date(await now()).toISOString();

async function never(): Promise<never> {
  throw new Error('No workflow of a deal asks this of the store.');
}

function dealOf(partnerId: string): CaseRef {
  const dealId = idFrom('deal', createHash('sha256').update(partnerId).digest());
  return { dealId, workflowId: dealWorkflowId(partnerId, dealId) };
}

function conflictOf(
  kind: Conflict['kind'],
  { dealId }: CaseRef,
  heldSince: string,
  { registration }: ClaimInput,
): Conflict {
  const matchedKeys = registration.identityKeys.slice(0, 1);
  if (kind === 'account') return { kind, holderId: 'account', heldSince, matchedKeys };
  return { kind, holderId: dealId, partnerId: rival, heldSince, matchedKeys };
}

function likenesses({ registration }: ClaimInput, count: number): NearMatch[] {
  const { name, country } = registration.customer;
  return Array.from({ length: count }, (_, index) => ({
    ...{ name: `${name} ${index + 2}`, country, score: 0.9 },
    reasons: ['the names are alike'],
  }));
}
