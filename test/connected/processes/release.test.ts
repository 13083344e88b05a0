import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { inPlainWords } from '../../../cli/release/failures.ts';
import { releaseCommand } from '../../../cli/release/release.command.ts';
import { makeCurrent } from '../../../handlers/releases/change-releases.ts';
import { readReleases } from '../../../handlers/releases/read-releases.ts';
import { releaseNamed } from '../../../handlers/releases/release.rules.ts';
import { takeOverWhenDue } from '../../../handlers/releases/worker-release.ts';
import { seedPeople } from '../../../local/seed-data.ts';
import { priceDesk, priceRequest, proposalOf } from '../../offline/handlers/support/processes.ts';
import { changedWorkflows } from '../../support/changed-workflows.ts';
import { heldStore } from '../../support/held-store.ts';
import { printed } from '../../support/printed.ts';
import {
  callerOf,
  manager,
  seller,
  startProduct,
  type TestProduct,
  type TestRelease,
} from '../../support/product.ts';
import { spawnWorker } from '../../support/worker-process.ts';

const ops = callerOf(seedPeople.ops);
const standIn = callerOf(seedPeople.secondChannelManager);

let product: TestProduct;
beforeAll(async () => {
  product = await startProduct({ answerWithin: 20_000 });
  vi.stubEnv('TEMPORAL_ADDRESS', product.address);
  vi.stubEnv('TEMPORAL_NAMESPACE', product.namespace);
  const { programs } = product.services;
  const { programId, version, hash } = await programs.propose(ops, proposalOf(priceDesk()));
  await programs.publish(callerOf(seedPeople.secondOps), programId, version, { hash });
});
afterAll(() => product.close());

const release = (...args: string[]) => printed(() => releaseCommand(args));
const listed = async () => JSON.parse((await release('list', '--json')).text) as { id: string }[];
const known = (id: string, as: object) =>
  expect.poll(listed).toContainEqual(expect.objectContaining({ id, ...as }));

/** Workers of a release that are asked to stop when the test ends. */
async function startRelease(as: TestRelease): Promise<void> {
  const { stop } = await product.startWorker({ release: as });
  onTestFinished(stop);
  await known(as.id, { workers: 1 });
}

/** What a command comes to once workers that have just started take every kind of work; until then it says so. */
const ready = (command: () => Promise<object>) =>
  expect.poll(() =>
    command().catch((refused: Error) => {
      if (!/Try again in a moment/.test(refused.message)) throw refused;
    }),
  );

/** One case of the price desk. */
interface Case {
  readonly id: string;
  readonly workflowId: string;
}
const start = (): Promise<Case> =>
  product.services.cases.start(seller, 'price-desk', priceRequest, { requestKey: crypto.randomUUID() });

async function openTask({ id }: Case) {
  const { view } = await product.services.cases.get(manager, id);
  return view.tasks.find(({ status }) => status === 'open');
}

async function approve(one: Case, caller = manager): Promise<void> {
  const taskId = (await openTask(one))?.id ?? '';
  const answer = { outcome: 'approve', data: { values: { fit: 4 } } };
  const requestKey = crypto.randomUUID();
  await product.services.cases.completeTask(caller, one.id, taskId, answer, { requestKey });
}

/** An act that leaves the case open, and tries a patch of its release. */
async function passOn(one: Case): Promise<void> {
  const taskId = (await openTask(one))?.id ?? '';
  await product.services.cases.act(manager, one.id, 'delegate', {
    taskId,
    toPersonId: standIn.person.id,
    reason: 'Away',
  });
}

const historyOf = async ({ workflowId }: Case) =>
  (await product.temporal.workflow.getHandle(workflowId).fetchHistory()).events ?? [];
/** The releases that carried the case, in turn. */
async function carriedBy(one: Case): Promise<string[]> {
  const ids = (await historyOf(one)).flatMap(({ workflowTaskCompletedEventAttributes: done }) =>
    done ? [done.deploymentVersion?.buildId ?? ''] : [],
  );
  return ids.filter((id, at) => id !== ids[at - 1]);
}
const closed = (one: Case) =>
  expect
    .poll(async () => (await product.services.cases.get(ops, one.id)).view)
    .toMatchObject({ status: 'closed', outcome: 'done' });

/** The patch that every update tries, and one more, as a next release adds it. */
const addsPatch = [/(\(0,\w+\.patched\))\('the-first-step-is-ordinary'\)/, "$1('a-new-rule') | $&"] as const;
const throws = [/(async function processCase\(input\) \{)/, "$1 throw new Error('A fault');"] as const;

test('a release takes over from the one before and goes back to it, and no case is left behind', async () => {
  const store = await heldStore();
  onTestFinished(store.close);
  await expect(release('list')).rejects.toThrow('No release has come to Temporal yet');
  const old = await spawnWorker(product, { release: 'old', dynamodb: store.endpoint });
  // Nobody has decided anything yet, so the first release has all work.
  await known('old', { standing: 'current', workers: 1 });
  const [first, second, third, fourth] = await Promise.all([start(), start(), start(), start()]);

  await startRelease({
    id: 'new',
    codePath: changedWorkflows('new', ...addsPatch),
    heldPatches: ['a-new-rule'],
  });
  await ready(() => release('ramp', 'ne', '20')).toEqual({
    code: 0,
    text: 'new has 20 % of the cases, old the others.\n',
  });
  await known('new', { standing: 'ramping', share: 20 });
  expect((await release('current', 'new')).text).toContain('new has all work.');
  await passOn(first);
  expect(await carriedBy(first)).toEqual(['old', 'new']);
  const begunOnNew = await start();
  await passOn(begunOnNew);

  // Back: what the new release did under its held patch is what the old one would have done.
  expect((await release('rollback')).text).toBe('new has no work any more, old has it again.\n');
  await known('new', { takenBackAt: expect.any(String) });
  await Promise.all([first, begunOnNew].map((one) => approve(one, standIn)));
  await Promise.all([first, begunOnNew].map(closed));
  expect(await carriedBy(first)).toEqual(['old', 'new', 'old']);
  expect(await carriedBy(begunOnNew)).toEqual(['new', 'old']);
  expect((await release('drained', 'old')).code).toBe(1);

  // Forward again, while the old worker is in the middle of a step: it finishes that, and ends.
  const written = store.holdAfter((body) => body.includes('TransactItems') && body.includes(second.id));
  const answered = approve(second);
  await written;
  await release('current', 'new');
  expect(await release('drained', 'old')).toMatchObject({ code: 0 });
  const ended = old.end();
  store.release();
  expect(await ended).toBe(0);
  await answered;
  await closed(second);
  const lost = (await historyOf(second)).filter((event) => event.workflowTaskTimedOutEventAttributes);
  expect(lost).toEqual([]);

  // A bad one, which takes over by itself as the newest: cases that meet it wait, and go on after it.
  await startRelease({ id: 'bad', codePath: changedWorkflows('bad', ...throws) });
  const halt = new AbortController();
  const as = { RELEASE: 'bad', TAKES_OVER: true };
  const taking = takeOverWhenDue(product.temporal, as, { ended: halt.signal, report: () => undefined });
  await known('bad', { standing: 'current' });
  halt.abort();
  await taking;
  const met = approve(third);
  const failed = async () =>
    (await historyOf(third)).some((event) => event.workflowTaskFailedEventAttributes);
  await expect.poll(failed).toBe(true);
  const begunOnBad = start();
  expect((await release('rollback')).text).toBe('bad has no work any more, new has it again.\n');
  await met;
  await approve(await begunOnBad);
  await approve(fourth);
  await Promise.all([third, fourth, await begunOnBad].map(closed));
  expect(await carriedBy(third)).toEqual(['old', 'new']);
});

test('what cannot be done is said, and nothing is changed', async () => {
  const before = await listed();
  await expect(release('current', 'other')).rejects.toThrow(
    'There is no release other. There are: bad, new, old.',
  );
  await expect(release('ramp', 'new', '100')).rejects.toThrow('1 to 99');
  await expect(release('ramp', 'new', '20')).rejects.toThrow('new is the current release');
  const version = 'arn:aws:lambda:eu-central-1:111122223333:function:worker';
  const invocation = ['--role', 'arn:aws:iam::111122223333:role/invoke', '--external-id', 'nobody-guesses'];
  await expect(release('add', 'fn', '--function', version, ...invocation)).rejects.toThrow(
    'with the version',
  );
  // The server that tests run with is 1.29.
  await expect(release('add', 'fn', '--function', `${version}:3`, ...invocation)).rejects.toThrow(
    '1.31 or newer invokes functions',
  );
  const releases = await readReleases(product.temporal, new Date());
  const stale = { ...releases, token: Uint8Array.of(1) };
  const late = makeCurrent(product.temporal, stale, releaseNamed(releases, 'bad')).catch(inPlainWords);
  await expect(late).rejects.toThrow('Somebody else has changed the releases');
  expect((await release('list')).text).toMatch(/^bad +none: taken back .+\nnew +all other work /m);
  expect(await listed()).toEqual(before);
});
