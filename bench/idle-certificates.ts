import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { idFrom } from '../domain/ids.ts';
import type { Partner } from '../domain/partners/partner.schema.ts';
import type { Process } from '../domain/programs/process.schema.ts';
import { isProcess } from '../domain/programs/program.ts';
import { publishProgram } from '../handlers/services/programs/publish-shipped.ts';
import { seedPeople } from '../local/seed-data.ts';
import { processStartOptions } from '../workflows/process.start.ts';
import { bareExpiry } from './bare.workflow.ts';
import { cpuSeconds, median, number, residentMegabytes, type Section } from './figures.ts';
import { isLocalActivity, type Stretch } from './shape.ts';
import type { Stage } from './stage.ts';

/** Workflows that are started at a time. */
const atOnce = 20;
/** So many are started first to learn how long the others take. */
const trial = 100;
const restSeconds = 20;
/** What SES allows an account of some size. */
export const mailPerSecond = 50;
/** A partner without owners: each case asks its holder alone. */
const partner: Partner = { id: 'measured', name: 'Measured', tier: 'silver', country: 'DE', domains: [] };

/** Workflows that wait for an instant, and then for the next. */
interface Subject {
  readonly name: string;
  readonly pid: number;
  /** Starts one that waits for this instant; answers its id. */
  start(at: number): Promise<string>;
}

interface Measured {
  /** The instant, in milliseconds since 1970. */
  readonly at: number;
  /** At rest. */
  readonly megabytes: number;
  readonly cpuPercent: number;
  /** Milliseconds from the instant until each was handled, in order. */
  readonly handled: readonly number[];
  /** What the worker and DynamoDB Local had of the CPU until the last was, e-mails included, in seconds. */
  readonly cpu: number;
  readonly storeCpu: number;
}

/** Certificates whose time to be renewed comes at one instant, beside bare timers. */
export async function measureExpiries(stage: Stage, count: number): Promise<Section> {
  const certificate = await certificates(stage);
  const shape = await shapeOfOne(stage, certificate);
  const subjects = [
    bare(stage, 'bare timer', { steps: 0, mails: 0 }),
    bare(stage, 'bare timer, as many steps and e-mails', shape),
    certificate,
  ];
  const measured: Measured[] = [];
  for (const subject of subjects) measured.push(await measure(stage, subject, count));
  const seconds = await mailedOver(stage, measured.at(-1)?.at ?? 0, count);
  const [reference] = measured;
  const rows = measured.map((one, at) => rowOf(subjects[at]?.name ?? '', one, reference));
  return {
    title: `${count.toLocaleString('en')} certificates that are to be renewed at the same instant`,
    words:
      'Each waits by one timer. When that is over, ours takes the case to its next stage, opens the task, writes case, ' +
      `trail and inbox, e-mails the holder and sets the timer of the first reminder: ${shape.steps} local activities and ` +
      `${shape.mails} e-mail. Handled is when the next timer is set: all of that is written then, but for the e-mail. The ` +
      'bare timer sets the next one and does nothing else; the one in the middle does as many steps with nothing in them. ' +
      `The ${count.toLocaleString('en')} e-mails went out over ${number(seconds)} s, each once: ${mailPerSecond} a second at ` +
      `most. At rest: memory and CPU of the worker over ${restSeconds} s, all of them started and idle. Server, worker, DynamoDB ` +
      'Local and the mail inbox share the cores.',
    headings: [
      ...['what', 'at rest, MB', 'CPU at rest, %', 'first, ms', 'median, ms', 'last, ms'],
      ...['ratio of first', 'ratio of last', 'CPU of the worker, ms each', 'of DynamoDB Local'],
    ],
    rows,
  };
}

function rowOf(name: string, { handled, ...one }: Measured, reference: Measured | undefined): string[] {
  const [first, last] = [handled[0] ?? 0, handled.at(-1) ?? 0];
  const ratio = (value: number, of: number | undefined) => number(value / (of ?? Number.NaN), 2);
  return [
    ...[
      name,
      number(one.megabytes),
      number(one.cpuPercent, 1),
      number(first),
      number(median(handled)),
      number(last),
    ],
    ...[ratio(first, reference?.handled[0]), ratio(last, reference?.handled.at(-1))],
    number((one.cpu * 1000) / handled.length, 1),
    number((one.storeCpu * 1000) / handled.length, 1),
  ];
}

async function measure({ temporal, dynamodbPid }: Stage, subject: Subject, count: number): Promise<Measured> {
  const pace = await startAll(subject, Math.min(trial, count), Date.now() + 365 * 86_400_000);
  // As long as the others take by that, and half as long again.
  const takes = pace.milliseconds * (count / Math.min(trial, count)) * 1.5;
  const at = Date.now() + takes + 20_000 + restSeconds * 1000;
  const { workflowIds } = await startAll(subject, count, at);
  const began = cpuSeconds(subject.pid);
  await sleep(restSeconds * 1000);
  const cpuPercent = ((cpuSeconds(subject.pid) - began) / restSeconds) * 100;
  const megabytes = residentMegabytes(subject.pid);
  if (Date.now() > at) throw new Error(`${subject.name}: starting took longer than expected`);
  const [before, storeBefore] = [cpuSeconds(subject.pid), cpuSeconds(dynamodbPid)];
  await sleep(at - Date.now() + 1000);
  await untilIdle(subject.pid);
  const cpu = cpuSeconds(subject.pid) - before;
  const storeCpu = cpuSeconds(dynamodbPid) - storeBefore;
  return { at, megabytes, cpuPercent, cpu, storeCpu, handled: await momentsOf(temporal, workflowIds, at) };
}

async function startAll(subject: Subject, count: number, at: number) {
  const started = performance.now();
  const workflowIds: string[] = [];
  let left = count;
  const one = async () => {
    while (left > 0) {
      left -= 1;
      workflowIds.push(await subject.start(at));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  await untilIdle(subject.pid);
  return { workflowIds, milliseconds: performance.now() - started };
}

/** Nothing is asked of the server meanwhile: whether there is anything to do is read off the worker's CPU. */
async function untilIdle(pid: number): Promise<void> {
  for (let quiet = 0; quiet < 3; ) {
    const before = cpuSeconds(pid);
    await sleep(1000);
    quiet = cpuSeconds(pid) - before < 0.1 ? quiet + 1 : 0;
  }
}

/** Milliseconds until each was handled, by its history, in order. */
async function momentsOf(client: Client, workflowIds: readonly string[], at: number): Promise<number[]> {
  const left = [...workflowIds];
  const found: number[] = [];
  const one = async () => {
    for (let id = left.pop(); id !== undefined; id = left.pop())
      found.push((await handledIn(client, id)) - at);
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return found.sort((a, b) => a - b);
}

/** The instant at which a workflow, its first time over, has set the timer of the next. */
async function handledIn(client: Client, workflowId: string): Promise<number> {
  for (;;) {
    const found = (await afterTheTime(client, workflowId)).find((event) => event.timerStartedEventAttributes);
    if (found?.eventTime) {
      const { seconds, nanos } = found.eventTime;
      return Number(seconds) * 1000 + Number(nanos) / 1e6;
    }
    await sleep(500);
  }
}

async function afterTheTime(client: Client, workflowId: string) {
  const { events } = await client.workflow.getHandle(workflowId).fetchHistory();
  const all = events ?? [];
  const fired = all.findIndex((event) => event.timerFiredEventAttributes);
  return fired < 0 ? [] : all.slice(fired);
}

/** Seconds from the instant to the last e-mail; one whose answer was lost comes later. @throws when somebody had two. */
async function mailedOver({ inbox }: Stage, at: number, count: number): Promise<number> {
  for (;;) {
    const answer = await fetch(`${inbox}/store?since=${Math.floor(at / 1000)}`);
    const { emails } = (await answer.json()) as {
      emails: readonly { readonly at: number; readonly destination: { readonly to: readonly string[] } }[];
    };
    const people = new Set(emails.map(({ destination }) => destination.to[0]));
    if (emails.length > people.size) throw new Error(`${emails.length} e-mails to ${people.size} people`);
    if (people.size === count) return Math.max(...emails.map((email) => email.at)) - at / 1000;
    await sleep(2000);
  }
}

function bare(
  { bareClient, bareWorkerPid }: Stage,
  name: string,
  then: Pick<Stretch, 'steps' | 'mails'>,
): Subject {
  let serial = 0;
  return {
    ...{ name, pid: bareWorkerPid },
    async start(at) {
      serial += 1;
      const workflowId = `${name}/${serial}`;
      await bareClient.workflow.start(bareExpiry, { workflowId, taskQueue: 'bare', args: [at, then] });
      return workflowId;
    },
  };
}

async function certificates({ temporal, stores, workerPid, apiUrl }: Stage): Promise<Subject> {
  const { ops, secondOps } = seedPeople;
  const program = await publishProgram(
    stores,
    readFileSync(new URL('held-certificate.yaml', import.meta.url), 'utf8'),
    { now: new Date(), proposedBy: ops.id, publishedBy: secondOps.id },
  );
  if (!isProcess(program)) throw new Error('The measured program has no stages');
  await stores.partners.put(partner);
  return {
    name: 'certificate',
    pid: workerPid,
    start: (at) => hold({ temporal, stores, apiUrl }, program, at),
  };
}

/** Somebody who is awarded a certificate that is to be renewed at this instant. */
async function hold(
  { temporal, stores, apiUrl }: Pick<Stage, 'temporal' | 'stores' | 'apiUrl'>,
  program: Process,
  at: number,
): Promise<string> {
  const personId = idFrom('person', randomBytes(10));
  const email = `${personId.toLowerCase()}@measured.example`;
  await stores.people.put({
    ...{ id: personId, name: 'Measured Person', email, partnerId: partner.id, roles: ['seller'] },
    ...{ timeZone: 'UTC', active: true },
  });
  const options = processStartOptions(
    {
      ...{ caseId: idFrom('case', randomBytes(10)), program, partner, title: 'Measured' },
      startedBy: { personId, via: 'portal' },
      values: { name: 'Measured Person', almostOver: new Date(at).toISOString() },
    },
    apiUrl,
  );
  await temporal.workflow.start('processCase', options);
  return options.workflowId;
}

/** What a case does when its time comes: counted in the history of one that is alone. */
async function shapeOfOne({ temporal }: Stage, subject: Subject): Promise<Stretch> {
  const workflowId = await subject.start(Date.now() + 10_000);
  await handledIn(temporal, workflowId);
  const events = await afterTheTime(temporal, workflowId);
  return {
    steps: events.filter(isLocalActivity).length,
    mails: events.filter((event) => event.activityTaskScheduledEventAttributes).length,
    timers: 1,
  };
}
