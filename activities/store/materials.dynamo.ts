import { DomainError } from '../../domain/errors.ts';
import { type Listing, readPage } from './cursor.ts';
import { absent, type Condition, type Item, type Items, type Key } from './items.ts';
import type {
  MaterialKind,
  MaterialStore,
  MaterialSummary,
  MaterialVersion,
  WithdrawnQuestion,
} from './materials.store.ts';
import { pack, unpack } from './packed.ts';

/** The most that a course or a bank can have, in bytes, in all its languages. */
const largestSource = 300_000;
/** What an item of the table can hold of a text that does not shrink, in bytes. */
const largestContent = 390_000;
/** So many versions are kept once they were read: they never change, and a quiz reads its own for every page. */
const keptInMemory = 50;

const partition = (kind: MaterialKind, id: string) => `MATERIAL#${kind}#${id}`;
/** What is true of the newest version, for lists. */
const headKey = (kind: MaterialKind, id: string): Key => ({ pk: partition(kind, id), sk: 'HEAD' });
const versionPrefix = 'V#';
/** Padded, so that versions sort as numbers do. */
const padded = (version: number) => String(version).padStart(6, '0');
const versionKey = (kind: MaterialKind, id: string, version: number): Key => ({
  ...{ pk: partition(kind, id), sk: `${versionPrefix}${padded(version)}` },
});
/** Apart from the version, so that a list does not read it. */
const textKey = (kind: MaterialKind, id: string, version: number): Key => ({
  ...{ pk: partition(kind, id), sk: `TEXT#${padded(version)}` },
});
const withdrawnPartition = (bankId: string) => `WITHDRAWN#${bankId}`;

const summaryOf = (item: Item) => item.about as MaterialSummary;

export function createMaterialStore(items: Items): MaterialStore {
  const known = new Map<string, MaterialVersion>();
  const version: MaterialStore['version'] = async (kind, id, number) => {
    const name = `${kind} ${id} ${number}`;
    const found = known.get(name) ?? (await readVersion(items, kind, id, number));
    if (!found) return undefined;
    known.delete(name);
    known.set(name, found);
    const [oldest = ''] = known.keys();
    if (known.size > keptInMemory) known.delete(oldest);
    return found as VersionOf<typeof kind>;
  };
  const current: MaterialStore['current'] = async (kind, id) => {
    const head = await items.get(headKey(kind, id));
    return head && version(kind, id, summaryOf(head).version);
  };
  return {
    async publish({ after, ...material }) {
      const { kind, id, source } = material;
      const before = await current(kind, id);
      if (before?.source === source) return before;
      if ((before?.version ?? 0) !== after) return undefined;
      const next = { ...material, version: after + 1 };
      if ((await write(items, next)) === 'done') return next as VersionOf<typeof kind>;
      const stands = await current(kind, id);
      return stands?.source === source ? stands : undefined;
    },
    current,
    version,
    list: (kind, page) => readPage(items, newestOf(kind), page),
    versions: (kind, id, page) => readPage(items, versionsOf(kind, id), page),
    async withdraw(bankId, question) {
      const item = { pk: withdrawnPartition(bankId), sk: question.questionId, entity: 'withdrawn-question' };
      await items.transact([items.put({ ...item, question }, absent)]);
    },
    withdrawn: async (bankId) =>
      (await items.queryAll(withdrawnPartition(bankId))).map(({ question }) => question as WithdrawnQuestion),
  };
}
/** What lies at a place is of the kind that the place names. */
type VersionOf<Kind extends MaterialKind> = MaterialVersion<Kind>;

const listPartition = (kind: MaterialKind) => `MATERIALS#${kind}`;
const newestOf = (kind: MaterialKind): Listing<MaterialSummary> => ({
  ...{ index: 'gsi1', partition: listPartition(kind), rowOf: summaryOf },
});
const versionsOf = (kind: MaterialKind, id: string): Listing<MaterialSummary> => ({
  ...{ partition: partition(kind, id), above: versionPrefix, newestFirst: true, rowOf: summaryOf },
});

async function readVersion(items: Items, kind: MaterialKind, id: string, version: number) {
  const found = await items.getAll([versionKey(kind, id, version), textKey(kind, id, version)]);
  const about = found.find(({ sk }) => sk.startsWith(versionPrefix));
  const text = found.find(({ sk }) => !sk.startsWith(versionPrefix));
  if (!about || !text) return undefined;
  return {
    ...summaryOf(about),
    ...(JSON.parse(await unpack(text.content)) as Pick<MaterialVersion, 'source' | 'content'>),
  };
}

const stillAt = (version: number): Condition => ({
  expression: 'about.#version = :version',
  names: { '#version': 'version' },
  values: { ':version': version },
});

/** @throws `invalid-input` for what cannot be kept */
async function write(items: Items, { source, content, ...about }: MaterialVersion) {
  const { kind, id, version } = about;
  if (Buffer.byteLength(source) > largestSource) throw tooLarge();
  const packed = await pack(JSON.stringify({ source, content }));
  if (packed.byteLength > largestContent) throw tooLarge();
  const head = { ...headKey(kind, id), entity: 'material', about, gsi1pk: listPartition(kind), gsi1sk: id };
  return items.transact([
    items.put(head, version === 1 ? absent : stillAt(version - 1)),
    items.put({ ...versionKey(kind, id, version), entity: 'material-version', about }, absent),
    items.put({ ...textKey(kind, id, version), entity: 'material-text', content: packed }),
  ]);
}

function tooLarge(): DomainError {
  const message = 'A course, in all its languages, or a bank can have 300 kB of text: make two of it';
  return new DomainError('invalid-input', `${message}.`, [{ field: 'source', message }]);
}
