import { createHash, randomBytes } from 'node:crypto';
import type { Stores } from '../activities/store/stores.ts';
import { idFrom } from '../domain/ids.ts';
import { publishShippedMaterials } from '../handlers/services/materials/publish-shipped.ts';
import { publishShipped } from '../handlers/services/programs/publish-shipped.ts';
import { publishShippedRules } from '../handlers/services/standing/publish-shipped.ts';
import { seedKeys, seedPartners, seedPeople } from './seed-data.ts';
import { seedFund } from './seed-funds.ts';

export interface SeedInput {
  readonly stores: Stores;
  /** The texts of the programs to publish: programs/*.yaml. */
  readonly programs: readonly string[];
  /** What competencies and tiers ask: programs/standing/standing.yaml. */
  readonly standingRules?: string;
  /** API keys of an earlier start, by partner id or `ops`. */
  readonly knownKeys: Readonly<Record<string, string>>;
  readonly now: Date;
}

/**
 * Publishes the programs and adds the first partners, people and API keys. What is there already stays as it is, so a
 * start never undoes what somebody changed; a newer version of a shipped program comes beside those that are there. Gives the
 * API keys in plain text: they are stored as hashes only.
 */
export async function seed(input: SeedInput): Promise<Record<string, string>> {
  const { stores, now } = input;
  for (const partner of seedPartners)
    if (!(await stores.partners.get(partner.id))) await stores.partners.put(partner);
  for (const person of Object.values(seedPeople))
    if (!((await stores.people.byEmail(person.email)) ?? (await stores.people.get(person.id))))
      await stores.people.put(person);
  await seedFund(stores, now);
  await publishShippedMaterials(stores, { publishedBy: seedPeople.author.id, now });
  if (input.standingRules !== undefined)
    await publishShippedRules(stores, input.standingRules, { publishedBy: seedPeople.ops.id, now });
  const publishers = { proposedBy: seedPeople.ops.id, publishedBy: seedPeople.secondOps.id };
  for (const source of input.programs) await publishShipped(stores, source, { ...publishers, now });
  return Object.fromEntries(
    await Promise.all(seedKeys.map(async (wanted) => [wanted.name, await keyOf(wanted, input)])),
  );
}

/** The known key if the store has it too, else a new one. */
async function keyOf(
  wanted: (typeof seedKeys)[number],
  { stores, knownKeys, now }: SeedInput,
): Promise<string> {
  const known = knownKeys[wanted.name];
  if (known && (await stores.people.apiKeyByHash(hashOf(known).toString('hex')))) return known;
  const key = `tl_${randomBytes(32).toString('base64url')}`;
  const hash = hashOf(key);
  await stores.people.putApiKey({
    id: idFrom('apiKey', hash),
    hash: hash.toString('hex'),
    personId: wanted.person.id,
    label: `Local key for ${wanted.name}`,
    scopes: [...wanted.scopes],
    createdAt: now.toISOString(),
  });
  return key;
}

function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
