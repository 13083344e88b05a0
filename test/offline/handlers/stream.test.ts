import { WorkflowNotFoundError } from '@temporalio/client';
import { beforeEach, describe, expect, test } from 'vitest';
import { createCaseIndex } from '../../../activities/store/case-index.dynamo.ts';
import { createSetAsideStore } from '../../../activities/store/set-aside.dynamo.ts';
import { createWebhookStore } from '../../../activities/store/webhooks.dynamo.ts';
import type { AnyCase } from '../../../domain/cases/any-case.ts';
import { type StreamDeps, takeSetAside, takeStream } from '../../../handlers/stream.ts';
import type { EventTold } from '../../../workflows/process.messages.ts';
import { memoryItems } from '../../support/memory-items.ts';
import { streamRecord } from '../../support/stream-records.ts';
import { approvalTask, protectedView, reviewView } from '../portal/support/sample.ts';

const key = { pk: 'CASE#D-7K3M9Q2XBA', sk: 'CASE' };
const submitted = reviewView({ revision: 1, tasks: [approvalTask()] });
const held = protectedView({ revision: 2, tasks: [approvalTask()] });
const submission = () => streamRecord(key, { new: { view: submitted, revision: 1 } });
const protection = (at?: string) =>
  streamRecord(key, { old: { view: submitted, revision: 1 }, new: { view: held, revision: 2 } }, at);
const broken = () => streamRecord(key, { new: { broken: true } });

let deps: StreamDeps;
let webhooks: ReturnType<typeof createWebhookStore>;
let woken: string[];
let failures: [string, boolean][];
let down: { temporal?: boolean; store?: boolean; aside?: boolean };
/** Workflow ids of cases that wait, by partner and event. */
let hearing: Readonly<Record<string, readonly string[]>>;
let told: [string, EventTold][];
/** Workflows that are over. */
let over: string[];
/** The case as the table has it now. */
let stored: AnyCase | undefined;
beforeEach(async () => {
  [woken, failures, down, hearing, told, over] = [[], [], {}, {}, [], []];
  stored = held;
  webhooks = createWebhookStore(memoryItems());
  const setAside = createSetAsideStore(memoryItems());
  const temporal = {
    workflow: {
      async signalWithStart(_type: string, { workflowId }: { workflowId: string }) {
        if (down.temporal) throw new Error('Temporal is down');
        woken.push(workflowId);
      },
      getHandle: (workflowId: string) => ({
        async signal(_signal: unknown, event: EventTold) {
          if (down.temporal) throw new Error('Temporal is down');
          if (over.includes(workflowId)) throw new WorkflowNotFoundError('It is over', workflowId, undefined);
          told.push([workflowId, event]);
        },
      }),
    },
  };
  const failing = (what: keyof typeof down) => {
    if (down[what]) throw new Error(`The ${what} is down`);
  };
  deps = {
    stores: {
      caseIndex: createCaseIndex(memoryItems(), async () => stored),
      hearing: { of: async (partnerId, event) => hearing[`${partnerId} ${event}`] ?? [] },
      webhooks: {
        ...webhooks,
        async add(delivery) {
          failing('store');
          await webhooks.add(delivery);
        },
      },
      setAside: {
        ...setAside,
        async put(record) {
          failing('aside');
          await setAside.put(record);
        },
      },
    },
    temporal: async () => temporal as never,
    now: () => new Date('2026-11-30T09:00:10.000Z'),
    failed: (sequence, _failure, aside) => void failures.push([sequence, aside]),
  };
  await register('WH-0000000001', ['deal.submitted', 'deal.protected']);
});

const register = (id: string, events: ('deal.submitted' | 'deal.protected')[]) =>
  webhooks.create({
    ...{ id, url: 'https://erp.example/', label: 'ERP', events, secrets: [] },
    ...{ createdAt: '2026-11-30T08:00:00.000Z', createdBy: 'P-1' },
  });
const take = (...Records: object[]) => takeStream(deps, { Records });
const typesAt = async (id: string) =>
  (await webhooks.deliveries(id, {})).items.map(({ type }) => type).toSorted();
const sequence = (record: ReturnType<typeof submission>) => record.dynamodb.SequenceNumber;

describe('a batch of the stream', () => {
  test('is written down for each endpoint that listens, once, however often it comes', async () => {
    await register('WH-0000000002', ['deal.protected']);
    const records = [submission(), protection()];

    expect(await take(...records)).toEqual({ batchItemFailures: [] });
    expect(await take(...records)).toEqual({ batchItemFailures: [] });

    expect(await typesAt('WH-0000000001')).toEqual(['deal.protected', 'deal.submitted']);
    expect(await typesAt('WH-0000000002')).toEqual(['deal.protected']);
    expect(new Set(woken)).toEqual(new Set(['webhooks/WH-0000000001', 'webhooks/WH-0000000002']));
  });

  test('keeps the order of its records', async () => {
    await take(submission(), protection());

    const due = await webhooks.due('WH-0000000001', '2027', 10);
    expect(due.map(({ type }) => type)).toEqual(['deal.submitted', 'deal.protected']);
  });

  test('goes on past a record of which nothing can be made; it is set aside, and taken later', async () => {
    const poison = broken();
    const unknown = { dynamodb: { SequenceNumber: '7' } };

    expect(await take(poison, unknown, protection())).toEqual({ batchItemFailures: [] });
    expect(await typesAt('WH-0000000001')).toEqual(['deal.protected']);
    expect(failures).toEqual([
      [sequence(poison), true],
      ['7', true],
    ]);
    expect(await takeSetAside(deps, undefined)).toEqual({ taken: 0, left: 2 });

    const mended = { ...submission(), dynamodb: { ...submission().dynamodb, SequenceNumber: '8' } };
    await deps.stores.setAside.put({ sequence: '8', record: mended, reason: '', at: '' });
    expect(await takeSetAside(deps, undefined)).toEqual({ taken: 1, left: 2 });
    expect(await typesAt('WH-0000000001')).toEqual(['deal.protected', 'deal.submitted']);
  });

  test('comes again from the record that could not be written, and what was before it is woken', async () => {
    const second = protection();
    deps = {
      ...deps,
      stores: {
        ...deps.stores,
        webhooks: {
          ...webhooks,
          async add(delivery) {
            if (delivery.type === 'deal.protected') throw new Error('The store is down');
            await webhooks.add(delivery);
          },
        },
      },
    };

    expect(await take(submission(), second)).toEqual({
      batchItemFailures: [{ itemIdentifier: sequence(second) }],
    });
    expect(woken).toEqual(['webhooks/WH-0000000001']);
  });

  test('sets a record aside that could not be written for ten minutes, unless not even that can be', async () => {
    down.store = true;
    const old = protection('2026-11-30T08:49:00.000Z');

    expect(await take(old)).toEqual({ batchItemFailures: [] });
    expect(failures).toEqual([[sequence(old), true]]);
    down.aside = true;
    expect(await take(old)).toEqual({ batchItemFailures: [{ itemIdentifier: sequence(old) }] });
  });

  test('comes again as a whole while Temporal is down', async () => {
    down.temporal = true;
    const records = [submission(), protection()] as const;

    expect(await take(...records)).toEqual({ batchItemFailures: [{ itemIdentifier: sequence(records[0]) }] });
    down.temporal = false;
    expect(await take(...records)).toEqual({ batchItemFailures: [] });
    expect(await typesAt('WH-0000000001')).toHaveLength(2);
  });

  test('is told to the cases of its partner that wait for it, as the same however often it comes', async () => {
    hearing = {
      'northwind deal-submitted': ['case/one', 'case/over', 'case/two'],
      'northwind task-opened': ['case/one'],
      'alpine deal-submitted': ['case/of-another'],
    };
    over = ['case/over'];

    expect(await take(submission())).toEqual({ batchItemFailures: [] });
    expect(await take(submission())).toEqual({ batchItemFailures: [] });

    const event = {
      ...{ event: 'deal-submitted', from: { via: 'system' }, id: told[0]?.[1].id },
      data: {
        caseId: submitted.id,
        program: submitted.program.id,
        value: submitted.facts.registration.value,
      },
    };
    const once = [
      ['case/one', event],
      ['case/two', event],
    ];
    expect(told).toEqual([...once, ...once]);
    expect(event.id).toContain('D-7K3M9Q2XBA');
  });

  test('comes again from the record of which a case could not be told', async () => {
    hearing = { 'northwind deal-submitted': ['case/one'] };
    down.temporal = true;
    const record = submission();

    expect(await take(record)).toEqual({ batchItemFailures: [{ itemIdentifier: sequence(record) }] });
    expect(await typesAt('WH-0000000001')).toEqual(['deal.submitted']);
    down.temporal = false;
    expect(await take(record)).toEqual({ batchItemFailures: [] });
    expect(told.map(([id]) => id)).toEqual(['case/one']);
  });

  test('files a case by the words that it has now, whichever change of it comes, and when', async () => {
    const found = async (word: string) =>
      (await deps.stores.caseIndex.find([word], 'northwind')).cases.map(({ caseId }) => caseId);
    const { registration } = held.facts;
    const customer = { ...registration.customer, name: 'Halden Instruments' };
    const facts = { ...held.facts, registration: { ...registration, customer } };
    const renamed = { ...held, title: 'Halden Instruments · Platform', facts };
    stored = renamed;
    const renaming = streamRecord(key, { old: { view: held }, new: { view: renamed } });
    const record = submission();

    expect(await take(record, renaming)).toEqual({ batchItemFailures: [] });
    // What was set aside before comes late.
    await deps.stores.setAside.put({ sequence: '1', record, reason: '', at: '' });
    expect(await takeSetAside(deps, undefined)).toEqual({ taken: 1, left: 0 });

    expect(await found('kestrel')).toEqual([]);
    expect(await found('halden')).toEqual([held.id]);
    stored = undefined;
    await take(streamRecord(key, { old: { view: renamed } }));
    expect(await found('halden')).toEqual([]);
  });

  test('comes again from the record whose case could not be filed', async () => {
    const { caseIndex } = deps.stores;
    const file = async () => Promise.reject(new Error('The store is down'));
    deps = { ...deps, stores: { ...deps.stores, caseIndex: { ...caseIndex, file } } };
    const record = submission();

    expect(await take(record)).toEqual({ batchItemFailures: [{ itemIdentifier: sequence(record) }] });
    deps = { ...deps, stores: { ...deps.stores, caseIndex } };
    expect(await take(record)).toEqual({ batchItemFailures: [] });
    expect((await caseIndex.find(['northwind'])).cases).toHaveLength(1);
  });

  test('asks nothing of the store where there is no news', async () => {
    const inbox = streamRecord({ pk: 'INBOX#P-1', sk: 'DUE#1' }, { new: { row: {} } });
    const none = { ...deps, stores: undefined as never };

    expect(await takeStream(none, { Records: [inbox] })).toEqual({ batchItemFailures: [] });
  });
});
