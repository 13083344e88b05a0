/** `npm run costs`: counts what happens on real parts, and keeps it in infra/costs/measured.json. */
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { documentClient } from '../../activities/store/connect.ts';
import { createDynamoStores } from '../../activities/store/stores.dynamo.ts';
import type { Stores } from '../../activities/store/stores.ts';
import {
  type KeyUse,
  type Measured,
  measuredSchema,
  type Usage,
  type UsageKind,
} from '../../domain/costs/usage.schema.ts';
import type { Person } from '../../domain/people/person.schema.ts';
import { sessionCookie } from '../../handlers/own-pages.ts';
import { publishProgram } from '../../handlers/services/programs/publish-shipped.ts';
import { seedPeople } from '../../local/seed-data.ts';
import { cpuSeconds } from '../figures.ts';
import { type Stage, startStage } from '../stage.ts';
import { averageOf, bytesStored, keysOf, type Stretch, usedInTemporal } from './average.ts';
import { dealActions } from './deal-actions.ts';
import { type Ground, type Life, lives, protectedDeal } from './lives.ts';
import { tokenIn } from './onboarded.ts';
import { actors, taskOf } from './people.ts';
import { Counters } from './tally.ts';

const file = new URL('../../infra/costs/measured.json', import.meta.url);
const rounds = 2;
const tableName = 'throughline';

const counters = new Counters();
let uncounted = '';
const stage = await startStage({
  ...{ mailPerSecond: 14, logLevel: 'info', files: true },
  async inFrontOf(part, address) {
    if (part === 'dynamodb') uncounted = address;
    return counters.inFrontOf(part, address);
  },
});
try {
  const measured = await measure(stage);
  writeFileSync(file, `${JSON.stringify(measured, null, 2)}\n`);
  console.log('Written: infra/costs/measured.json. Now write its pages anew: npm run reference');
} finally {
  await stage.stop();
  await counters.close();
}
process.exit();

async function measure(of: Stage): Promise<Measured> {
  const client = documentClient({ region: 'eu-central-1', endpoint: uncounted });
  const stores = createDynamoStores({ client, tableName });
  const ground = await groundOf(of, stores);
  await publish(
    stores,
    'basic-training',
    'until: timestamp(award.validUntil) - duration("2160h")',
    'for: PT1M',
  );
  const used = async (): Promise<Usage> => ({
    ...(await usedInTemporal(of.temporal)),
    ...counters.read([of.logs.worker, of.logs.api]),
    stored: await bytesStored(client, tableName),
    workerMilliseconds: cpuSeconds(of.workerPid) * 1000,
  });
  const usage: Partial<Record<UsageKind, Usage>> = {};
  const keys: Partial<Record<UsageKind, KeyUse[]>> = {};
  let actions: Measured['dealActions'] = [];
  for (const [kind, life] of Object.entries(lives) as [UsageKind, Life][]) {
    if (kind === 'progress') await publish(stores, 'deal-registration', 'every: P30D', 'every: PT1M');
    // What is loaded or read once is not of the first case.
    await stretchOf(ground, life, used);
    const stretches: Counted[] = [];
    for (let round = 0; round < rounds; round += 1) stretches.push(await stretchOf(ground, life, used));
    usage[kind] = averageOf(
      stretches.map(([before, after]) => [before, after]),
      life.times,
    );
    // Asked for by a signal here, and by its own timer every day.
    if (kind === 'look') delete usage[kind]?.actions.signal;
    keys[kind] = keysOf(
      stretches.map(([, , heat]) => heat),
      life.times,
    );
    console.log(kind, JSON.stringify(usage[kind]));
    if (kind === 'deal') actions = await dealActions(of.temporal, await protectedDeal(ground));
  }
  client.destroy();
  const measuredOn = new Date().toISOString().slice(0, 10);
  return measuredSchema.parse({ measuredOn, rounds, usage, keys, dealActions: actions });
}

type Counted = readonly [...Stretch, heat: KeyUse[]];

async function stretchOf(ground: Ground, life: Life, used: () => Promise<Usage>): Promise<Counted> {
  const id = (await life.before?.(ground)) ?? '';
  await quiet();
  counters.heat.take();
  const before = await used();
  await life.live(ground, id);
  await quiet(life.echo);
  const after = await used();
  const heat = counters.heat.take();
  await life.after?.(ground, id);
  return [before, after, heat];
}

/** Until nothing has been asked of any part for a while. */
async function quiet(atLeast = 0): Promise<void> {
  const now = () => JSON.stringify(counters.read([]));
  await sleep(atLeast);
  for (let last = ''; last !== now(); await sleep(1500)) last = now();
}

async function groundOf(of: Stage, stores: Stores): Promise<Ground> {
  const api = await counters.inFrontOf('api', of.apiUrl);
  const keyed = actors(api, stores);
  const known = new Map<string, ReturnType<typeof keyed>>();
  const as = (person: Person) => {
    const actor = known.get(person.id) ?? keyed(person);
    known.set(person.id, actor);
    return actor;
  };
  const session = await sessionOf(of, seedPeople.alpineSeller);
  return {
    ...{ stage: of, stores, as },
    async answer(who, kind, id, step, answer) {
      const { id: taskId } = await taskOf(stores, id, step);
      await (await as(who))(`/${kind}/${id}/tasks/${taskId}/completion`, answer);
    },
    async look(path) {
      const page = await fetch(`${api}${path}`, { headers: { cookie: `${sessionCookie}=${session}` } });
      if (page.status !== 200) throw new Error(`${path}: ${page.status}`);
      await page.arrayBuffer();
    },
    async counted(request) {
      const began = performance.now();
      const answer = await request;
      counters.request(performance.now() - began);
      return answer;
    },
  };
}

/** Signed in as people do it: by the link in an e-mail. */
async function sessionOf(of: Stage, { email }: Person): Promise<string> {
  await of.services.signIn.requestLink(email);
  const token = await tokenIn(of, email, 'sign-in');
  const { session } = (await of.services.signIn.redeem(token)) ?? {};
  if (!session) throw new Error(`${email} cannot sign in`);
  return session;
}

/** The shipped program as its next version, with something in it that takes less long. */
async function publish(stores: Stores, name: string, from: string, to: string): Promise<void> {
  const source = readFileSync(new URL(`../../programs/${name}.yaml`, import.meta.url), 'utf8');
  if (!source.includes(from)) throw new Error(`${name}.yaml does not have "${from}" any more`);
  const publishers = { proposedBy: seedPeople.ops.id, publishedBy: seedPeople.secondOps.id };
  const changed = source
    .replace(from, to)
    .replace(/^version: (\d+)$/m, (_, version) => `version: ${Number(version) + 1}`);
  await publishProgram(stores, changed, { ...publishers, now: new Date() });
}
