import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, inject, onTestFinished, test, vi } from 'vitest';
import { dealWorkflowId } from '../../../domain/ids.ts';
import { backlogOf } from '../../../handlers/backlog.ts';
import { makeCurrent } from '../../../handlers/releases/change-releases.ts';
import { readReleases } from '../../../handlers/releases/read-releases.ts';
import { releaseNamed } from '../../../handlers/releases/release.rules.ts';
import { taskQueue } from '../../../workflows/case.messages.ts';
import { answered } from '../../support/answered.ts';
import { type Invoked, workerFunction } from '../../support/function-process.ts';
import { printed } from '../../support/printed.ts';
import { manager, seller, startProduct, type TestProduct, typedDeal } from '../../support/product.ts';

let product: TestProduct;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.close());

/** Does what Temporal's controller does: invokes the function when tasks wait and nobody asks for them. */
function invokeWhenTasksWait(invoke: (milliseconds: number) => Promise<Invoked>) {
  const { temporal, namespace } = product;
  const seen = { invocations: [] as Invoked[], looksInVain: 0 };
  const halt = new AbortController();
  onTestFinished(() => halt.abort());
  void (async () => {
    while (!halt.signal.aborted) {
      const { count } = await backlogOf(temporal.workflowService, { namespace, taskQueue });
      seen.looksInVain = count > 0 ? 0 : seen.looksInVain + 1;
      // Every other invocation has no more time than it needs to end.
      if (count > 0) seen.invocations.push(await invoke(seen.invocations.length % 2 ? 60_000 : 10_000));
      else await sleep(50);
    }
  })().catch(() => undefined);
  return seen;
}

/** What the function that looks reports. */
async function watched(): Promise<string> {
  vi.stubEnv('TABLE_NAME', product.tableName);
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', inject('dynamodbEndpoint'));
  vi.stubEnv('TEMPORAL_ADDRESS', product.address);
  vi.stubEnv('TEMPORAL_NAMESPACE', product.namespace);
  const { handler } = await import('../../../handlers/watch.lambda.ts');
  const { text } = await printed(async () => {
    await handler();
    return 0;
  });
  return text;
}

test('a deal goes from its registration to protection in invocations that end, and none runs while it waits', async () => {
  const { deals } = product.services;
  const worker = await workerFunction(product, 'one');
  // Makes its release known, has nothing to do, and ends.
  expect(await worker.invoke(60_000)).toEqual({ ended: 'idle' });
  const releases = await readReleases(product.temporal, new Date());
  // A server that invokes functions knows that it does: `throughline release add`. This one is told so.
  await makeCurrent(product.temporal, releases, { ...releaseNamed(releases, 'one'), invoked: true });
  const seen = invokeWhenTasksWait(worker.invoke);
  const nobodyRuns = () => expect.poll(() => seen.looksInVain).toBeGreaterThan(5);

  const input = typedDeal();
  const { id } = await answered((requestKey) => deals.submit(seller, input, { requestKey }));
  // E-mails are out; the deal waits for a person.
  await nobodyRuns();
  await expect.poll(watched).toContain('"Program":"deal-registration","WaitingCases":1');
  const { view } = await deals.get(manager, id);
  const task = view.tasks.find(({ status, party }) => status === 'open' && party === 'vendor');
  const answer = { outcome: 'approve' } as const;
  const after = await answered((requestKey) =>
    deals.completeTask(manager, id, task?.id ?? '', answer, { requestKey }),
  );

  expect(after.stage).toBe('protected');
  // A protected deal is a timer.
  await nobodyRuns();
  expect(new Set(seen.invocations.map((one) => JSON.stringify(one)))).toEqual(
    new Set(['{"ended":"deadline"}', '{"ended":"idle"}']),
  );
  const { events } = await product.temporal.workflow
    .getHandle(dealWorkflowId(view.partner.id, id))
    .fetchHistory();
  const carriers = (events ?? []).flatMap(({ workflowTaskCompletedEventAttributes: done }) =>
    done ? [done.identity] : [],
  );
  expect(new Set(carriers).size).toBeGreaterThan(1);
});
