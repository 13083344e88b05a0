import { randomUUID } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Allocation } from '../../../domain/mdf/fund.schema.ts';
import type { ProcessView } from '../../../domain/processes/process-facts.ts';
import type { FormValues } from '../../../domain/programs/form.schema.ts';
import type { Process } from '../../../domain/programs/process.schema.ts';
import { seedPartners, seedPeople } from '../../../local/seed-data.ts';
import { completeTaskUpdate } from '../../../workflows/case.messages.ts';
import { processCaseWorkflow } from '../../../workflows/process.messages.ts';
import { processStartOptions } from '../../../workflows/process.start.ts';
import { moneyProgram } from '../../support/money-program.ts';
import { startProduct, type TestProduct } from '../../support/product.ts';
import { spawnWorker } from '../../support/worker-process.ts';
import { allocationOf, fundOf, newId } from '../store/ledger-fixtures.ts';

/** How often a worker is killed, and how many cases are on their way meanwhile: see docs/technical-description/money.md. */
const kills = Number(process.env.MONEY_KILLS ?? 1);
const atOnce = Number(process.env.MONEY_CASES ?? 8);
/** Milliseconds between two kills, at most. */
const span = Number(process.env.MONEY_SPAN ?? 1500);

const { northwindOwner, finance } = seedPeople;
const [northwind] = seedPartners;
const amount = { amount: 1000, currency: 'EUR' };
const answers: Readonly<Record<string, { readonly personId: string; readonly values: FormValues }>> = {
  claim: { personId: northwindOwner.id, values: { amount } },
  pay: { personId: finance.id, values: { amount, paidOn: '2026-12-01', reference: 'SEPA 1' } },
};

let product: TestProduct;
let program: Process;
let allocation: Allocation;
beforeAll(async () => {
  [product, program] = await Promise.all([startProduct(), moneyProgram()]);
  const act = () => ({ key: randomUUID(), at: new Date().toISOString(), amount: 100_000_000 });
  const fund = fundOf();
  allocation = allocationOf(fund);
  await product.stores.funds.create(fund, act());
  await product.stores.funds.allocate(allocation, act());
});
afterAll(() => product.close());

async function startCase(): Promise<string> {
  const caseId = newId('case');
  const { id = '', name = '', tier = '', country = '' } = northwind ?? {};
  const input = {
    ...{ caseId, program, partner: { id, name, tier, country }, title: 'Roadshow' },
    startedBy: { personId: northwindOwner.id, via: 'portal' as const },
    values: { name: 'Roadshow', amount, from: '2026-11-20', to: '2026-11-21' },
  };
  await product.temporal.workflow.start(
    processCaseWorkflow,
    processStartOptions(input, 'http://portal.example'),
  );
  return caseId;
}

const viewOf = async (caseId: string) =>
  (await product.stores.cases.load(caseId))?.view as ProcessView | undefined;

/** Takes a case from its start to its end; where no worker answers, the same is asked again. */
async function live(): Promise<string> {
  const caseId = await startCase();
  for (;;) {
    const view = await viewOf(caseId);
    if (view?.status === 'closed') return caseId;
    const task = view?.tasks.find(({ status }) => status === 'open');
    if (view && task) await answer(view, task.id, task.step).catch(() => undefined);
    await after(50);
  }
}

/** Every try is an update of its own: one that a killed worker held can stay with the server until another comes. */
async function answer({ workflowId }: ProcessView, taskId: string, step: string): Promise<void> {
  const { personId, values } = answers[step] ?? { personId: 'nobody', values: {} };
  const { temporal } = product;
  const actor = { personId, via: 'portal' as const };
  await temporal.withDeadline(Date.now() + 5000, () =>
    temporal.workflow.getHandle(workflowId).executeUpdate(completeTaskUpdate, {
      args: [{ taskId, outcome: 'send', actor, data: { values } }],
    }),
  );
}

/** Every balance of the one allocation, out of the entries of its fund alone. */
async function recomputed(): Promise<Record<string, number>> {
  const sums: Record<string, number> = { available: 0, reserved: 0, payable: 0, paid: 0 };
  let cursor: string | undefined;
  do {
    const page = await product.stores.funds.entriesOfFund(allocation.fundId, { limit: 100, cursor });
    for (const { from, to, amount: moved } of page.items) {
      if (from in sums) sums[from] = (sums[from] ?? 0) - moved;
      if (to in sums) sums[to] = (sums[to] ?? 0) + moved;
    }
    cursor = page.cursor;
  } while (cursor !== undefined);
  return sums;
}

test(
  `a worker that is killed at whatever moment (${kills} times) pays every claim once`,
  async () => {
    const done: string[] = [];
    let killing = true;
    const lives = Array.from({ length: atOnce }, async () => {
      do done.push(await live());
      while (killing);
    });

    let worker = await spawnWorker(product);
    for (let kill = 0; kill < kills; kill += 1) {
      // The next one works already: a workflow task that is lost ten times in a row is given minutes by the server.
      const next = await spawnWorker(product);
      await after(Math.random() * span);
      await worker.kill();
      worker = next;
    }
    killing = false;
    await Promise.all(lives);

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
    expect(found?.balances).toMatchObject(await recomputed());
    expect(found?.balances).toMatchObject({ paid: done.length * amount.amount, reserved: 0, payable: 0 });
    console.log(`${kills} kills over ${done.length} cases`);
  },
  30 * 60_000,
);
