import fc from 'fast-check';
import { expect, test } from 'vitest';
import { table } from '../../../../activities/store/table.ts';
import type { Task } from '../../../../domain/cases/case.schema.ts';
import { dealOutcomes, dealStages } from '../../../../domain/deals/stages.ts';
import { eventTypes } from '../../../../domain/webhooks/event-types.ts';
import { eventsOf, newsSortKeys } from '../../../../domain/webhooks/events-of.rules.ts';
import { knownCertificate } from '../../handlers/support/certificates.ts';
import { approvalTask, northwind, protectedView, reviewView } from '../../portal/support/sample.ts';

const at = '2026-11-30T09:00:00.000Z';
const caseKey = { pk: 'CASE#D-7K3M9Q2XBA', sk: 'CASE', at };
const typesOf = (...change: Parameters<typeof eventsOf>) => eventsOf(...change).map(({ type }) => type);

test('the function is called for the items that are news, and no others', () => {
  expect(newsSortKeys.toSorted()).toEqual(table.news.toSorted());
});

test('a synthetic deal and its partner are no news to anybody', () => {
  const partner = { ...reviewView().partner, id: 'synthetic' };
  const view = reviewView({ revision: 1, tasks: [approvalTask()], partner });
  const made = { ...northwind, id: 'synthetic' };

  expect(eventsOf({ ...caseKey, new: { view } })).toEqual([]);
  expect(eventsOf({ pk: 'PARTNER#synthetic', sk: 'PARTNER', at, new: { partner: made } })).toEqual([]);
});

test('a deal tells that it was submitted, protected and how it ended; a task that it was opened and done', () => {
  const submitted = reviewView({ revision: 1, tasks: [approvalTask()] });
  const done = approvalTask({
    status: 'done',
    result: { outcome: 'approve', actor: { via: 'portal' }, at },
  });
  const held = protectedView({ revision: 2, tasks: [done] });
  const expired = protectedView({
    revision: 3,
    tasks: [done],
    stage: 'closed',
    status: 'closed',
    outcome: 'expired',
  });

  expect(typesOf({ ...caseKey, new: { view: submitted } })).toEqual(['deal.submitted', 'task.opened']);
  expect(typesOf({ ...caseKey, old: { view: submitted }, new: { view: held } })).toEqual([
    'deal.protected',
    'task.done',
  ]);
  expect(typesOf({ ...caseKey, old: { view: held }, new: { view: expired } })).toEqual(['deal.expired']);
  expect(typesOf({ ...caseKey, old: { view: expired }, new: { view: expired } })).toEqual([]);
  expect(typesOf({ ...caseKey, old: { view: expired } })).toEqual([]);
});

test('a payment, a certificate and a partner tell what became of them', () => {
  const payment = {
    ...{ id: 'PY-1', caseId: 'C-7K3M9Q2XBA', partnerId: 'northwind', fundId: 'FD-1', claim: 1 },
    ...{ amount: { amount: 100, currency: 'EUR' }, method: 'bank', status: 'due', dueSince: at },
  };
  const paid = { ...payment, status: 'paid', paidOn: '2026-12-01' };
  const { term: _, ...certificate } = { ...knownCertificate, changes: [] };
  const revoked = { ...certificate, changes: [{ what: 'revoked', at, reason: 'Left' }] };
  const gold = { ...northwind, tier: 'platinum' };
  const place = (pk: string, sk: string) => ({ pk, sk, at });

  expect(typesOf({ ...place('PAYMENT#PY-1', 'PAYMENT'), new: { payment } })).toEqual(['mdf.claim.accepted']);
  expect(
    eventsOf({ ...place('PAYMENT#PY-1', 'PAYMENT'), old: { payment }, new: { payment: paid } }),
  ).toMatchObject([{ type: 'mdf.claim.paid', data: { paidOn: '2026-12-01', amount: { amount: 100 } } }]);
  const held = place('CERTIFICATE#CT-1', 'CERTIFICATE');
  expect(typesOf({ ...held, new: { certificate, revision: 1 } })).toEqual(['certificate.awarded']);
  expect(
    typesOf({ ...held, old: { certificate, revision: 1 }, new: { certificate: revoked, revision: 2 } }),
  ).toEqual(['certificate.revoked']);
  expect(
    eventsOf({
      ...place('PARTNER#northwind', 'PARTNER'),
      ...{ old: { partner: northwind, stamp: 'a' }, new: { partner: gold, stamp: 'b' } },
    }),
  ).toMatchObject([{ type: 'partner.tier.changed', data: { from: northwind.tier, tier: 'platinum' } }]);
});

test('an item that is not what its place says fails, and one that is no news does not', () => {
  expect(() => eventsOf({ ...caseKey, new: { broken: true } })).toThrow();
  expect(eventsOf({ pk: 'INBOX#P-1', sk: 'DUE#1', at, new: { broken: true } })).toEqual([]);
});

const task = fc.record({
  id: fc.constantFrom('T1', 'T2', 'T3'),
  status: fc.constantFrom<Task['status']>('open', 'done', 'withdrawn'),
});
const view = fc
  .record({
    revision: fc.integer({ min: 1, max: 50 }),
    stage: fc.constantFrom(...(Object.keys(dealStages) as (keyof typeof dealStages)[])),
    outcome: fc.option(fc.constantFrom(...(Object.keys(dealOutcomes) as (keyof typeof dealOutcomes)[])), {
      nil: undefined,
    }),
    tasks: fc.uniqueArray(task, { selector: ({ id }) => id }),
  })
  .map(({ outcome, tasks, ...change }) =>
    protectedView({
      ...change,
      ...(outcome === undefined ? {} : { outcome, status: 'closed' }),
      tasks: tasks.map(({ id, status }) =>
        approvalTask({
          ...{ id, status },
          ...(status === 'done' ? { result: { outcome: 'approve', actor: { via: 'portal' }, at } } : {}),
        }),
      ),
    }),
  );

test('the same change is the same events, each once, with what its type promises and nothing of people', () => {
  fc.assert(
    fc.property(fc.option(view, { nil: undefined }), view, (old, now) => {
      const change = { ...caseKey, ...(old ? { old: { view: old } } : {}), new: { view: now } };
      const events = eventsOf(change);

      expect(eventsOf(structuredClone(change))).toEqual(events);
      expect(new Set(events.map(({ key }) => key)).size).toBe(events.length);
      for (const { type, data } of events)
        expect(eventTypes[type].data.safeParse(JSON.parse(JSON.stringify(data))).error).toBeUndefined();
      expect(JSON.stringify(events)).not.toMatch(/@|Ana|Dana/);
    }),
  );
});

test('an event of another version of the item is another event', () => {
  fc.assert(
    fc.property(view, fc.integer({ min: 51, max: 99 }), (now, revision) => {
      const [first, later] = [now, { ...now, revision }].map((one) =>
        eventsOf({ ...caseKey, new: { view: one } }).map(({ key }) => key),
      );
      expect(first?.filter((key) => later?.includes(key))).toEqual([]);
    }),
  );
});
