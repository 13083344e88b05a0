import { expect, test } from 'vitest';
import { createLog } from '../../../handlers/log.ts';
import { temporalLogger } from '../../../handlers/temporal-log.ts';

function lines() {
  const written: string[] = [];
  const log = createLog('info', { write: (line: string) => written.push(line) });
  return { logger: temporalLogger(log, 'info'), read: () => written.map((line) => JSON.parse(line)) };
}

test('an attempt that failed is told with its case and its trace, and without the words of people', () => {
  const { logger, read } = lines();

  logger.warn('Activity failed', {
    ...{ workflowId: 'deal-registration/northwind/D-7K3M9Q2XBA', activityType: 'sendMail', attempt: 3 },
    ...{ trace_id: '0af7651916cd43dd8448eb211c80319c', error: new Error('No mailbox ana@northwind.example') },
    ...{ taskToken: 'a-token', memo: { title: 'Ana Silva' } },
  });

  expect(read()).toEqual([
    {
      ...{ level: 'warn', time: expect.any(String), msg: 'Activity failed' },
      ...{ caseId: 'D-7K3M9Q2XBA', workflowId: 'deal-registration/northwind/D-7K3M9Q2XBA' },
      ...{ activityType: 'sendMail', attempt: 3, traceId: '0af7651916cd43dd8448eb211c80319c' },
      failure: { name: 'Error', message: 'No mailbox …', at: expect.any(Array) },
    },
  ]);
});

test('what is below the level is not written', () => {
  const { logger, read } = lines();

  logger.debug('Polling');

  expect(read()).toEqual([]);
});
