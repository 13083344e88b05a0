import { awarded, changed, endingBy, revocationOf } from '../../domain/certification/certificate.rules.ts';
import type { Award, Certificate } from '../../domain/certification/certificate.schema.ts';
import type { CertificateKey, CertificateStore } from './certificates.store.ts';
import { type Listing, readPage } from './cursor.ts';
import { absent, type Condition, type Item, type Items, type Key, type Operation } from './items.ts';
import { untilDecided } from './until-decided.ts';

const certificateKey = (number: string): Key => ({ pk: `CERTIFICATE#${number}`, sk: 'CERTIFICATE' });
/** The certificate once more, for the narrower lists: an item is once in each index. */
const heldKey = (number: string): Key => ({ pk: `CERTIFICATE#${number}`, sk: 'HELD' });
/** Which certificate of a kind somebody holds: the last one. */
const holdingOf = (personId: string, kind: string): Key => ({ pk: `HELD#${personId}#${kind}`, sk: 'HELD' });
const holdingKey = ({ holder, certificate }: Pick<Certificate, 'holder' | 'certificate'>): Key =>
  holdingOf(holder.personId, certificate);
const keyPartition = 'CERTIFICATE-KEYS';
/** What BatchGet takes. */
const atOnce = 100;

const lists = {
  all: 'CERTIFICATES',
  ofKind: (certificate: string) => `CERTIFICATES#${certificate}`,
  ofPartner: (partnerId: string) => `PARTNER#${partnerId}#CERTIFICATES`,
  ofPerson: (personId: string) => `PERSON#${personId}#CERTIFICATES`,
};
const certificateOf = (item: Item) => item.certificate as Certificate;

export function createCertificateStore(items: Items): CertificateStore {
  const list = (index: 'gsi1' | 'gsi2', partition: string): Listing<Certificate> => ({
    ...{ index, partition, newestFirst: true, rowOf: certificateOf },
  });
  const stored = (number: string) => storedAs(items, number);
  return {
    award: (award) => untilDecided(() => tryAward(items, award)),
    async get(number) {
      const found = await stored(number);
      return found && certificateOf(found);
    },
    all: (page) => readPage(items, list('gsi1', lists.all), page),
    ofKind: (certificate, page) => readPage(items, list('gsi2', lists.ofKind(certificate)), page),
    ofPartner: (partnerId, page) => readPage(items, list('gsi1', lists.ofPartner(partnerId)), page),
    ofPerson: (personId, page) => readPage(items, list('gsi2', lists.ofPerson(personId)), page),
    newest: (atLeast, certificate) => readNewest(items, atLeast, certificate),
    heldBy: (personIds, kinds) => heldBy(items, personIds, kinds),
    change: (number, change) => rewritten(items, number, (before) => changed(before, change)),
    endBy: (number, ending) => rewritten(items, number, (before) => endingBy(before, ending)),
    async keys() {
      const found = (await items.queryAll(keyPartition)).map(({ key }) => key as CertificateKey);
      return found.sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
    },
    async keepKey(key) {
      const place = { pk: keyPartition, sk: key.sealedBy };
      await items.transact([items.put({ ...place, entity: 'certificate-key', key }, absent)]);
      return ((await items.get(place))?.key ?? key) as CertificateKey;
    },
  };
}

/** A certificate as a change leaves it; as it is, where there is nothing to change. */
async function rewritten(
  items: Items,
  number: string,
  change: (before: Certificate) => Certificate | undefined,
): Promise<Certificate | undefined> {
  if (!(await storedAs(items, number))) return undefined;
  return untilDecided(async () => {
    const found = await storedAs(items, number);
    if (!found) return undefined;
    const next = change(certificateOf(found));
    if (!next) return certificateOf(found);
    return (await items.transact(written(items, next, found))) === 'done' ? next : undefined;
  });
}

async function readNewest(items: Items, atLeast: number, certificate: string | undefined) {
  const index = certificate === undefined ? 'gsi1' : 'gsi2';
  const partition = certificate === undefined ? lists.all : lists.ofKind(certificate);
  const certificates: Certificate[] = [];
  let start: Key | undefined;
  do {
    const page = await items.query({
      IndexName: index,
      KeyConditionExpression: '#p = :p',
      ExpressionAttributeNames: { '#p': `${index}pk` },
      ExpressionAttributeValues: { ':p': partition },
      ScanIndexForward: false,
      ...(start ? { ExclusiveStartKey: { ...start } } : {}),
    });
    certificates.push(...page.items.map(certificateOf));
    start = page.last;
  } while (start && certificates.length < atLeast);
  return { certificates, whole: start === undefined };
}

/** Where the last one was revoked, the one that it renews may be good. */
async function heldBy(
  items: Items,
  personIds: readonly string[],
  kinds: readonly string[],
): Promise<Certificate[]> {
  const keys = personIds.flatMap((personId) => kinds.map((kind) => holdingOf(personId, kind)));
  const found: Certificate[] = [];
  let numbers = (await everyOf(items, keys)).map(({ number }) => String(number));
  while (numbers.length > 0) {
    const read = (await everyOf(items, numbers.map(certificateKey))).map(certificateOf);
    found.push(...read.filter((one) => !revocationOf(one)));
    numbers = read.flatMap((one) => (revocationOf(one) ? (one.renews ?? []) : []));
  }
  return found;
}

async function everyOf(items: Items, keys: readonly Key[]): Promise<Item[]> {
  const parts: (readonly Key[])[] = [];
  for (let at = 0; at < keys.length; at += atOnce) parts.push(keys.slice(at, at + atOnce));
  return (await Promise.all(parts.map((part) => items.getAll(part)))).flat();
}

const storedAs = (items: Items, number: string) => items.get(certificateKey(number));

/** Undefined: somebody has changed meanwhile what was read. */
async function tryAward(items: Items, award: Award): Promise<Certificate | undefined> {
  const there = await storedAs(items, award.number);
  if (there) return certificateOf(there);
  const held = (await items.get(holdingKey(award)))?.number as string | undefined;
  // The same award, a moment ago: read again.
  if (held === award.number) return undefined;
  const before = held === undefined ? undefined : await storedAs(items, held);
  const certificate = awarded(award, before && certificateOf(before));
  const holding = { ...holdingKey(award), entity: 'holding', number: certificate.number };
  const outcome = await items.transact([
    ...written(items, certificate, undefined),
    items.put(holding, held === undefined ? absent : stillHeld(held)),
    ...renewed(items, certificate, before),
  ]);
  return outcome === 'done' ? certificate : undefined;
}

function renewed(items: Items, { number, renews }: Certificate, before: Item | undefined): Operation[] {
  if (!before || renews === undefined) return [];
  return written(items, { ...certificateOf(before), renewedBy: number }, before);
}

const stillHeld = (number: string): Condition => ({
  expression: '#number = :number',
  names: { '#number': 'number' },
  values: { ':number': number },
});

/** Both items of a certificate. `before`: the one that was read, which must not have changed since. */
function written(items: Items, certificate: Certificate, before: Item | undefined): Operation[] {
  const { number, awardedAt, holder, partnerId } = certificate;
  const revision = Number(before?.revision ?? 0);
  const place = { gsi1sk: `${awardedAt}#${number}`, gsi2sk: `${awardedAt}#${number}` };
  const about = { entity: 'certificate', certificate, revision: revision + 1 };
  const unchanged = before ? { expression: 'revision = :seen', values: { ':seen': revision } } : absent;
  return [
    items.put(
      {
        ...{ ...certificateKey(number), ...about, ...place },
        ...{ gsi1pk: lists.all, gsi2pk: lists.ofKind(certificate.certificate) },
      },
      unchanged,
    ),
    items.put({
      ...{ ...heldKey(number), ...about, ...place },
      ...{ gsi1pk: lists.ofPartner(partnerId), gsi2pk: lists.ofPerson(holder.personId) },
    }),
  ];
}
