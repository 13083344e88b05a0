import { brandingSchema } from '../../../domain/branding/branding.schema.ts';
import type { CaseView, Outcome, Task } from '../../../domain/cases/case.schema.ts';
import type { DealFacts } from '../../../domain/deals/deal.schema.ts';
import type { Person } from '../../../domain/people/person.schema.ts';

/** Words that belong to the vendor or to another partner: none may ever stand in a partner's mail. */
export const secrets = {
  otherPartner: 'southwind-secret',
  holderDeal: 'D-H01DER0001',
  nearMatch: 'Contoso Look-alike AG',
  vendorComment: 'Between us: margin is thin here',
} as const;

export const branding = brandingSchema.parse({
  name: 'Vendor & Söhne',
  supportEmail: 'channel@vendor.example',
  sender: 'Vendor & Söhne <no-reply@vendor.example>',
});
export const linkKeys = [{ id: 'k1', secret: 'k'.repeat(43) }];
export const now = '2026-10-12T09:30:00.000Z';

export const seller: Person = {
  id: 'P-SE11ER0001',
  name: 'Ana Silva',
  email: 'ana@northwind.example',
  partnerId: 'northwind',
  roles: ['seller'],
  timeZone: 'America/Sao_Paulo',
  active: true,
};
export const manager: Person = {
  id: 'P-MANAGER001',
  name: 'Mara Brandt',
  email: 'mara@vendor.example',
  roles: ['channel-manager'],
  timeZone: 'Europe/Berlin',
  active: true,
};

const approve: Outcome = {
  id: 'approve',
  label: 'Approve',
  effect: 'It is approved.',
  needs: 'nothing',
  tone: 'positive',
};
const reject: Outcome = {
  id: 'reject',
  label: 'Reject',
  effect: 'It is rejected.',
  needs: 'comment',
  tone: 'negative',
};

/** An open task; a decision of the vendor unless told otherwise. */
export function taskOf(change: Partial<Task> = {}): Task {
  return {
    id: 'T1',
    step: 'approval',
    title: 'Channel approval',
    party: 'vendor',
    role: 'channel-manager',
    roleLabel: 'Channel manager',
    assignees: [manager.id],
    quorum: 1,
    outcomes: [approve, reject],
    votes: [],
    openedAt: now,
    dueAt: '2026-10-14T15:00:00.000Z',
    atSilence:
      'If nobody decides in time, Channel director is asked too; if nobody decides even then, it is rejected.',
    signedIn: false,
    status: 'open',
    ...change,
  };
}

/** A task that a partner answers, of a step such as `changes`, `offer` or `progress`. */
export function partnerTask(step: string, change: Partial<Task> = {}): Task {
  return taskOf({
    step,
    title: 'Please answer',
    party: 'partner',
    role: 'partner',
    roleLabel: 'Northwind',
    assignees: [seller.id],
    dueAt: '2026-10-26T02:00:00.000Z',
    atSilence: 'If nobody answers by then, the registration lapses.',
    ...change,
  });
}

/** A task that somebody settled, with the words they gave. */
export function settledTask(step: string, outcome: string, comment: string): Task {
  const result = { outcome, comment, at: now, actor: { personId: manager.id, via: 'portal' as const } };
  return taskOf({ id: 'T9', step, status: 'done', votes: [result], result });
}

/** A case with everything in it that a partner must not learn. */
export function viewOf(
  change: Partial<CaseView<DealFacts>> = {},
  facts: Partial<DealFacts> = {},
): CaseView<DealFacts> {
  return {
    id: 'D-7K3M9Q2XBA',
    kind: 'deal-registration',
    workflowId: 'deal-registration/northwind/D-7K3M9Q2XBA',
    program: { id: 'deal-registration', version: 1 },
    partner: { id: 'northwind', name: 'Northwind Traders' },
    title: 'Contoso GmbH · Platform',
    stage: 'review',
    stageLabel: 'In review',
    status: 'open',
    next: { what: 'Channel approval', waitsFor: { party: 'vendor', personIds: [manager.id] } },
    openedAt: now,
    updatedAt: now,
    revision: 3,
    ...change,
    tasks: [
      { ...settledTask('approval', 'approve', secrets.vendorComment), id: 'T8' },
      ...(change.tasks ?? []),
    ],
    facts: {
      registration: {
        customer: { name: 'Contoso GmbH', country: 'DE', website: 'https://www.contoso.example' },
        productFamily: 'platform',
        value: { amount: 4_800_000, currency: 'EUR' },
        expectedClose: '2027-03-31',
        description: 'They replace their old platform in spring.\nBudget is approved.',
        ifTaken: 'queue',
        identityKeys: ['domain:contoso.example'],
        normalisedName: 'contoso',
        domain: 'contoso.example',
        blockingTokens: ['contoso'],
        territory: 'dach',
      },
      submittedBy: seller.id,
      registeredAt: now,
      nearMatches: [
        {
          name: secrets.nearMatch,
          domain: 'contoso-alike.example',
          country: 'AT',
          score: 0.91,
          reasons: ['similar name'],
          dealId: secrets.holderDeal,
        },
      ],
      conflict: {
        kind: 'deal',
        holderId: secrets.holderDeal,
        partnerId: secrets.otherPartner,
        heldSince: '2026-09-01T08:00:00.000Z',
        matchedKeys: ['domain:contoso.example'],
      },
      queuedAt: now,
      protection: {
        from: now,
        until: '2027-01-10T09:30:00.000Z',
        extensionsUsed: 0,
        remindersSent: [],
        lastProgressAt: now,
      },
      ...facts,
    },
  };
}
