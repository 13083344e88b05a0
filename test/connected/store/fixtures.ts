import { randomInt } from 'node:crypto';
import type { ClaimInput } from '../../../activities/activities.ts';
import type { Account } from '../../../activities/store/customers.store.ts';
import type { Task, TimelineEntry } from '../../../domain/cases/case.schema.ts';
import type { DealFacts, Registration } from '../../../domain/deals/deal.schema.ts';
import { slotsOf } from '../../../domain/deals/slots.rules.ts';
import { idFrom } from '../../../domain/ids.ts';
import type { DealView } from '../../../workflows/deal-registration.messages.ts';

const bytes = () => Uint8Array.from({ length: 10 }, () => randomInt(256));
export const newDealId = () => idFrom('deal', bytes());
export const newPersonId = () => idFrom('person', bytes());

export function registrationOf(
  identityKeys: readonly string[],
  changes: Partial<Registration> = {},
): Registration {
  return {
    customer: { name: 'Contoso Ltd', country: 'GB', website: 'https://contoso.example' },
    productFamily: 'platform',
    value: { amount: 120_000_00, currency: 'EUR' },
    expectedClose: '2027-03-31',
    description: '',
    ifTaken: 'queue',
    identityKeys,
    normalisedName: 'contoso',
    blockingTokens: [],
    territory: 'emea',
    ...changes,
  };
}

/** A claim on a customer with these identity keys, of a new deal unless told which. */
export function claimOn(
  identityKeys: readonly string[],
  changes: { dealId?: string; partnerId?: string; registration?: Partial<Registration> } = {},
): ClaimInput {
  const dealId = changes.dealId ?? newDealId();
  const partnerId = changes.partnerId ?? 'northwind';
  const registration = registrationOf(identityKeys, changes.registration);
  return {
    dealId,
    partnerId,
    workflowId: `deal-registration/${partnerId}/${dealId}`,
    registration,
    slots: slotsOf(registration),
    nearMatchFrom: 0.75,
  };
}

export const refOf = ({ dealId, workflowId }: ClaimInput) => ({ dealId, workflowId });

export function accountOn(identityKeys: readonly string[], changes: Partial<Account> = {}): Account {
  return {
    id: `account-${randomInt(2 ** 40)}`,
    name: 'Contoso Ltd',
    country: 'GB',
    identityKeys,
    blockingTokens: [],
    normalisedName: 'contoso',
    since: '2020-01-01T00:00:00.000Z',
    ...changes,
  };
}

export function taskOf(changes: Partial<Task> = {}): Task {
  return {
    id: 'T1',
    step: 'approval',
    title: 'Decide on the registration',
    party: 'vendor',
    role: 'channel-manager',
    roleLabel: 'Channel manager',
    assignees: [],
    quorum: 1,
    outcomes: [
      { id: 'approve', label: 'Approve', effect: 'Protects it.', needs: 'nothing', tone: 'positive' },
    ],
    votes: [],
    openedAt: '2026-11-02T09:00:00.000Z',
    dueAt: '2026-11-04T09:00:00.000Z',
    atSilence: 'Escalates',
    signedIn: false,
    status: 'open',
    ...changes,
  };
}

export function voteBy(personId: string) {
  return { outcome: 'approve', actor: { personId, via: 'portal' as const }, at: '2026-11-03T09:00:00.000Z' };
}

export function viewOf(
  changes: Partial<Omit<DealView, 'facts'>> & { facts?: Partial<DealFacts> } = {},
): DealView {
  const { facts, ...rest } = changes;
  const id = changes.id ?? newDealId();
  return {
    id,
    kind: 'deal-registration',
    workflowId: `deal-registration/northwind/${id}`,
    program: { id: 'deal-registration', version: 1 },
    partner: { id: 'northwind', name: 'Northwind' },
    title: 'Contoso Ltd · platform · emea',
    stage: 'review',
    stageLabel: 'In review',
    status: 'open',
    next: { what: 'Decide', waitsFor: { party: 'vendor', personIds: [] } },
    tasks: [],
    openedAt: '2026-11-02T09:00:00.000Z',
    updatedAt: '2026-11-02T09:00:00.000Z',
    revision: 1,
    ...rest,
    facts: {
      registration: registrationOf(['domain:contoso.example']),
      submittedBy: newPersonId(),
      registeredAt: '2026-11-02T09:00:00.000Z',
      nearMatches: [],
      ...facts,
    },
  };
}

export function entriesFrom(first: number, count: number): TimelineEntry[] {
  return Array.from({ length: count }, (_, index) => ({
    seq: first + index,
    at: '2026-11-02T09:00:00.000Z',
    kind: 'note',
    actor: { via: 'system' as const },
    text: `Entry ${first + index}`,
    audience: 'everyone' as const,
  }));
}

/**
 * Does a step until it answers, as the local activity around it does: on a slow machine a call of 200 at once gives up
 * in time and is made again, and the answer is as if it had been made once.
 */
export async function untilAnswered<T>(step: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await step();
    } catch (failure) {
      const passes = /^(TimeoutError|TransactionInProgressException)$/.test((failure as Error).name);
      if (!passes || attempt === 20) throw failure;
    }
  }
}
