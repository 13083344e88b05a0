import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { median, number, type Section } from './figures.ts';
import { shapeOf } from './shape.ts';
import type { Stage } from './stage.ts';
import { bareWorkflow, type Subject, throughHttp, throughServices } from './subjects.ts';

/** How many at a time, and how many in one round. */
const loads = [
  { atOnce: 1, count: 30 },
  { atOnce: 20, count: 120 },
  { atOnce: 100, count: 300 },
];
const rounds = 3;

interface Round {
  readonly perSecond: number;
  readonly milliseconds: readonly number[];
}

/** Deals from submission through approval to protected, beside a bare workflow of the same shape on the same server. */
export async function measureDeals(stage: Stage): Promise<Section> {
  const deal = throughServices(stage);
  const http = await throughHttp(stage);
  const shape = await shapeOf(stage.temporal, await deal.run());
  const bare = bareWorkflow(stage.bareClient, shape);
  for (const subject of [deal, http, bare]) await round(stage.temporal, subject, { atOnce: 5, count: 40 });
  const rows: string[][] = [];
  for (const load of loads) {
    const subjects = load.atOnce === 1 ? [bare, deal, http] : [bare, deal];
    const measured = await alternate(stage.temporal, subjects, load);
    const reference = median((measured.get(bare) ?? []).map(({ perSecond }) => perSecond));
    for (const subject of subjects)
      rows.push(rowOf(subject, load.atOnce, measured.get(subject) ?? [], reference));
  }
  const { before, after } = shape;
  const total = (name: 'steps' | 'mails' | 'timers') => before[name] + after[name];
  return {
    title: 'Deals: submitted, approved, protected',
    words:
      `One deal is ${total('steps')} store steps (local activities), ${total('mails')} ordinary activities (e-mails, and the ` +
      `step that writes the answer), ${total('timers')} timers and 2 updates. The bare workflow has as many of each, with nothing in them: no store, ` +
      `no e-mail, no rules, no search attributes. Medians of ${rounds} rounds, taken in turn; the ratio is to the bare ` +
      'workflow at the same load. Client, workers, API, Temporal, DynamoDB Local and the mail inbox share the cores.',
    headings: ['what', 'at a time', 'per second', 'ratio', 'median of one, ms'],
    rows,
  };
}

async function alternate(
  client: Client,
  subjects: readonly Subject[],
  load: (typeof loads)[number],
): Promise<Map<Subject, Round[]>> {
  const measured = new Map<Subject, Round[]>(subjects.map((subject) => [subject, []]));
  for (let n = 0; n < rounds; n += 1)
    for (const subject of subjects) measured.get(subject)?.push(await round(client, subject, load));
  return measured;
}

async function round(client: Client, subject: Subject, load: (typeof loads)[number]): Promise<Round> {
  const milliseconds: number[] = [];
  const workflows: string[] = [];
  let left = load.count;
  const one = async () => {
    while (left > 0) {
      left -= 1;
      const started = performance.now();
      workflows.push(await subject.run());
      milliseconds.push(performance.now() - started);
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: load.atOnce }, one));
  const seconds = (performance.now() - started) / 1000;
  await untilIdle(client, workflows);
  return { perSecond: load.count / seconds, milliseconds };
}

/** E-mails may still be on their way: the next round starts when none is. */
async function untilIdle(client: Client, workflows: readonly string[]): Promise<void> {
  for (const workflowId of workflows) {
    const handle = client.workflow.getHandle(workflowId);
    while ((await handle.describe()).raw.pendingActivities?.length) await sleep(50);
  }
}

function rowOf({ name }: Subject, atOnce: number, measured: readonly Round[], reference: number): string[] {
  const perSecond = median(measured.map((one) => one.perSecond));
  const alone = median(measured.flatMap(({ milliseconds }) => milliseconds));
  return [name, String(atOnce), number(perSecond, 1), number(perSecond / reference, 2), number(alone)];
}
