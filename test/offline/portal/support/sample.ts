import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Outcome, Task, TimelineEntry } from '../../../../domain/cases/case.schema.ts';
import type { DealSummary, InboxItem } from '../../../../domain/cases/listing.ts';
import type { Registration } from '../../../../domain/deals/deal.schema.ts';
import type { Partner } from '../../../../domain/partners/partner.schema.ts';
import type { Person } from '../../../../domain/people/person.schema.ts';
import { type DealProgram, dealProgramSchema } from '../../../../domain/programs/deal-registration.schema.ts';
import type { DealPage } from '../../../../handlers/services/deals.services.ts';

/** The clock of these tests. */
export const now = '2026-11-24T10:20:00.000Z';
export const after = (days: number) => new Date(Date.parse(now) + days * 86_400_000).toISOString();

export const program: DealProgram = dealProgramSchema.parse(
  parse(readFileSync('programs/deal-registration.yaml', 'utf8')),
);

export const ana: Person = {
  id: 'P-ANA0000001',
  name: 'Ana Duarte',
  email: 'ana@northwind.example',
  partnerId: 'northwind',
  roles: ['seller'],
  timeZone: 'Europe/Lisbon',
  active: true,
};
/** A marketer of the same partner. */
export const mika: Person = {
  ...ana,
  id: 'P-MIKA000001',
  name: 'Mika Soares',
  email: 'mika@northwind.example',
  roles: ['marketer'],
};
export const dana: Person = {
  id: 'P-DANA000001',
  name: 'Dana Whitfield',
  email: 'dana@vendor.example',
  roles: ['channel-manager', 'admin'],
  timeZone: 'Europe/Berlin',
  active: true,
};
export const marco: Person = {
  ...dana,
  id: 'P-MARC000001',
  name: 'Marco Rossi',
  email: 'marco@vendor.example',
  roles: ['channel-manager'],
};
export const felix: Person = {
  ...dana,
  id: 'P-FELIX00001',
  name: 'Felix Zahl',
  email: 'felix@vendor.example',
  roles: ['finance'],
};
export const faye: Person = {
  ...ana,
  id: 'P-FAYE000001',
  name: 'Faye Brandt',
  email: 'faye@fabrikam.example',
  partnerId: 'fabrikam',
  roles: ['owner'],
};
export const northwind: Partner = {
  id: 'northwind',
  name: 'Northwind Systems',
  tier: 'gold',
  country: 'US',
  domains: ['northwind.example'],
};
export const fabrikam: Partner = {
  id: 'fabrikam',
  name: 'Fabrikam Channel GmbH',
  tier: 'silver',
  country: 'DE',
  domains: ['fabrikam.example'],
};
export const names: Readonly<Record<string, string>> = {
  [ana.id]: ana.name,
  [dana.id]: dana.name,
  [marco.id]: marco.name,
  [faye.id]: faye.name,
};

const approvalOutcomes: Outcome[] = [
  {
    id: 'approve',
    label: 'Approve',
    effect: 'The registration is approved, and the deal is protected.',
    needs: 'nothing',
    tone: 'positive',
  },
  {
    id: 'reject',
    label: 'Reject',
    effect: 'The registration is closed as rejected; the partner reads your reason.',
    needs: 'comment',
    tone: 'negative',
  },
  {
    id: 'request-changes',
    label: 'Ask for changes',
    effect: 'The partner edits the fields you name; the clock of this decision stops meanwhile.',
    needs: 'fields',
    tone: 'neutral',
  },
];

export function approvalTask(change: Partial<Task> = {}): Task {
  return {
    id: 'T1',
    step: 'approval',
    title: 'Channel approval',
    party: 'vendor',
    role: 'channel-manager',
    roleLabel: 'Channel manager',
    assignees: [dana.id, 'P-MARC000001'],
    quorum: 1,
    outcomes: approvalOutcomes,
    votes: [],
    openedAt: after(-0.6),
    dueAt: after(1.2),
    atSilence:
      'If nobody decides in time, Channel director is asked too; if nobody decides even then, it is rejected.',
    signedIn: false,
    status: 'open',
    ...change,
  };
}

export function registration(change: Partial<Registration> = {}): Registration {
  return {
    customer: {
      name: 'Kestrel Maritime AS',
      country: 'NO',
      website: 'https://www.kestrel-maritime.example/en',
      taxId: 'NO 912 345 678 MVA',
    },
    productFamily: 'platform',
    value: { amount: 4_850_000, currency: 'EUR' },
    expectedClose: '2027-02-26',
    description:
      'Fleet planning for 38 vessels. Two workshops held in Bergen; the head of operations wants a pilot on four ships before the end of the year.',
    ifTaken: 'queue',
    identityKeys: ['domain:kestrel-maritime.example', 'name:kestrel maritime|NO'],
    normalisedName: 'kestrel maritime',
    domain: 'kestrel-maritime.example',
    blockingTokens: ['kestrel', 'maritime'],
    territory: 'nordics',
    ...change,
  };
}

export function entry(
  seq: number,
  days: number,
  text: string,
  change: Partial<TimelineEntry> = {},
): TimelineEntry {
  return {
    seq,
    at: after(days),
    kind: 'note',
    actor: { via: 'system' },
    text,
    audience: 'everyone',
    ...change,
  };
}

type View = DealPage['view'];

/** A deal in review: it waits for Dana or Marco. */
export function reviewView(change: Partial<View> = {}): View {
  return {
    id: 'D-7K3M9Q2XBA',
    kind: 'deal-registration',
    workflowId: 'deal-registration/northwind/D-7K3M9Q2XBA',
    program: { id: 'deal-registration', version: 1 },
    partner: { id: 'northwind', name: 'Northwind Systems' },
    title: 'Kestrel Maritime AS · Platform',
    stage: 'review',
    stageLabel: 'In review',
    status: 'open',
    next: {
      what: 'Channel approval',
      waitsFor: { party: 'vendor', roleLabel: 'Channel manager', personIds: [dana.id, 'P-MARC000001'] },
      deadline: { at: after(1.2), what: 'Escalates to Channel director' },
    },
    tasks: [approvalTask()],
    openedAt: after(-0.61),
    updatedAt: after(-0.6),
    revision: 3,
    facts: {
      registration: registration(),
      submittedBy: ana.id,
      registeredAt: after(-0.61),
      nearMatches: [
        {
          name: 'Kestrel Marine Services Ltd',
          domain: 'kestrelmarine.example',
          country: 'GB',
          score: 0.91,
          reasons: ['Similar name', 'Other country'],
          dealId: 'D-0B5N8R1WCZ',
        },
        { name: 'Kestral Maritime', country: 'NO', score: 0.84, reasons: ['Similar name', 'Same country'] },
      ],
    },
    ...change,
  };
}

export const reviewTimeline: TimelineEntry[] = [
  entry(1, -0.61, 'Registered for Kestrel Maritime AS.', { actor: { via: 'portal', personId: ana.id } }),
  entry(2, -0.609, 'This registration holds the customer.'),
  entry(3, -0.608, 'Two similar customers were found.', { audience: 'vendor' }),
  entry(4, -0.6, 'Channel approval: waits for Channel manager.'),
];

/** A protected deal, two thirds through its once extended protection. */
export function protectedView(change: Partial<View> = {}): View {
  return reviewView({
    stage: 'protected',
    stageLabel: 'Protected',
    next: {
      what: 'Win the deal, and report how it goes',
      waitsFor: { party: 'partner', personIds: [] },
      deadline: { at: after(41), what: 'Protection ends' },
    },
    tasks: [
      approvalTask({
        status: 'done',
        openedAt: after(-80.2),
        votes: [{ outcome: 'approve', actor: { via: 'email-link', personId: dana.id }, at: after(-79) }],
        result: { outcome: 'approve', actor: { via: 'email-link', personId: dana.id }, at: after(-79) },
      }),
    ],
    facts: {
      ...reviewView().facts,
      registeredAt: after(-80.2),
      protection: {
        from: after(-79),
        until: after(41),
        extensionsUsed: 1,
        remindersSent: [],
        lastProgressAt: after(-6),
      },
    },
    ...change,
  });
}

export const protectedTimeline: TimelineEntry[] = [
  entry(1, -80.2, 'Registered for Kestrel Maritime AS.', { actor: { via: 'portal', personId: ana.id } }),
  entry(2, -80.19, 'This registration holds the customer.'),
  entry(3, -79, 'Channel approval: approved.', { actor: { via: 'email-link', personId: dana.id } }),
  entry(4, -79, 'Protected until 2026-12-05.'),
  entry(5, -49, 'Progress: first workshop in Bergen, budget confirmed for the pilot.', {
    actor: { via: 'email-link', personId: ana.id },
  }),
  entry(6, -20, 'An extension was asked for: pilot contract is with their legal team.', {
    actor: { via: 'portal', personId: ana.id },
  }),
  entry(7, -19, 'Protection is extended until 2027-01-04.', {
    actor: { via: 'portal', personId: dana.id },
  }),
  entry(8, -6, 'Progress: pilot agreed on four ships, order expected in January.', {
    actor: { via: 'portal', personId: ana.id },
  }),
];

/** A registration whose customer another holds. */
export function conflictView(change: Partial<View> = {}): View {
  return reviewView({
    stage: 'conflict',
    stageLabel: 'Customer is taken',
    tasks: [],
    next: {
      what: 'Join the queue, contest the conflict, or let it lapse',
      waitsFor: { party: 'partner', personIds: [] },
      deadline: { at: after(13), what: 'Closes as refused' },
    },
    facts: {
      ...reviewView().facts,
      nearMatches: [],
      conflict: {
        kind: 'deal',
        holderId: 'D-0B5N8R1WCZ',
        partnerId: 'fabrikam',
        heldSince: after(-12),
        matchedKeys: ['domain:kestrel-maritime.example'],
      },
    },
    ...change,
  });
}

function summary(change: Partial<DealSummary> & { id: string; title: string }): DealSummary {
  const { next, stage, stageLabel } = reviewView();
  return {
    partner: { id: 'northwind', name: 'Northwind Systems' },
    stage,
    stageLabel,
    value: { amount: 4_850_000, currency: 'EUR' },
    next,
    openedAt: after(-3),
    updatedAt: after(-2),
    ...change,
  };
}

export const summaries: DealSummary[] = [
  summary({ id: 'D-7K3M9Q2XBA', title: 'Kestrel Maritime AS · Platform' }),
  summary({
    id: 'D-2H8T4V6YKM',
    title: 'Österreichische Alpenbahn GmbH & Co. KG · Analytics',
    stage: 'action-required',
    stageLabel: 'Changes asked for',
    value: { amount: 12_750_000, currency: 'EUR' },
    next: {
      what: 'Change what was asked for',
      waitsFor: { party: 'partner', roleLabel: 'Northwind Systems', personIds: [ana.id] },
      deadline: { at: after(5), what: 'Unanswered: the registration lapses' },
    },
  }),
  summary({
    id: 'D-9P1S3W5ZQF',
    title: '北浜精機株式会社 · Security',
    stage: 'protected',
    stageLabel: 'Protected',
    value: { amount: 940_000_000, currency: 'JPY' },
    next: {
      what: 'Win the deal, and report how it goes',
      waitsFor: { party: 'partner', personIds: [] },
      deadline: { at: after(41), what: 'Protection ends' },
    },
  }),
  summary({
    id: 'D-4C6E8G0JNR',
    title: 'Halden & Sons Ltd. · Platform',
    stage: 'queued',
    stageLabel: 'In the queue',
    value: { amount: 2_100_000, currency: 'GBP' },
    next: { what: 'Waits until the customer is free', waitsFor: { party: 'another-case', personIds: [] } },
  }),
  summary({
    id: 'D-5D7F9H1KPS',
    title: 'Vasquez Logística S.A. · Platform',
    stage: 'closed',
    stageLabel: 'Closed',
    outcome: 'won',
    value: { amount: 6_425_050, currency: 'USD' },
    next: { what: 'Nothing more happens', waitsFor: { party: 'nobody', personIds: [] } },
  }),
];

export const inboxItems: InboxItem[] = [
  {
    caseId: 'D-2H8T4V6YKM',
    kind: 'deal-registration',
    title: 'Österreichische Alpenbahn GmbH & Co. KG · Analytics',
    partnerName: 'Northwind Systems',
    value: { amount: 12_750_000, currency: 'EUR' },
    task: approvalTask({ dueAt: after(-1.1), openedAt: after(-4) }),
  },
  {
    caseId: 'D-7K3M9Q2XBA',
    kind: 'deal-registration',
    title: 'Kestrel Maritime AS · Platform',
    partnerName: 'Northwind Systems',
    value: { amount: 4_850_000, currency: 'EUR' },
    task: approvalTask(),
  },
  {
    caseId: 'D-9P1S3W5ZQF',
    kind: 'deal-registration',
    title: '北浜精機株式会社 · Security',
    partnerName: 'Fabrikam Channel GmbH',
    value: { amount: 940_000_000, currency: 'JPY' },
    task: approvalTask({
      id: 'T3',
      step: 'extension',
      title: 'Extension approval',
      dueAt: after(2.4),
      openedAt: after(-0.2),
      outcomes: approvalOutcomes.slice(0, 2),
    }),
  },
];
