import {
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { beforeEach, describe, expect, test } from 'vitest';
import type { TaskAnswer } from '../../../workflows/case.messages.ts';
import { approvalTask, changeCase, changesTask } from './support/fake-temporal.ts';
import { type PersonName, people, portal } from './support/people.ts';
import { createSetting, type Setting, submission } from './support/setting.ts';

let setting: Setting;
let dealId: string;
beforeEach(async () => {
  setting = createSetting();
  const view = await setting.services.deals.submit(portal('seller'), submission(), { requestKey: 'key-1' });
  dealId = view.id;
});

const answer = (name: PersonName, input: unknown, taskId = 'T1') =>
  setting.services.deals.completeTask(portal(name), dealId, taskId, input);
const sentAnswer = () => setting.temporal.sent.at(-1)?.argument as TaskAnswer;

describe('an answer to a task', () => {
  test('goes to the process with who gave it, and how', async () => {
    await answer('manager', { outcome: 'approve' });

    expect(setting.temporal.sent).toMatchObject([
      {
        name: 'completeTask',
        argument: { taskId: 'T1', outcome: 'approve', actor: { personId: people.manager.id, via: 'portal' } },
      },
    ]);
  });

  test.each([
    ['somebody it does not wait for', 'finance', 'not-assigned'],
    ['who registered the deal', 'seller', 'self-approval'],
    ['somebody of another partner', 'rival', 'not-found'],
  ] as const)('is refused from %s before anything is said of its content', async (_name, who, code) => {
    await expect(answer(who, 'nonsense')).rejects.toMatchObject({ code });
    expect(setting.temporal.sent).toEqual([]);
  });

  test.each([
    ['an unknown outcome', { outcome: 'maybe' }, 'outcome'],
    ['no outcome', {}, 'outcome'],
    ['a rejection without a reason', { outcome: 'reject' }, 'comment'],
    ['a rejection with an empty reason', { outcome: 'reject', comment: '  ' }, 'comment'],
    ['changes without a comment', { outcome: 'request-changes', data: { fields: ['value'] } }, 'comment'],
    ['changes of nothing', { outcome: 'request-changes', comment: 'Please' }, 'data.fields'],
    [
      'changes of an unknown field',
      { outcome: 'request-changes', comment: 'Please', data: { fields: ['stage'] } },
      'data.fields.0',
    ],
    ['data that nobody asked for', { outcome: 'approve', data: { fields: ['value'] } }, 'data'],
  ])('is refused with the field named: %s', async (_name, input, field) => {
    await expect(answer('manager', input)).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [expect.objectContaining({ field })],
    });
  });

  test('on a task that is done is refused, and on one that is not there', async () => {
    changeCase(setting.memory, dealId, { tasks: [approvalTask({ status: 'done' })] });

    await expect(answer('manager', { outcome: 'approve' })).rejects.toMatchObject({ code: 'task-closed' });
    await expect(answer('manager', { outcome: 'approve' }, 'T9')).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('of the person who registered the deal for a partner is refused as self-approval', async () => {
    const view = await setting.services.deals.submit(portal('manager'), submission(), { requestKey: 'own' });
    const own = setting.services.deals.completeTask(portal('manager'), view.id, 'T1', { outcome: 'approve' });

    await expect(own).rejects.toMatchObject({ code: 'self-approval' });
  });

  test('sent again under its key carries the same update id; under another, another', async () => {
    const options = (requestKey: string) => ({ requestKey });
    const again = (key: string) =>
      setting.services.deals.completeTask(
        portal('manager'),
        dealId,
        'T1',
        { outcome: 'approve' },
        options(key),
      );

    await again('a');
    await again('a');
    await again('b');

    const ids = setting.temporal.sent.map(({ updateId }) => updateId);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[0]);
  });
});

describe('changes that were asked for', () => {
  const fields = ['customer.website', 'value'];
  const resubmit = (registration: Record<string, unknown>) =>
    answer('seller', { outcome: 'resubmit', data: { registration } }, 'T2');
  beforeEach(() => {
    changeCase(setting.memory, dealId, { stage: 'action-required', tasks: [changesTask(fields)] });
  });

  test('settle the registration anew, and leave the rest and the first key as they were', async () => {
    const before = setting.memory.cases.get(dealId)?.view.facts.registration;

    await resubmit({
      customer: { name: 'Acme GmbH', country: 'DE', website: 'acme-europe.de' },
      value: { amount: 1_000_000, currency: 'EUR' },
    });

    expect(sentAnswer().data?.registration).toMatchObject({
      domain: 'acme-europe.de',
      value: { amount: 1_000_000, currency: 'EUR' },
      description: before?.description,
      submission: before?.submission,
      territory: 'dach',
    });
  });

  test('may come as the whole registration, as long as nothing else differs', async () => {
    const whole = { ...submission(), value: { amount: 5, currency: 'EUR' }, ifTaken: 'queue' };

    await resubmit(whole);

    expect(sentAnswer().data?.registration).toMatchObject({ value: { amount: 5 } });
  });

  test('may take an optional field away', async () => {
    await resubmit({ customer: { name: 'Acme GmbH', country: 'DE' } });

    const changed = sentAnswer().data?.registration as { identityKeys: string[]; domain?: string };
    expect(changed.domain).toBeUndefined();
    expect(changed.identityKeys.some((key) => key.startsWith('domain:'))).toBe(false);
  });

  test('of a field that was not asked for are refused by name', async () => {
    const wrong = resubmit({
      customer: { name: 'Other AG', country: 'DE', website: 'https://www.acme.de' },
      productFamily: 'security',
    });

    await expect(wrong).rejects.toMatchObject({
      fields: [{ field: 'data.registration.customer.name' }, { field: 'data.registration.productFamily' }],
    });
  });

  test('are checked as a registration is', async () => {
    const wrong = resubmit({
      customer: { name: 'Acme GmbH', country: 'DE', website: 'gmail.com' },
      value: { amount: 1, currency: 'XTS' },
    });

    await expect(wrong).rejects.toMatchObject({
      fields: expect.arrayContaining([
        expect.objectContaining({ field: 'data.registration.customer.website' }),
        expect.objectContaining({ field: 'data.registration.value.currency' }),
      ]),
    });
  });

  test('do not ask for a new day of closing when the day was not asked for', async () => {
    setting.clock.now = new Date('2028-01-01T00:00:00Z');

    await expect(resubmit({ value: { amount: 5, currency: 'EUR' } })).resolves.toBeDefined();
  });

  test('of nothing at all are refused', async () => {
    await expect(answer('seller', { outcome: 'resubmit' }, 'T2')).rejects.toMatchObject({
      fields: [{ field: 'data.registration' }],
    });
  });
});

describe('what the process says', () => {
  const refused = (type: string, message: string) =>
    new WorkflowUpdateFailedError('Workflow Update failed', ApplicationFailure.nonRetryable(message, type));

  test.each([
    [
      'a refusal by name',
      refused('task-closed', 'It is done.'),
      { code: 'task-closed', message: 'It is done.' },
    ],
    ['a case that has ended', new WorkflowNotFoundError('gone', 'id', undefined), { code: 'case-closed' }],
    [
      'a case that ended meanwhile',
      refused('AcceptedUpdateCompletedWorkflow', 'ended'),
      { code: 'case-closed' },
    ],
    [
      'an update that was with a worker which is gone',
      refused('UnprocessedUpdate', 'Workflow Update is rejected because it was not processed by worker.'),
      { code: 'busy-elsewhere' },
    ],
    ['no answer', new WorkflowUpdateRPCTimeoutOrCancelledError('deadline'), { code: 'busy-elsewhere' }],
    [
      'no server',
      Object.assign(new Error('14 UNAVAILABLE'), { code: 14, details: '', metadata: {} }),
      { code: 'busy-elsewhere' },
    ],
    [
      'a process that lost its workers again and again',
      Object.assign(new Error('9 FAILED_PRECONDITION'), { code: 9, details: '', metadata: {} }),
      { code: 'busy-elsewhere' },
    ],
    [
      'a process that does not know yet what its record has',
      refused('not-found', 'There is no such task in this case.'),
      { code: 'busy-elsewhere' },
    ],
  ])('becomes a failure with a name: %s', async (_name, failure, expected) => {
    setting.temporal.failure = failure;

    await expect(answer('manager', { outcome: 'approve' })).rejects.toMatchObject(expected);
  });

  test('stays what it is when it has no name: nobody is told that it was their fault', async () => {
    setting.temporal.failure = refused('TypeError', 'undefined is not a function');

    await expect(answer('manager', { outcome: 'approve' })).rejects.toBe(setting.temporal.failure);
  });
});

describe('one answer to several tasks', () => {
  test('each is taken or refused by itself, each once, in order', async () => {
    const other = await setting.services.deals.submit(portal('seller'), submission(), {
      requestKey: 'key-2',
    });
    changeCase(setting.memory, other.id, { tasks: [approvalTask({ assignees: [people.finance.id] })] });
    const tasks = [
      { caseId: dealId, taskId: 'T1' },
      { caseId: other.id, taskId: 'T1' },
      { caseId: 'D-0000000000', taskId: 'T1' },
      { caseId: dealId, taskId: 'T1' },
    ];

    const results = await setting.services.inbox.completeMany(portal('manager'), tasks, {
      outcome: 'approve',
    });

    expect(results.map(({ done }) => done)).toEqual([true, false, false]);
    expect(results[1]?.problem).toContain('waits for');
    expect(setting.temporal.sent).toHaveLength(1);
  });
});
