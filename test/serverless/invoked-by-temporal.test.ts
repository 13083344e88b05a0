import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { releaseCommand } from '../../cli/release/release.command.ts';
import type { Task } from '../../domain/cases/case.schema.ts';
import { dealWorkflowId } from '../../domain/ids.ts';
import { backlogOf } from '../../handlers/backlog.ts';
import { publishProgram } from '../../handlers/services/programs/publish-shipped.ts';
import { startService } from '../../local/processes/service.ts';
import { seedPeople } from '../../local/seed-data.ts';
import { taskQueue } from '../../workflows/case.messages.ts';
import { answered } from '../support/answered.ts';
import { type Invoked, workerFunction } from '../support/function-process.ts';
import { printed } from '../support/printed.ts';
import { manager, seller, startProduct, type TestProduct, typedDeal } from '../support/product.ts';
import { roleArn, serverCredentials, standInForAws } from './aws.ts';
import { invocationRole } from './role.ts';
import { temporalServer } from './temporal.ts';

const functionArn = 'arn:aws:lambda:eu-central-1:111122223333:function:ThroughlineWorkerFunctions-Worker';
const role = invocationRole(functionArn);

let product: TestProduct;
let aws: Awaited<ReturnType<typeof standInForAws>>;
/** What Lambda does with an invocation that it has taken. */
let onInvoke: (arn: string) => void = () => undefined;
const stops: (() => unknown)[] = [];
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-serverless-'));
  stops.unshift(() => rmSync(folder, { recursive: true }));
  aws = await standInForAws(role, (arn) => onInvoke(arn));
  stops.unshift(aws.close);
  const server = await temporalServer(inject('temporalServerPath'), {
    folder,
    aws: { endpoint: aws.endpoint, ...serverCredentials },
  });
  const temporal = await startService(server);
  stops.unshift(temporal.stop);
  product = await startProduct({ temporalAddress: server.address });
  stops.unshift(product.close);
  vi.stubEnv('TEMPORAL_ADDRESS', product.address);
  vi.stubEnv('TEMPORAL_NAMESPACE', product.namespace);
});
afterAll(async () => {
  for (const stop of stops) await stop();
});

const release = (...args: string[]) => printed(() => releaseCommand(args));
const asDeployed = { function: `${functionArn}:1`, role: roleArn, 'external-id': role.externalId };
const add = (id: string, change: Partial<typeof asDeployed> = {}) => {
  const given = Object.entries({ ...asDeployed, ...change });
  return release('add', id, ...given.flatMap(([name, value]) => [`--${name}`, value]));
};

/** The versions of the function, as Lambda runs them for whoever invokes them; each is of a release, by its number. */
async function deployed(releases: Readonly<Record<string, string>>) {
  const ids = [...new Set(Object.values(releases))];
  const workers = new Map<string | undefined, Awaited<ReturnType<typeof workerFunction>>>();
  for (const id of ids) workers.set(id, await workerFunction(product, id, { idleSeconds: 1 }));
  const seen = { invoked: [] as string[], ended: [] as (Invoked | undefined)[] };
  onInvoke = (arn) => {
    const version = arn.split(':').at(-1) ?? '';
    seen.invoked.push(version);
    void workers
      .get(releases[version])
      ?.invoke(900_000)
      .then((how) => seen.ended.push(how));
  };
  return seen;
}

/** Nothing waits in Temporal, and no invocation runs: so for ten looks. Answers how many invocations there were. */
async function atRest({ invoked, ended }: Awaited<ReturnType<typeof deployed>>): Promise<number> {
  const { temporal, namespace } = product;
  let quiet = 0;
  const look = async () => {
    const { count } = await backlogOf(temporal.workflowService, { namespace, taskQueue });
    quiet = count === 0 && invoked.length === ended.length ? quiet + 1 : 0;
    return quiet;
  };
  await expect.poll(look).toBeGreaterThan(10);
  return invoked.length;
}

/** The program that ships, but a partner is asked for progress after a minute. */
async function askSoon(): Promise<void> {
  const shipped = readFileSync(new URL('../../programs/deal-registration.yaml', import.meta.url), 'utf8');
  const changed = shipped.replace('every: P30D', 'every: PT1M').replace('\nversion: 1\n', '\nversion: 2\n');
  const publishers = { proposedBy: seedPeople.ops.id, publishedBy: seedPeople.secondOps.id };
  await publishProgram(product.stores, changed, { ...publishers, now: new Date() });
}

const submit = () =>
  answered((requestKey) => product.services.deals.submit(seller, typedDeal(), { requestKey }));

async function openTask(dealId: string, wanted: (task: Task) => boolean): Promise<Task | undefined> {
  const { view } = await product.services.deals.get(manager, dealId);
  return view.tasks.find((task) => task.status === 'open' && wanted(task));
}

async function approve(dealId: string) {
  const task = await openTask(dealId, ({ party }) => party === 'vendor');
  const decision = { outcome: 'approve' } as const;
  return answered((requestKey) =>
    product.services.deals.completeTask(manager, dealId, task?.id ?? '', decision, { requestKey }),
  );
}

test('what Temporal cannot reach is refused, with what to do, and is not invoked', async () => {
  const { invoked } = await deployed({ 1: 'one' });

  await expect(add('one', { 'external-id': 'a-guess' })).rejects.toThrow(
    'Temporal may not take the role. Give',
  );
  await expect(add('one', { function: `${functionArn}Else:1` })).rejects.toThrow(
    'The role does not reach the',
  );
  await expect(add('one', { role: 'a-role' })).rejects.toThrow(
    'Temporal refuses that: default: cannot connect',
  );
  expect(invoked).toEqual([]);
});

test('Temporal itself invokes the function for a deal, whenever there is something to do and not while it waits', async () => {
  const seen = await deployed({ 1: 'one', 2: 'one' });
  aws.asked.length = 0;
  await add('one');
  expect(aws.asked.map(({ action, allowed, externalId }) => [action, allowed, externalId])).toEqual([
    ['AssumeRole', true, role.externalId],
    ['GetFunction', true, undefined],
    // That nobody takes it without the external id, the server finds out by itself.
    ['AssumeRole', false, undefined],
    ['AssumeRole', true, role.externalId],
    ['InvokeFunction', true, undefined],
  ]);
  // Told again, it invokes what it was told of last.
  await add('one', { function: `${functionArn}:2` });
  await release('current', 'one');
  const registered = await atRest(seen);
  const counts: number[] = [];
  /** Does what makes Temporal invoke, and waits until all is at rest again. */
  const whileInvoked = async <T>(work: () => Promise<T>): Promise<T> => {
    const before = seen.invoked.length;
    const invoked = expect.poll(() => seen.invoked.length, { message: 'how often Temporal has invoked' });
    const [done] = await Promise.all([work(), invoked.toBeGreaterThan(before)]);
    counts.push((await atRest(seen)) - before);
    return done;
  };

  await askSoon();
  const { id } = await whileInvoked(submit);
  const after = await whileInvoked(() => approve(id));
  expect(after.stage).toBe('protected');
  // Nobody asks for anything: a timer comes due.
  await whileInvoked(() => expect.poll(() => openTask(id, ({ step }) => step === 'progress')).toBeDefined());

  const [submitted, decided, reminded] = counts;
  console.log(
    `Temporal has invoked the function ${registered} times for its two registrations, ${submitted} for the submission, ` +
      `${decided} for the approval, ${reminded} for the timer, and not while the deal waited.`,
  );
  expect(new Set(seen.invoked.slice(registered))).toEqual(new Set(['2']));
  expect(seen.ended.every((how) => how && 'ended' in how && how.ended === 'idle')).toBe(true);
  const { events } = await product.temporal.workflow
    .getHandle(dealWorkflowId(after.partner.id, id))
    .fetchHistory();
  const carriers = (events ?? []).flatMap(({ workflowTaskCompletedEventAttributes: done }) =>
    done ? [done.identity] : [],
  );
  expect(new Set(carriers).size).toBeGreaterThan(2);
});

test('a release takes over and goes back while no worker of any runs', async () => {
  const seen = await deployed({ 2: 'one', 3: 'two' });
  await add('two', { function: `${functionArn}:3` });
  await release('ramp', 'two', '10');
  await release('current', 'two');
  const before = await atRest(seen);

  const { id } = await submit();
  const carried = await atRest(seen);
  expect(await release('rollback')).toMatchObject({ text: expect.stringMatching('one has it again') });
  const after = await approve(id);
  await atRest(seen);

  expect(after.stage).toBe('protected');
  expect(new Set(seen.invoked.slice(before, carried))).toEqual(new Set(['3']));
  expect(new Set(seen.invoked.slice(carried))).toEqual(new Set(['2']));
  expect((await release('drained', 'two')).code).toBe(0);
});
