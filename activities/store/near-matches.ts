import { similarity } from '../../domain/customers/similarity.rules.ts';
import type { NearMatch } from '../../domain/deals/deal.schema.ts';
import type { Item, Items, Key, Operation } from './items.ts';

/** What is kept of a customer under each of its blocking tokens, to find it by a name like its own. */
export interface KnownCustomer {
  readonly id: string;
  readonly kind: 'deal' | 'account';
  readonly name: string;
  readonly normalisedName: string;
  readonly domain?: string | undefined;
  readonly country: string;
  readonly identityKeys: readonly string[];
  readonly blockingTokens: readonly string[];
}

/** Enough evidence for an approver. */
const shownMatches = 10;
/** How many customers of one token are compared at most: what a claim costs does not grow with the table. */
const comparedForEachToken = 50;

const tokenPartition = (token: string) => `TOKEN#${token}`;
const place = ({ normalisedName, id }: KnownCustomer) => `${normalisedName}#${id}`;
const keysOf = (customer: KnownCustomer): Key[] =>
  [...new Set(customer.blockingTokens)].map((token) => ({ pk: tokenPartition(token), sk: place(customer) }));

/** Lets later registrations find this customer; written with the claim that makes it known. */
export function fileCustomer(items: Items, customer: KnownCustomer): Operation[] {
  return keysOf(customer).map((key) => items.put({ ...key, entity: 'customer', customer }));
}

/** The deal has ended: it resembles nobody any more. */
export function unfileCustomer(items: Items, customer: KnownCustomer): Operation[] {
  return keysOf(customer).map((key) => items.remove(key));
}

/**
 * Known customers that resemble this one, the most alike first. The same customer, by any of its identity keys, is
 * none: about that the conflict check decides.
 */
export async function findNearMatches(
  items: Items,
  customer: KnownCustomer,
  from: number,
): Promise<NearMatch[]> {
  const found = await Promise.all(keysOf(customer).map((key) => filedNear(items, key)));
  const others = new Map(found.flat().map((other) => [other.id, other]));
  return [...others.values()]
    .filter((other) => other.id !== customer.id && !sameCustomer(other, customer))
    .map((other) => ({ other, ...similarity(comparable(customer), comparable(other)) }))
    .filter(({ score }) => score >= from)
    .sort((a, b) => b.score - a.score || a.other.id.localeCompare(b.other.id))
    .slice(0, shownMatches)
    .map(({ other, score, reasons }) => ({
      name: other.name,
      country: other.country,
      score,
      reasons,
      ...(other.domain === undefined ? {} : { domain: other.domain }),
      ...(other.kind === 'deal' ? { dealId: other.id } : {}),
    }));
}

function sameCustomer(a: KnownCustomer, b: KnownCustomer): boolean {
  return a.identityKeys.some((key) => b.identityKeys.includes(key));
}

/** All with this token; where they are too many to compare, those whose names stand next to this one. */
async function filedNear(items: Items, { pk, sk }: Key): Promise<KnownCustomer[]> {
  const all = await items.query({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pk },
    Limit: comparedForEachToken,
  });
  if (!all.last) return customersOf(all.items);
  const [before, after] = await Promise.all([beside(items, pk, sk, '<'), beside(items, pk, sk, '>=')]);
  return customersOf([...before, ...after]);
}

async function beside(items: Items, pk: string, sk: string, side: '<' | '>='): Promise<readonly Item[]> {
  const found = await items.query({
    KeyConditionExpression: `pk = :pk AND sk ${side} :sk`,
    ExpressionAttributeValues: { ':pk': pk, ':sk': sk },
    ScanIndexForward: side === '>=',
    Limit: comparedForEachToken / 2,
  });
  return found.items;
}

const customersOf = (found: readonly Item[]) => found.map(({ customer }) => customer as KnownCustomer);

function comparable({ normalisedName, domain, country }: KnownCustomer) {
  return { normalisedName, country, ...(domain === undefined ? {} : { domain }) };
}
