import { DomainError } from '../../domain/errors.ts';
import { type Program, type ProgramVersion, versionInForce } from '../../domain/programs/program.ts';
import type { Condition, Item, Items, Key } from './items.ts';
import { pack, unpack } from './packed.ts';
import type { ProgramStore, Proposal, Publication } from './programs.store.ts';
import { sharing } from './together.ts';

const partition = (programId: string) => `PROGRAM#${programId}`;
/** Padded, so that versions sort as numbers do. */
const versionPrefix = 'V#';
const versionKey = (programId: string, version: number): Key => ({
  pk: partition(programId),
  sk: `${versionPrefix}${String(version).padStart(6, '0')}`,
});
/** By the hash of the source: what a version was proposed with stays beside what it is proposed with now. */
const sourceKey = (programId: string, hash: string): Key => ({
  pk: partition(programId),
  sk: `SOURCE#${hash}`,
});
const scriptsKey = (programId: string, hash: string): Key => ({
  pk: partition(programId),
  sk: `SCRIPTS#${hash}`,
});
const compiledKey = (programId: string, hash: string): Key => ({
  pk: partition(programId),
  sk: `COMPILED#${hash}`,
});
const listPartition = 'PROGRAMS';

/** So many versions are looked at at once for the one in force; mostly it is the first. */
const newestAtOnce = 10;

export function createProgramStore(items: Items): ProgramStore {
  /** Content never changes under its hash, and a published version keeps its hash: both are read once. */
  const contents = new Map<string, Program>();
  const pinned = new Map<string, Program>();
  const newest = sharing((programId) => items.query(newestOf(programId)));
  const meta = async (programId: string, version: number) => {
    const found = await items.get(versionKey(programId, version));
    return found && versionOf(found);
  };
  const content = async ({ programId, hash }: ProgramVersion): Promise<Program | undefined> => {
    const known = contents.get(`${programId} ${hash}`);
    if (known) return known;
    const found = await items.get(compiledKey(programId, hash));
    const program = found && (JSON.parse(await unpack(found.content)) as Program);
    if (program) contents.set(`${programId} ${hash}`, program);
    return program;
  };
  const text = async (programId: string, version: number, keyOf: typeof sourceKey) => {
    const found = await meta(programId, version);
    const packed = found && (await items.get(keyOf(programId, found.hash)));
    return packed && unpack(packed.content);
  };
  return {
    propose: (proposal) => propose(items, proposal),
    publish: (publication) => publish(items, publication),
    versions: (programId) => readAll(items, { ...versionsOf(partition(programId)), ScanIndexForward: false }),
    list: () =>
      readAll(items, {
        IndexName: 'gsi1',
        KeyConditionExpression: 'gsi1pk = :list',
        ExpressionAttributeValues: { ':list': listPartition },
      }),
    source: (programId, version) => text(programId, version, sourceKey),
    scripts: (programId, version) => text(programId, version, scriptsKey),
    async current(programId, now) {
      const found = await inForce(items, programId, { now, newest: await newest(programId) });
      return found && content(found);
    },
    async version(programId, version) {
      const name = `${programId} ${version}`;
      const known = pinned.get(name);
      if (known) return known;
      const found = await meta(programId, version);
      const program = found && (await content(found));
      if (program && found?.status === 'published') pinned.set(name, program);
      return program;
    },
  };
}

type Query = Parameters<Items['query']>[0];

function versionsOf(pk: string): Query {
  return {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: { ':pk': pk, ':prefix': versionPrefix },
  };
}

async function readAll(items: Items, query: Query): Promise<ProgramVersion[]> {
  const found: ProgramVersion[] = [];
  let start: Key | undefined;
  do {
    const page = await items.query({ ...query, ...(start ? { ExclusiveStartKey: { ...start } } : {}) });
    found.push(...page.items.map(versionOf));
    start = page.last;
  } while (start);
  return found;
}

/** The highest first: mostly it is the one. */
function newestOf(programId: string, start?: Key): Query {
  return {
    ...versionsOf(partition(programId)),
    ScanIndexForward: false,
    Limit: newestAtOnce,
    ...(start ? { ExclusiveStartKey: { ...start } } : {}),
  };
}

async function inForce(
  items: Items,
  programId: string,
  { now, newest }: { now: string; newest: Awaited<ReturnType<Items['query']>> },
): Promise<ProgramVersion | undefined> {
  for (let page = newest; ; page = await items.query(newestOf(programId, page.last))) {
    const found = versionInForce(page.items.map(versionOf), now);
    if (found || !page.last) return found;
  }
}

const versionOf = ({ about }: Item): ProgramVersion => about as ProgramVersion;

function itemOf(version: ProgramVersion) {
  const key = versionKey(version.programId, version.version);
  return {
    ...key,
    entity: 'program-version',
    about: version,
    gsi1pk: listPartition,
    gsi1sk: `${version.programId}#${key.sk}`,
  };
}

/** Nothing is there yet, or one's own proposal. */
const ownToPropose = (personId: string): Condition => ({
  expression: 'attribute_not_exists(pk) OR (about.#status = :proposed AND about.proposedBy = :me)',
  names: { '#status': 'status' },
  values: { ':proposed': 'proposed', ':me': personId },
});

async function propose(
  items: Items,
  { version, program, source, scripts }: Proposal,
): Promise<ProgramVersion> {
  const { programId, hash, proposedBy } = version;
  const key = versionKey(programId, version.version);
  const before = await items.get(key);
  if (before && versionOf(before).hash === hash) return versionOf(before);
  const outcome = await items.transact([
    items.put(itemOf(version), ownToPropose(proposedBy)),
    items.put({ ...sourceKey(programId, hash), entity: 'program-source', content: await pack(source) }),
    items.put({
      ...compiledKey(programId, hash),
      entity: 'program-content',
      content: await pack(JSON.stringify(program)),
    }),
    ...(scripts === undefined
      ? []
      : [
          items.put({
            ...scriptsKey(programId, hash),
            entity: 'program-scripts',
            content: await pack(scripts),
          }),
        ]),
  ]);
  if (outcome === 'done') return version;
  const found = await items.get(key);
  if (found && versionOf(found).hash === hash) return versionOf(found);
  const done = found && versionOf(found).status === 'published' ? 'published' : 'proposed by somebody else';
  throw new DomainError(
    'program-version-taken',
    `Version ${version.version} of ${programId} was ${done} with other content: give the changed program the next version.`,
  );
}

/** What was looked at is still what is proposed, and by somebody else. */
const othersToPublish = ({ hash, publishedBy }: Publication): Condition => ({
  expression: 'about.#status = :proposed AND about.#hash = :hash AND about.proposedBy <> :me',
  names: { '#status': 'status', '#hash': 'hash' },
  values: { ':proposed': 'proposed', ':hash': hash, ':me': publishedBy },
});

async function publish(items: Items, publication: Publication): Promise<ProgramVersion> {
  const { programId, version, publishedBy, publishedAt, effectiveFrom } = publication;
  const before = await items.get(versionKey(programId, version));
  if (!before) throw noSuchVersion(programId, version);
  const published: ProgramVersion = {
    ...versionOf(before),
    ...{ status: 'published', publishedBy, publishedAt, effectiveFrom },
  };
  const outcome = await items.transact([items.put(itemOf(published), othersToPublish(publication))]);
  if (outcome === 'done') return published;
  return refusedToPublish(items, publication);
}

/** The version as it is when the caller published it before; else why not. */
async function refusedToPublish(items: Items, publication: Publication): Promise<ProgramVersion> {
  const { programId, version, hash, publishedBy } = publication;
  const found = await items.get(versionKey(programId, version));
  if (!found) throw noSuchVersion(programId, version);
  const stands = versionOf(found);
  const name = `Version ${version} of ${programId}`;
  if (stands.hash !== hash)
    throw new DomainError(
      'program-version-taken',
      `${name} has other content now than what you looked at: look at it again, then publish.`,
    );
  if (stands.proposedBy === publishedBy)
    throw new DomainError('self-approval', `You proposed ${name}: a second person publishes it.`);
  if (stands.publishedBy === publishedBy) return stands;
  throw new DomainError('not-now', `${name} was published by somebody else meanwhile.`);
}

const noSuchVersion = (programId: string, version: number) =>
  new DomainError('not-found', `There is no version ${version} of ${programId}.`);
