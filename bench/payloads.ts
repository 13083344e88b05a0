import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Worker } from '@temporalio/worker';
import type { PayloadKeys } from '../domain/payloads/payload-keys.schema.ts';
import { temporalData } from '../handlers/temporal-access.ts';
import { median, number, type Section } from './figures.ts';
import { load, type Measured, measuredProgram, round, watchedWorld } from './interpreter.ts';

const kinds = ['open', 'encrypted'] as const;
type Kind = (typeof kinds)[number];

/** Pairs of rounds: as many as are begun within a minute, so that it ends on a busy machine too; at most and at least so many. */
const pairs = { atMost: 12, atLeast: 3, within: 60_000 };

/** The same cases with and without encryption, in turn: one server, a worker for each, one world in memory. */
export async function measurePayloads(address: string): Promise<Section> {
  const program = await measuredProgram();
  const world = watchedWorld();
  const workflowsPath = fileURLToPath(new URL('interpreter.workflows.ts', import.meta.url));
  const workflowBundle = await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('ERROR') });
  const native = await NativeConnection.connect({ address });
  const connection = await Connection.connect({ address });
  const keys: PayloadKeys = { local: [{ id: 'bench', secret: randomBytes(32).toString('base64url') }] };
  const sides = await Promise.all(
    kinds.map(async (kind) => {
      const PAYLOAD_KEYS = kind === 'encrypted' ? keys : undefined;
      const data = temporalData({ TEMPORAL_NAMESPACE: 'default', AWS_REGION: 'eu-central-1', PAYLOAD_KEYS });
      const { activities } = world;
      const worker = await Worker.create({
        ...data,
        connection: native,
        taskQueue: `payloads-${kind}`,
        workflowBundle,
        activities,
      });
      return { kind, client: new Client({ connection, ...data }), worker, running: worker.run() };
    }),
  );
  const measure = ({ client, kind }: (typeof sides)[number]) =>
    round(client, world, program, 'processCase', `payloads-${kind}`);
  try {
    for (const side of sides) await measure(side);
    const measured: Record<Kind, Measured[]> = { open: [], encrypted: [] };
    const end = performance.now() + pairs.within;
    const more = (n: number) => n < pairs.atLeast || (n < pairs.atMost && performance.now() < end);
    for (let n = 0; more(n); n += 1)
      for (const side of n % 2 === 0 ? sides : sides.toReversed())
        measured[side.kind].push(await measure(side));
    const sizes: number[] = [];
    for (const { client, kind } of sides)
      sizes.push(await medianSize(client, measured[kind].at(-1)?.workflowIds ?? []));
    return sectionOf(measured, sizes);
  } finally {
    for (const { worker } of sides) worker.shutdown();
    await Promise.all(sides.map(({ running }) => running));
    await connection.close();
    await native.close();
  }
}

/** Of a case's history, in kilobytes. */
async function medianSize(client: Client, workflowIds: readonly string[]): Promise<number> {
  const sizes: number[] = [];
  for (const id of workflowIds) {
    const { historySize = 0 } = await client.workflow.getHandle(id).describe();
    sizes.push(historySize / 1024);
  }
  return median(sizes);
}

function sectionOf(measured: Record<Kind, readonly Measured[]>, sizes: readonly number[]): Section {
  const of = (kind: Kind, what: 'milliseconds' | 'cpu') => measured[kind].map((one) => one[what]);
  // Pair by pair: what else the machine had to do was the same for both of a pair.
  const ratio = (kind: Kind, what: 'milliseconds' | 'cpu') =>
    number(median(of(kind, what).map((value, at) => value / (of('open', what)[at] ?? Number.NaN))), 2);
  return {
    title: 'Encrypted payloads beside open ones',
    words:
      `The cases of bench/onboarding-case.yaml, as for the interpreter. Medians of ${measured.open.length} pairs of rounds of ${load.count} cases, ` +
      `${load.atOnce} at a time, taken in turn; keys in memory, as they are once KMS was asked.`,
    headings: ['payloads', 'ms a case', 'ratio', 'ms of processor', 'ratio', 'kB of history', 'ratio'],
    rows: kinds.map((kind, at) => [
      kind,
      ...[number(median(of(kind, 'milliseconds')), 1), ratio(kind, 'milliseconds')],
      ...[number(median(of(kind, 'cpu')), 1), ratio(kind, 'cpu')],
      ...[number(sizes[at] ?? 0, 1), number((sizes[at] ?? 0) / (sizes[0] ?? 1), 2)],
    ]),
  };
}
