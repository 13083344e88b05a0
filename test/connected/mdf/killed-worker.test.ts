import { appendFileSync } from 'node:fs';
import { setTimeout as after } from 'node:timers/promises';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { checkLedger } from '../../../activities/store/check/check-ledger.ts';
import { documentClient } from '../../../activities/store/connect.ts';
import { createItems } from '../../../activities/store/items.ts';
import { DomainError } from '../../../domain/errors.ts';
import { fundWorkflowId } from '../../../domain/ids.ts';
import type { Allocation } from '../../../domain/mdf/fund.schema.ts';
import { hastyWorkflows } from '../../support/hasty-workflows.ts';
import { amount, fillFund, moneyCases } from '../../support/money-cases.ts';
import { startProduct, type TestProduct } from '../../support/product.ts';
import { spawnWorker } from '../../support/worker-process.ts';

/** How often a worker is killed, how many work at once, on how many cases: see docs/technical-description/automatic-steps.md. */
const kills = Number(process.env.MONEY_KILLS ?? 1);
const workers = Number(process.env.MONEY_WORKERS ?? 1);
const atOnce = Number(process.env.MONEY_CASES ?? 8);
/** A worker lives for 50 milliseconds and at most so many more. */
const span = Number(process.env.MONEY_SPAN ?? 350);
const minutes = Number(process.env.MONEY_MINUTES ?? 25);
/** Temporal gives a workflow task that was lost ten times in a row up to ten minutes. */
const minutesToEnd = kills > 10 ? 14 : 3;

let product: TestProduct;
let cases: Awaited<ReturnType<typeof moneyCases>>;
let allocation: Allocation;
let workflows: string;
beforeAll(async () => {
  product = await startProduct();
  workflows = hastyWorkflows();
  [cases, allocation] = await Promise.all([moneyCases(product), fillFund(product)]);
});
afterAll(() => product.close());

/** What has come of the run so far; written to the file that MONEY_LOG names after each kill. */
const count = { killed: 0, ended: 0, asked: 0, unanswered: 0 };
/** What callers were told that they cannot know what to do with. */
const strange: string[] = [];
const began = Date.now();

function keepCount(): void {
  const seconds = Math.round((Date.now() - began) / 1000);
  const line = JSON.stringify({ seconds, ...count, onTheirWay: onTheirWay.size, strange });
  if (process.env.MONEY_LOG) appendFileSync(process.env.MONEY_LOG, `${line}\n`);
}

/** Cases that have begun and not ended. */
const onTheirWay = new Set<string>();

/** Says where each of them stands: nothing may be lost for good. */
async function refuseUnended(): Promise<void> {
  const standings = await Promise.all(
    [...onTheirWay].map(async (caseId) => {
      const view = await cases.viewOf(caseId);
      if (!view) return `${caseId}: not on record`;
      const handle = product.temporal.workflow.getHandle(view.workflowId);
      const { raw } = await handle.describe();
      const { events = [] } = await handle.fetchHistory();
      const last = events?.slice(-6).map((event) => `${event.eventId}:${event.eventType}`);
      return `${caseId}: ${view.next.what} ${JSON.stringify([raw.pendingWorkflowTask, raw.pendingActivities, last])}`;
    }),
  );
  if (standings.length > 0) throw new Error(`Cases that do not end:\n${standings.join('\n')}`);
}

/** Takes a case from its start to its end; where no worker answers, the same is asked again under the same key. */
async function live(): Promise<string> {
  const caseId = await cases.start();
  onTheirWay.add(caseId);
  for (;;) {
    if ((await cases.viewOf(caseId))?.status === 'closed') {
      onTheirWay.delete(caseId);
      count.ended += 1;
      return caseId;
    }
    const step = (await cases.openTask(caseId))?.step;
    if (step) await press(caseId, step);
    await after(atOnce * 5);
  }
}

async function press(caseId: string, step: string): Promise<void> {
  count.asked += 1;
  try {
    await cases.answer(caseId, step, 'the-press-of-this-form', 5000);
  } catch (failure) {
    const told = failure instanceof DomainError ? failure.code : `${failure} ${(failure as Error).cause}`;
    if (told === 'busy-elsewhere') count.unanswered += 1;
    else if (told !== 'task-closed' && told !== 'case-closed') strange.push(told);
  }
}

/** Kills one worker after the other, each at some moment of its work; the last one stays. */
async function killing(): Promise<void> {
  const until = Date.now() + minutes * 60_000;
  let left = kills;
  const lane = async () => {
    let worker = await spawnWorker(product, { workflows });
    while (left > 0 && Date.now() < until) {
      left -= 1;
      // The next one works already: a workflow task that is lost ten times in a row is given minutes by the server.
      const next = await spawnWorker(product, { workflows });
      await after(50 + Math.random() * span);
      await worker.kill();
      count.killed += 1;
      keepCount();
      worker = next;
    }
  };
  await Promise.all(Array.from({ length: workers }, lane));
}

const itemsOf = ({ tableName }: TestProduct) =>
  createItems(documentClient({ region: 'eu-central-1', endpoint: inject('dynamodbEndpoint') }), tableName);

test(
  `a worker that is killed at whatever moment (${kills} times) pays every claim once`,
  async () => {
    const done: string[] = [];
    let going = true;
    const lives = Array.from({ length: atOnce }, async () => {
      do done.push(await live());
      while (going);
    });

    await killing();
    going = false;
    const counting = setInterval(keepCount, 10_000);
    await Promise.race([Promise.all(lives), after(minutesToEnd * 60_000).then(refuseUnended)]).finally(() => {
      clearInterval(counting);
      keepCount();
    });

    expect(strange).toEqual([]);
    expect(done.length).toBeGreaterThanOrEqual(atOnce);
    for (const caseId of done) {
      const entries = await product.stores.funds.entriesOfCase(caseId);
      expect(entries.map(({ movement }) => movement)).toEqual(['reserved', 'claim-accepted', 'paid']);
      const payments = await product.stores.payments.ofCase(caseId);
      expect(payments).toMatchObject([{ status: 'paid', amount, claim: 1 }]);
      // What is left goes back once the end of the case is on record.
      await expect
        .poll(() => product.stores.funds.activity(caseId))
        .toMatchObject({ status: 'closed', paid: amount.amount });
    }
    const found = await product.stores.funds.allocation(allocation.fundId, allocation.id);
    expect(found?.balances).toMatchObject({ paid: done.length * amount.amount, reserved: 0, payable: 0 });
    const checked = await checkLedger({
      ...{ items: itemsOf(product), now: () => new Date(), pause: after, seed: 1 },
    });
    expect(checked).toMatchObject({ differences: [], moving: [] });
    // Nobody but a worker has started this one: the fund was written without Temporal.
    const period = product.temporal.workflow.getHandle(fundWorkflowId(allocation.fundId));
    expect((await period.describe()).status.name).toBe('RUNNING');
    console.log(`${count.killed} kills over ${done.length} cases and ${checked.entries} entries`);
  },
  (minutes + minutesToEnd + 5) * 60_000,
);
