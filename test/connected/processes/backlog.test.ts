import { Client } from '@temporalio/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backlogOf, measuredBacklog } from '../../../handlers/backlog.ts';
import { metricLine } from '../../../handlers/metrics.ts';
import { keepSchedule } from '../../../handlers/synthetic/keep-schedule.ts';
import { waitingCases } from '../../../handlers/waiting-cases.ts';
import { searchAttributes } from '../../../workflows/search-attributes.ts';
import { createTestNamespace } from '../../support/namespace.ts';

let space: Awaited<ReturnType<typeof createTestNamespace>>;
beforeAll(async () => {
  space = await createTestNamespace();
});
afterAll(() => space.close());

test('what waits while there is no worker is counted, and told as CloudWatch reads it', async () => {
  const temporal = new Client(space);
  const taskQueue = 'nobody-works-here';
  for (const workflowId of ['one', 'two'])
    await temporal.workflow.start('any', { workflowId, taskQueue, args: [] });
  const queue = { namespace: space.namespace, taskQueue };

  await expect
    .poll(() => backlogOf(temporal.workflowService, queue))
    .toMatchObject({ count: 2, age: expect.any(Number) });

  const measured = measuredBacklog(taskQueue, { count: 2, age: 7 });
  const line = JSON.parse(metricLine('Throughline-dev', measured, new Date('2027-01-01T00:00:00Z')));
  expect(line).toMatchObject({ TaskQueue: taskQueue, Backlog: 2, BacklogAge: 7 });
  expect(line._aws.CloudWatchMetrics[0].Namespace).toBe('Throughline-dev');
  expect(line._aws.CloudWatchMetrics[0].Metrics.map(({ Name }: { Name: string }) => Name)).toEqual([
    'Backlog',
    'BacklogAge',
  ]);
});

test('what waits for people is counted by program, and what has for more than two days', async () => {
  const temporal = new Client(space);
  const now = new Date('2027-03-03T12:00:00Z');
  const start = (workflowId: string, since?: string, partner = 'northwind') =>
    temporal.workflow.start('any', {
      ...{ workflowId, taskQueue: 'nobody-works-here', args: [] },
      typedSearchAttributes: [
        { key: searchAttributes.program, value: 'mdf' },
        { key: searchAttributes.partner, value: partner },
        ...(since === undefined
          ? []
          : [
              { key: searchAttributes.waitingRole, value: 'finance' },
              { key: searchAttributes.waitingSince, value: new Date(since) },
            ]),
      ],
    });
  await start('waits-for-nobody');
  await start('waits-since-today', '2027-03-03T08:00:00Z');
  await start('waits-for-long', '2027-02-20T08:00:00Z');
  await start('synthetic', '2027-02-20T08:00:00Z', 'synthetic');

  await expect
    .poll(() => waitingCases(temporal, ['mdf', 'onboarding'], now))
    .toEqual([{ of: { Program: 'mdf' }, values: [count('WaitingCases', 2), count('WaitingLong', 1)] }]);
});

test('synthetic deals are scheduled as often as is asked for, and no more when nobody asks', async () => {
  const temporal = new Client(space);
  const every = async () => {
    const { spec, action, policies } = await temporal.schedule.getHandle('synthetic-deal').describe();
    const { workflowType } = action as { workflowType: string };
    return { minutes: Number(spec.intervals?.[0]?.every) / 60_000, workflowType, overlap: policies?.overlap };
  };

  await keepSchedule(temporal, undefined);
  await keepSchedule(temporal, 5);
  expect(await every()).toEqual({ minutes: 5, workflowType: 'syntheticDeal', overlap: 'SKIP' });
  await keepSchedule(temporal, 15);
  expect(await every()).toMatchObject({ minutes: 15 });
  await keepSchedule(temporal, undefined);
  await expect(every()).rejects.toThrow();
});

const count = (name: string, value: number) => ({ name, unit: 'Count', value });
