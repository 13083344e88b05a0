import type {
  Activities,
  CaseRef,
  ClaimInput,
  ClaimResult,
  SendMessageInput,
} from '../../activities/activities.ts';
import { addBusinessTime } from '../../domain/calendar/business-time.rules.ts';
import type { CaseView, TimelineEntry } from '../../domain/cases/case.schema.ts';

/** Who has which vendor role in a test, and what the workflow asked of the world. */
export interface World {
  readonly roles: Record<string, string[]>;
  readonly mails: SendMessageInput[];
  readonly views: Map<string, CaseView>;
  readonly trail: TimelineEntry[];
  readonly started: unknown[];
  /** Slot → who holds it. */
  readonly holders: Map<string, CaseRef & { partnerId: string; since: string }>;
  readonly queue: (CaseRef & { slots: readonly string[]; partnerId: string })[];
}

export function createWorld(): World {
  const roles = {
    'channel-manager': ['P-CHANNE0001', 'P-CHANNE0002'],
    'channel-director': ['P-DIRECT0001'],
    finance: ['P-FINANCE001'],
    ops: ['P-0PS0000001'],
    owner: ['P-0WNER00001'],
  };
  return { roles, mails: [], views: new Map(), trail: [], started: [], holders: new Map(), queue: [] };
}

/** The activities over plain memory: what workflow tests need of them, nothing of how the store does it. */
export function memoryActivities(world: World): Activities {
  const take = (ref: CaseRef & { partnerId: string }, slots: readonly string[]) => {
    for (const slot of slots) world.holders.set(slot, { ...ref, since: new Date().toISOString() });
  };
  const claim = async (input: ClaimInput): Promise<ClaimResult> => {
    const { dealId, workflowId, partnerId, slots } = input;
    const at = new Date().toISOString();
    const other = slots.map((slot) => world.holders.get(slot)).find((held) => held && held.dealId !== dealId);
    if (!other) {
      take({ dealId, workflowId, partnerId }, slots);
      return { outcome: 'held', at, nearMatches: [] };
    }
    const conflict = {
      kind: 'deal' as const,
      holderId: other.dealId,
      partnerId: other.partnerId,
      heldSince: other.since,
      matchedKeys: slots.slice(0, 1),
    };
    return { outcome: 'taken', at, conflict, nearMatches: [] };
  };
  return {
    claimCustomer: claim,
    async joinQueue(input) {
      const result = await claim(input);
      if (result.outcome === 'held') return result;
      world.queue.push({ ...input });
      return { ...result, outcome: 'queued' };
    },
    async releaseCustomer({ dealId }) {
      const waiting = world.queue.findIndex((entry) => entry.dealId === dealId);
      if (waiting >= 0) world.queue.splice(waiting, 1);
      for (const [slot, held] of world.holders) if (held.dealId === dealId) world.holders.delete(slot);
      const next = world.queue.find(({ slots }) => slots.every((slot) => !world.holders.has(slot)));
      if (!next) return { offeredTo: [] };
      world.queue.splice(world.queue.indexOf(next), 1);
      take(next, next.slots);
      return { offeredTo: [{ dealId: next.dealId, workflowId: next.workflowId }] };
    },
    async awardCustomer({ slots, to, partnerId }) {
      const losers = new Map<string, CaseRef>();
      for (const slot of slots) {
        const held = world.holders.get(slot);
        if (held && held.dealId !== to.dealId)
          losers.set(held.dealId, { dealId: held.dealId, workflowId: held.workflowId });
      }
      take({ ...to, partnerId }, slots);
      return { lostBy: [...losers.values()] };
    },
    async recordCase({ view, entries }) {
      world.views.set(view.id, view);
      world.trail.push(...entries);
    },
    async planTask({ role, fallbackRole, excludePersonIds, calendar, from, businessSpans, elapsed }) {
      const found = (world.roles[role] ?? []).filter((id) => !excludePersonIds.includes(id));
      const moments = businessSpans.map((span) => addBusinessTime(calendar, from, span, elapsed));
      const fellBack = found.length === 0;
      return { assignees: fellBack ? (world.roles[fallbackRole] ?? []) : found, fellBack, moments };
    },
    async sendMessage(input) {
      world.mails.push(input);
    },
    async startTransferredDeal({ input }) {
      world.started.push(input);
    },
  };
}
