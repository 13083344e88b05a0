import { describe, expect, it } from 'vitest';
import {
  type CaseView,
  type Task,
  type TimelineEntry,
  taskSchema,
} from '../../../../domain/cases/case.schema.ts';
import { timelineForPartner } from '../../../../domain/cases/redaction.rules.ts';
import type { DealFacts } from '../../../../domain/deals/deal.schema.ts';
import { ownPeople, viewForPartner } from '../../../../domain/deals/redaction.rules.ts';

const at = '2026-10-14T08:00:00.000Z';
/** What no partner may ever read, wherever it stands. */
const secrets = [
  'P-VENDOR',
  'D-OTHER',
  'rival',
  'Rival Corp',
  'matched-key',
  'vendor comment',
  'vendor note',
  'T-REASSIGN',
];

const vendorTask: Task = {
  id: 'T1',
  step: 'approval',
  title: 'Channel approval',
  party: 'vendor',
  role: 'channel-manager',
  roleLabel: 'Channel manager',
  assignees: ['P-VENDOR'],
  quorum: 2,
  outcomes: [{ id: 'approve', label: 'Approve', effect: 'Approved', needs: 'nothing', tone: 'positive' }],
  votes: [
    { outcome: 'approve', actor: { personId: 'P-VENDOR', via: 'portal' }, at, comment: 'vendor comment' },
  ],
  result: {
    outcome: 'approve',
    actor: { personId: 'P-VENDOR', via: 'portal' },
    at,
    comment: 'vendor comment',
  },
  openedAt: at,
  dueAt: at,
  atSilence: 'If nobody decides, it is rejected.',
  signedIn: true,
  note: 'vendor note',
  status: 'done',
};
const partnerTask: Task = {
  ...vendorTask,
  id: 'T2',
  step: 'changes',
  party: 'partner',
  assignees: ['P-OWNER'],
  votes: [{ outcome: 'resubmit', actor: { personId: 'P-SELLER', via: 'portal' }, at }],
  note: 'Give the tax id',
  fields: ['customer.taxId'],
  status: 'open',
};
const { result: _result, ...openPartnerTask } = partnerTask;
const view: CaseView<DealFacts> = {
  id: 'D-7K3M9Q2XBA',
  kind: 'deal-registration',
  workflowId: 'deal-registration/northwind/D-7K3M9Q2XBA',
  program: { id: 'deal-registration', version: 1 },
  partner: { id: 'northwind', name: 'Northwind' },
  title: 'Acme · Platform',
  stage: 'conflict',
  stageLabel: 'Customer is taken',
  status: 'open',
  next: {
    what: 'Channel approval',
    waitsFor: { party: 'vendor', roleLabel: 'Channel manager', personIds: ['P-VENDOR'] },
    deadline: { at, what: 'Escalates to Channel director' },
  },
  tasks: [vendorTask, openPartnerTask],
  openedAt: at,
  updatedAt: at,
  revision: 4,
  facts: {
    registration: {
      customer: { name: 'Acme', country: 'DE' },
      productFamily: 'platform',
      value: { amount: 1, currency: 'EUR' },
      expectedClose: '2027-03-31',
      description: '',
      ifTaken: 'queue',
      identityKeys: ['name:acme|DE'],
      normalisedName: 'acme',
      blockingTokens: ['p:acme'],
      territory: 'dach',
    },
    submittedBy: 'P-SELLER',
    registeredAt: at,
    queuedAt: at,
    nearMatches: [{ name: 'Rival Corp', country: 'DE', score: 0.9, reasons: [], dealId: 'D-OTHER' }],
    conflict: {
      kind: 'deal',
      holderId: 'D-OTHER',
      partnerId: 'rival',
      heldSince: at,
      matchedKeys: ['matched-key'],
    },
    transferredFrom: 'D-OTHER',
    transferredTo: 'D-OTHER',
  },
};
const entry = (more: Partial<TimelineEntry>): TimelineEntry => ({
  seq: 1,
  at,
  kind: 'decided',
  actor: { via: 'system' },
  text: 'Channel approval: rejected. "Wrong customer"',
  audience: 'everyone',
  ...more,
});

describe('a deal as its partner sees it', () => {
  const seen = viewForPartner(view);

  it('holds nothing of the vendor or of other partners', () => {
    for (const secret of secrets) expect(JSON.stringify(seen)).not.toContain(secret);
    expect(seen.facts).not.toHaveProperty('conflict');
  });

  it('says what is asked of the vendor, of which role, until when, and what follows', () => {
    expect(seen.tasks[0]).toMatchObject({
      title: 'Channel approval',
      roleLabel: 'Channel manager',
      openedAt: at,
      dueAt: at,
      status: 'done',
      atSilence: 'If nobody decides, it is rejected.',
      assignees: [],
      votes: [],
    });
    expect(seen.next).toEqual({ ...view.next, waitsFor: { ...view.next.waitsFor, personIds: [] } });
    expect(taskSchema.safeParse(seen.tasks[0]).success).toBe(true);
  });

  it('keeps what is the partner’s own, and that the customer is taken', () => {
    const { registration, submittedBy, registeredAt, queuedAt } = view.facts;
    expect(seen.tasks[1]).toEqual(openPartnerTask);
    expect(seen.facts).toEqual({ registration, submittedBy, registeredAt, queuedAt, nearMatches: [] });
    expect(seen).toMatchObject({
      stage: 'conflict',
      stageLabel: 'Customer is taken',
      workflowId: view.workflowId,
    });
  });

  it('leaves the vendor’s view as it was, and changes nothing when done again', () => {
    expect(view.facts.conflict?.holderId).toBe('D-OTHER');
    expect(viewForPartner(seen)).toEqual(seen);
  });

  it('names those it waits for when they are its own', () => {
    const mine = {
      ...view,
      next: { what: 'x', waitsFor: { party: 'partner' as const, personIds: ['P-OWNER'] } },
    };
    expect(viewForPartner(mine).next.waitsFor.personIds).toEqual(['P-OWNER']);
  });
});

describe('a timeline as a partner sees it', () => {
  const entries = [
    entry({ seq: 1, kind: 'submitted', actor: { personId: 'P-SELLER', via: 'portal' }, text: 'Submitted.' }),
    entry({
      seq: 2,
      kind: 'conflict',
      audience: 'vendor',
      text: 'Held by D-OTHER.',
      detail: { partnerId: 'rival' },
    }),
    entry({
      seq: 3,
      actor: { personId: 'P-VENDOR', via: 'email-link' },
      detail: { taskId: 'T1', toPersonId: 'P-VENDOR', transferredTo: 'D-OTHER' },
    }),
  ];

  it('keeps the reason, but neither the vendor’s entries nor its people', () => {
    const seen = timelineForPartner(entries, ownPeople(view));

    for (const secret of secrets) expect(JSON.stringify(seen)).not.toContain(secret);
    expect(seen.map(({ seq }) => seq)).toEqual([1, 3]);
    expect(seen[0]?.actor).toEqual({ personId: 'P-SELLER', via: 'portal' });
    expect(seen[1]).toMatchObject({
      actor: { via: 'email-link' },
      text: expect.stringContaining('Wrong customer'),
      detail: { taskId: 'T1' },
    });
  });

  it('names nobody when it is not told who the partner’s people are', () => {
    expect(JSON.stringify(timelineForPartner(entries))).not.toContain('P-');
  });

  it('knows the partner’s people from its own tasks and votes', () => {
    expect([...ownPeople(view)].sort()).toEqual(['P-OWNER', 'P-SELLER']);
  });
});
