import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Client, WithStartWorkflowOperation } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Worker } from '@temporalio/worker';
import type { CaseView } from '../domain/cases/case.schema.ts';
import { loadProgram } from '../domain/programs/compile-program.ts';
import { isProcess, type Program } from '../domain/programs/program.ts';
import { createWorld, memoryActivities } from '../test/support/memory-activities.ts';
import { completeTaskUpdate } from '../workflows/case.messages.ts';
import { type ProcessCaseInput, startUpdate } from '../workflows/process.messages.ts';
import { processStartOptions } from '../workflows/process.start.ts';
import { median, number, type Section } from './figures.ts';

/** Many and short: what else the machine does meanwhile hits both alike. */
const rounds = 12;
export const load = { atOnce: 5, count: 10 };
const names = ['byHand', 'processCase'] as const;
type Name = (typeof names)[number];

/** Who answers each step, and with what, in the order in which they are asked. */
const answers: readonly (readonly [step: string, outcome: string, personId: string, values?: object])[] = [
  ['profile', 'send', 'P-APP11CANT1', { focus: 'Security' }],
  ['approval/Channel', 'approve', 'P-CHANNE0001'],
  ['approval/Finance', 'approve', 'P-FINANCE001'],
  ['kickoff', 'done', 'P-CHANNE0001'],
  ['plan', 'send', 'P-APP11CANT1', { goal: 'Ten deals' }],
  ['credit', 'done', 'P-FINANCE001'],
  ['access', 'done', 'P-CHANNE0001'],
];

/** Of one case: time that passed, and time of the processor in this process, which is worker and client. */
export interface Measured {
  readonly milliseconds: number;
  readonly cpu: number;
  readonly workflowIds: readonly string[];
}

/** The same process as a program and as a workflow written by hand, on one server, one worker and one world in memory. */
export async function measureInterpreter(address: string): Promise<Section> {
  const connection = await NativeConnection.connect({ address });
  const client = new Client({ connection });
  const program = await measuredProgram();
  const world = watchedWorld();
  const workflowsPath = fileURLToPath(new URL('interpreter.workflows.ts', import.meta.url));
  const logger = new DefaultLogger('ERROR');
  const worker = await Worker.create({
    connection,
    taskQueue: 'measured',
    workflowBundle: await bundleWorkflowCode({ workflowsPath, logger }),
    activities: world.activities,
  });
  const running = worker.run();
  const measure = (name: Name) => round(client, world, program, name);
  try {
    for (const name of names) await measure(name);
    const measured: Record<Name, Measured[]> = { byHand: [], processCase: [] };
    for (let n = 0; n < rounds; n += 1)
      for (const name of n % 2 === 0 ? names : names.toReversed()) measured[name].push(await measure(name));
    return await sectionOf(client, measured);
  } finally {
    worker.shutdown();
    await running;
    await connection.close();
  }
}

export async function measuredProgram(): Promise<Program & { stages: unknown }> {
  const read = await loadProgram(readFileSync(new URL('onboarding-case.yaml', import.meta.url)), {
    from: 2026,
    to: 2030,
  });
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  if (!isProcess(read.program)) throw new Error('The measured program has no stages');
  return read.program;
}

/** Activities in memory, and a way to wait until a case has come so far. */
export function watchedWorld() {
  const world = createWorld();
  const activities = memoryActivities(world);
  const waiting = new Map<string, () => void>();
  return {
    activities: {
      ...activities,
      async recordCase(input: Parameters<typeof activities.recordCase>[0]) {
        await activities.recordCase(input);
        waiting.get(input.view.id)?.();
      },
    },
    /** The case as it is recorded, as soon as this holds. */
    async until(caseId: string, holds: (view: CaseView) => boolean): Promise<CaseView> {
      for (;;) {
        const view = world.views.get(caseId);
        if (view && holds(view)) return view;
        await new Promise<void>((resolve) => waiting.set(caseId, resolve));
      }
    },
  };
}
export type WatchedWorld = ReturnType<typeof watchedWorld>;

let serial = 0;

/** One round of cases; the cases of `taskQueue` are another worker's than those of `measured`. */
export async function round(
  client: Client,
  world: WatchedWorld,
  program: Program,
  name: Name,
  taskQueue = 'measured',
): Promise<Measured> {
  const workflowIds: string[] = [];
  let left = load.count;
  const [started, used] = [performance.now(), process.cpuUsage()];
  const one = async () => {
    while (left > 0) {
      left -= 1;
      workflowIds.push(await walk(client, world, program, name, taskQueue));
    }
  };
  await Promise.all(Array.from({ length: load.atOnce }, one));
  const milliseconds = (performance.now() - started) / load.count;
  const { user, system } = process.cpuUsage(used);
  return { milliseconds, cpu: (user + system) / 1000 / load.count, workflowIds };
}

/** One case from its start to its end. */
async function walk(
  client: Client,
  world: WatchedWorld,
  program: Program,
  name: Name,
  taskQueue: string,
): Promise<string> {
  serial += 1;
  const input: ProcessCaseInput = {
    caseId: `C-${String(serial).padStart(10, '0')}`,
    program: program as ProcessCaseInput['program'],
    partner: { id: 'northwind', name: 'Northwind', tier: 'silver', country: 'DE' },
    startedBy: { personId: 'P-APP11CANT1', via: 'portal' },
    values: { company: 'Northwind', value: { amount: 9_000_000, currency: 'EUR' } },
    title: 'Northwind',
  };
  const options = { ...processStartOptions(input, 'http://portal.example'), taskQueue };
  const startWorkflowOperation = new WithStartWorkflowOperation(name, {
    ...options,
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
  await client.workflow.executeUpdateWithStart(startUpdate, { startWorkflowOperation });
  const handle = client.workflow.getHandle(options.workflowId);
  for (const [step, outcome, personId, values] of answers) {
    const open = (view: CaseView) => view.tasks.find((task) => task.step === step && task.status === 'open');
    const task = open(await world.until(input.caseId, (view) => open(view) !== undefined));
    const data = values ? { data: { values } } : {};
    const actor = { personId, via: 'portal' as const };
    await handle.executeUpdate(completeTaskUpdate, {
      args: [{ taskId: task?.id ?? '', outcome, actor, ...data }],
    });
  }
  const { outcome } = (await handle.result()) as { outcome: string };
  if (outcome !== 'active') throw new Error(`${options.workflowId} ended as ${outcome}`);
  return options.workflowId;
}

async function sectionOf(client: Client, measured: Record<Name, readonly Measured[]>): Promise<Section> {
  const events = await Promise.all(
    names.map((name) => medianEvents(client, measured[name].at(-1)?.workflowIds ?? [])),
  );
  const of = (name: Name, what: 'milliseconds' | 'cpu') => measured[name].map((one) => one[what]);
  // Round by round: a ratio of medians would compare minutes in which the machine had different things to do.
  const ratio = (name: Name, what: 'milliseconds' | 'cpu') =>
    number(median(of(name, what).map((value, at) => value / (of('byHand', what)[at] ?? Number.NaN))), 2);
  const rows = names.map((name, at) => [
    name === 'byHand' ? 'by hand, over the same blocks' : 'a program, interpreted',
    ...[number(median(of(name, 'milliseconds')), 1), ratio(name, 'milliseconds')],
    ...[number(median(of(name, 'cpu')), 1), ratio(name, 'cpu')],
    ...[number(events[at]?.total ?? 0), number((events[at]?.total ?? 0) / (events[0]?.total ?? 1), 2)],
  ]);
  return {
    title: 'The interpreter beside a workflow written by hand',
    words:
      `The twelve steps of bench/onboarding-case.yaml, large enough for both levels and every condition. Medians of ${rounds} pairs of ` +
      `rounds of ${load.count} cases, ${load.atOnce} at a time, taken in turn; one server, one worker, activities in memory.\n\n` +
      `Where the events differ: ${differences(events[0]?.kinds ?? {}, events[1]?.kinds ?? {})}.`,
    headings: ['what', 'ms a case', 'ratio', 'ms of processor', 'ratio', 'history events', 'ratio'],
    rows,
  };
}

interface Events {
  readonly total: number;
  readonly kinds: Readonly<Record<string, number>>;
}

/** Of one case of a round: how many events, and how many of each kind. */
async function medianEvents(client: Client, workflowIds: readonly string[]): Promise<Events> {
  const histories = await Promise.all(
    workflowIds.slice(0, 9).map((id) => client.workflow.getHandle(id).fetchHistory()),
  );
  const counted = histories.map(({ events }) => {
    const kinds: Record<string, number> = {};
    for (const event of events ?? []) {
      const [kind = 'other'] = Object.keys(event).filter((key) => key.endsWith('EventAttributes'));
      const name = kind.replace('EventAttributes', '');
      kinds[name] = (kinds[name] ?? 0) + 1;
    }
    return { total: events?.length ?? 0, kinds };
  });
  const sorted = counted.toSorted((a, b) => a.total - b.total);
  return sorted[Math.floor(sorted.length / 2)] ?? { total: Number.NaN, kinds: {} };
}

function differences(hand: Events['kinds'], program: Events['kinds']): string {
  const kinds = [...new Set([...Object.keys(hand), ...Object.keys(program)])];
  return (
    kinds
      .map((kind) => [kind, hand[kind] ?? 0, program[kind] ?? 0] as const)
      .filter(([, a, b]) => a !== b)
      .map(([kind, a, b]) => `${kind} ${a} by hand, ${b} interpreted`)
      .join('; ') || 'nowhere'
  );
}
