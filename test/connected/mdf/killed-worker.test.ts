import { randomUUID } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { checkLedger } from '../../../activities/store/check/check-ledger.ts';
import { documentClient } from '../../../activities/store/connect.ts';
import { createItems } from '../../../activities/store/items.ts';
import { DomainError } from '../../../domain/errors.ts';
import { fundWorkflowId } from '../../../domain/ids.ts';
import type { Allocation } from '../../../domain/mdf/fund.schema.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import type { ProcessView } from '../../../domain/processes/process-facts.ts';
import type { FormValues } from '../../../domain/programs/form.schema.ts';
import type { Process } from '../../../domain/programs/process.schema.ts';
import { answerTask } from '../../../handlers/services/answer-task.ts';
import type { ServiceContext } from '../../../handlers/services/context.ts';
import { seedPartners, seedPeople } from '../../../local/seed-data.ts';
import { processCaseWorkflow } from '../../../workflows/process.messages.ts';
import { processStartOptions } from '../../../workflows/process.start.ts';
import { bundledWorker } from '../../support/bundled-worker.ts';
import { moneyProgram } from '../../support/money-program.ts';
import { callerOf, startProduct, type TestProduct } from '../../support/product.ts';
import { spawnWorker, type WorkerFiles } from '../../support/worker-process.ts';
import { allocationOf, fundOf, newId } from '../store/ledger-fixtures.ts';

/** How often a worker is killed, how many work at once, on how many cases: see docs/technical-description/automatic-steps.md. */
const kills = Number(process.env.MONEY_KILLS ?? 1);
const workers = Number(process.env.MONEY_WORKERS ?? 1);
const atOnce = Number(process.env.MONEY_CASES ?? 8);
/** A worker lives for 50 milliseconds and at most so many more. */
const span = Number(process.env.MONEY_SPAN ?? 350);
const minutes = Number(process.env.MONEY_MINUTES ?? 25);

const { northwindOwner, finance } = seedPeople;
const [northwind] = seedPartners;
const amount = { amount: 1000, currency: 'EUR' };
const answers: Readonly<Record<string, { readonly person: Person; readonly values: FormValues }>> = {
  claim: { person: northwindOwner, values: { amount } },
  pay: { person: finance, values: { amount, paidOn: '2026-12-01', reference: 'SEPA 1' } },
};

let product: TestProduct;
let program: Process;
let allocation: Allocation;
let files: WorkerFiles;
beforeAll(async () => {
  [product, program, files] = await Promise.all([startProduct(), moneyProgram(), bundledWorker()]);
  const act = () => ({ key: randomUUID(), at: new Date().toISOString(), amount: 100_000_000 });
  const fund = fundOf({ period: { from: '2026-01-01', to: '2099-12-31' } });
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
  await product.temporal.workflow.start(processCaseWorkflow, {
    ...processStartOptions(input, 'http://portal.example'),
    // So long until Temporal notices that a worker is gone.
    workflowTaskTimeout: '2s',
  });
  return caseId;
}

const viewOf = async (caseId: string) =>
  (await product.stores.cases.load(caseId))?.view as ProcessView | undefined;

/** Cases that have begun and not ended. */
const onTheirWay = new Set<string>();

/** Says where each of them stands: nothing may be lost for good. */
async function refuseUnended(): Promise<void> {
  const standings = await Promise.all(
    [...onTheirWay].map(async (caseId) => {
      const view = await viewOf(caseId);
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

/** Takes a case from its start to its end; where no worker answers, the same is asked again. */
async function live(): Promise<string> {
  const caseId = await startCase();
  onTheirWay.add(caseId);
  for (;;) {
    const view = await viewOf(caseId);
    if (view?.status === 'closed') {
      onTheirWay.delete(caseId);
      return caseId;
    }
    const task = view?.tasks.find(({ status }) => status === 'open');
    if (view && task) await answer(view, task.id, task.step);
    await after(atOnce * 5);
  }
}

/**
 * Every try is an update of its own: one that a killed worker held can stay with the server, under its id, for good.
 * With MONEY_SAME_PRESS the same press keeps its id, as the portal sends it.
 */
async function answer({ workflowId }: ProcessView, taskId: string, step: string): Promise<void> {
  const { person, values } = answers[step] ?? expect.fail(step);
  const context = { temporal: product.temporal, answerWithin: 5000 } as ServiceContext;
  const caller = callerOf(person);
  const actor = { personId: person.id, via: caller.via };
  const requestKey = process.env.MONEY_SAME_PRESS ? 'press' : undefined;
  try {
    await answerTask(context, { caller, workflowId, taskId, requestKey }, async () => ({
      ...{ taskId, outcome: 'send', actor, data: { values } },
    }));
  } catch (failure) {
    // Whoever is told anything else than these cannot know what to do.
    const told = failure instanceof DomainError ? failure.code : String(failure);
    expect(['busy-elsewhere', 'task-closed', 'case-closed']).toContain(told);
  }
}

/** Kills one worker after the other, each at some moment of its work; the last one stays. */
async function killing(): Promise<number> {
  const until = Date.now() + minutes * 60_000;
  let killed = 0;
  let left = kills;
  const lane = async () => {
    let worker = await spawnWorker(product, files);
    while (left > 0 && Date.now() < until) {
      left -= 1;
      // The next one works already: a workflow task that is lost ten times in a row is given minutes by the server.
      const next = await spawnWorker(product, files);
      await after(50 + Math.random() * span);
      await worker.kill();
      killed += 1;
      worker = next;
    }
  };
  await Promise.all(Array.from({ length: workers }, lane));
  return killed;
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

    const killed = await killing();
    going = false;
    await Promise.race([Promise.all(lives), after(3 * 60_000).then(refuseUnended)]);

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
    console.log(`${killed} kills over ${done.length} cases and ${checked.entries} entries`);
  },
  (minutes + 10) * 60_000,
);
