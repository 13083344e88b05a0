import { randomBytes } from 'node:crypto';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { considerStanding } from '../activities/standing/consider-standing.activity.ts';
import { reconsider } from '../activities/standing/reconsider.ts';
import { createDynamoStores } from '../activities/store/stores.dynamo.ts';
import type { Stores } from '../activities/store/stores.ts';
import { idFrom } from '../domain/ids.ts';
import { median, number, type Section } from './figures.ts';
import type { Stage } from './stage.ts';

const rounds = 20;
const sizes = [10, 1000];

/** A look at one partner among few and among many: what it asks of DynamoDB, and how long an award takes to count. */
export async function measureStanding(
  stage: Pick<Stage, 'temporal'>,
  client: DynamoDBDocumentClient,
  tableName: string,
): Promise<Section> {
  const stores = createDynamoStores({ client, tableName });
  const requests = countRequests(client);
  const found: { readonly asked: number; readonly seconds: number; readonly partners: number }[] = [];
  const newest = (await stores.standing.rules())?.version ?? 0;
  const publishedAt = new Date().toISOString();
  const version = { version: newest + 1, source: benchRules, publishedBy: 'P-BENCH00000', publishedAt };
  await stores.standing.publish({ ...version, told: true });
  let partners = (await stores.partners.list({ limit: 100 })).items.length;
  for (const size of sizes) {
    for (; partners < size; partners += 1) await newPartner(stores);
    found.push({ partners, ...(await measured(stage, stores, requests)) });
  }
  const [few] = found;
  const rows = found.map(({ partners: count, asked, seconds }) => [
    ...[String(count), String(asked), number(asked / (few?.asked ?? 1), 2)],
    ...[number(seconds * 1000), number(seconds / (few?.seconds ?? 1), 2)],
  ]);
  return {
    title: 'Standing: an award that raises a tier',
    words:
      'A partner of three people, of whom two hold the certificate. From the award of the third, by the signal and a look ' +
      `of the partner’s workflow, until the tier is written: medians of ${rounds} awards. Requests are those of one look.`,
    headings: ['partners', 'requests of a look', 'ratio', 'award to tier, ms', 'ratio'],
    rows,
  };
}

async function measured({ temporal }: Pick<Stage, 'temporal'>, stores: Stores, requests: () => number) {
  const took: number[] = [];
  let asked = 0;
  for (let round = 0; round < rounds; round += 1) {
    const id = await newPartner(stores);
    const people = await Promise.all([0, 1, 2].map(() => newPerson(stores, id)));
    for (const person of people.slice(1)) await award(stores, id, person);
    await reconsider(temporal, id);
    while (!(await stores.standing.of(id))) await pause();
    const started = performance.now();
    await award(stores, id, people[0] ?? '');
    await reconsider(temporal, id);
    while ((await stores.partners.get(id))?.tier !== 'platinum') await pause();
    took.push((performance.now() - started) / 1000);
    const before = requests();
    await considerStanding(stores)({ partnerId: id, look: 'bench', at: new Date().toISOString() });
    asked = requests() - before;
  }
  return { asked, seconds: median(took) };
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

/** What the look is held against. */
const benchRules = `
tiers:
  - { id: silver, title: Silver }
  - { id: platinum, title: Platinum, requires: [{ certificates: bench, people: 3 }] }
`;

async function newPartner(stores: Stores): Promise<string> {
  const id = `bench-${randomBytes(5).toString('hex')}`;
  await stores.partners.put({ id, name: id, tier: 'silver', country: 'DE', domains: [] });
  return id;
}

async function newPerson(stores: Stores, partnerId: string): Promise<string> {
  const id = idFrom('person', randomBytes(10));
  const about = { id, name: id, email: `${id.toLowerCase()}@bench.example`, partnerId, timeZone: 'UTC' };
  await stores.people.put({ ...about, roles: ['seller'], active: true });
  return id;
}

async function award(stores: Stores, partnerId: string, personId: string): Promise<void> {
  await stores.certificates.award({
    ...{ number: idFrom('certificate', randomBytes(10)), certificate: 'bench', title: 'Bench', criteria: '' },
    ...{ partnerId, holder: { personId, name: 'N' }, caseId: 'C-7K3M9Q2XBA', term: {} },
    awardedAt: new Date().toISOString(),
  });
}

function countRequests(client: DynamoDBDocumentClient): () => number {
  let count = 0;
  client.middlewareStack.add(
    (next) => (args) => {
      count += 1;
      return next(args);
    },
    { step: 'initialize', name: 'countRequests' },
  );
  return () => count;
}
