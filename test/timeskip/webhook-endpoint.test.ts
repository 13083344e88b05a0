import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { wakeWebhook } from '../../activities/webhooks/wake.ts';
import type { Delivered, WebhookActivities } from '../../activities/webhooks/webhook-activities.ts';
import { webhookWorkflowId } from '../../domain/ids.ts';
import { startTimeskip, type Timeskip } from '../support/timeskip.ts';

let timeskip: Timeskip;
/** What each round comes to, in turn; and when each was. */
const rounds: ((now: number) => Delivered)[] = [];
let begun: number[] = [];
const told: string[] = [];
const activities: WebhookActivities = {
  async deliverDue() {
    const now = await timeskip.env.currentTimeMs();
    begun.push(now);
    return rounds.shift()?.(now) ?? { tried: 0, taken: 0 };
  },
  async tellPaused({ paused }) {
    told.push(paused.why);
  },
};
beforeAll(async () => {
  timeskip = await startTimeskip(inject('testServerPath'), activities);
});
afterAll(() => timeskip.close());

const at = (ms: number) => new Date(ms).toISOString();
const failed = (pause: number) => (now: number) => ({ tried: 1, taken: 0, nextAt: at(now + pause) });
const pauses = () => begun.slice(1).map((one, index) => Math.round((one - (begun[index] ?? 0)) / 1000));

async function run(id: string) {
  begun = [];
  await wakeWebhook(timeskip.client, id);
  const handle = timeskip.client.workflow.getHandle(webhookWorkflowId(id));
  await handle.result();
  return handle;
}

it('waits until something is due, rests the longer the longer nothing is taken, and ends when nothing waits', async () => {
  const [hour, day] = [3_600_000, 86_400_000];
  rounds.push(failed(1000), failed(1000), failed(1000), failed(3 * day), (now) => ({
    ...{ tried: 2, taken: 1, nextAt: at(now + hour) },
  }));

  await run('WH-0000000001');

  const least = [5, 10, 20, 3 * 86_400, 3600];
  expect(pauses()).toHaveLength(least.length);
  for (const [at, pause] of pauses().entries()) expect(pause).toBeGreaterThanOrEqual(least[at] ?? 0);
});

it('tells administrators that an endpoint is paused, and ends', async () => {
  rounds.push(() => ({ tried: 1, taken: 0, paused: { why: 'gone', since: '2026-11-30T09:00:00.000Z' } }));

  await run('WH-0000000002');

  expect(told).toEqual(['gone']);
  expect(begun).toHaveLength(1);
});

it('is not kept waiting by its rest when somebody is in a hurry', async () => {
  const hurry = { atOnce: true };
  rounds.push(...Array.from({ length: 8 }, () => failed(1000)));
  rounds.push((now) => {
    // While it rests for the ninth time, for 21 minutes.
    void timeskip.client.workflow.getHandle(webhookWorkflowId('WH-0000000003')).signal('wake', hurry);
    return failed(86_400_000)(now);
  });

  await run('WH-0000000003');

  expect(pauses().at(-1)).toBeLessThan(20 * 60);
});
