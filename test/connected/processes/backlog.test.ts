import { Client } from '@temporalio/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backlogLine, backlogOf } from '../../../handlers/backlog.ts';
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

  const reported = { namespace: 'Throughline-dev', taskQueue };
  const line = JSON.parse(backlogLine(reported, { count: 2, age: 7 }, new Date('2027-01-01T00:00:00Z')));
  expect(line).toMatchObject({ TaskQueue: taskQueue, Backlog: 2, BacklogAge: 7 });
  expect(line._aws.CloudWatchMetrics[0].Namespace).toBe('Throughline-dev');
  expect(line._aws.CloudWatchMetrics[0].Metrics.map(({ Name }: { Name: string }) => Name)).toEqual([
    'Backlog',
    'BacklogAge',
  ]);
});
