import { similarity } from '../../domain/customers/similarity.rules.ts';
import type { NearMatch } from '../../domain/deals/deal.schema.ts';
import type { Items } from './items.ts';

/** What is kept of a customer to find it by a name like its own. */
export interface KnownCustomer {
  readonly id: string;
  readonly kind: 'deal' | 'account';
  readonly name: string;
  readonly normalisedName: string;
  readonly domain?: string | undefined;
  readonly country: string;
  readonly blockingTokens: readonly string[];
}

/** Enough evidence for an approver; the newest customers with a token are compared. */
const shownMatches = 10;
const comparedForEachToken = 50;

const tokenPartition = (token: string) => `TOKEN#${token}`;

/** Customers known before that resemble this one, the most alike first. */
export async function findNearMatches(
  items: Items,
  customer: KnownCustomer,
  from: number,
): Promise<NearMatch[]> {
  const found = await Promise.all(customer.blockingTokens.map((token) => withToken(items, token)));
  const others = new Map(found.flat().map((other) => [other.id, other]));
  others.delete(customer.id);
  return [...others.values()]
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

/** Lets later registrations find this customer. */
export async function rememberCustomer(items: Items, customer: KnownCustomer, at: string): Promise<void> {
  const tokens = [...new Set(customer.blockingTokens)];
  if (tokens.length === 0) return;
  const known = { entity: 'customer', customer };
  await items.transact(
    tokens.map((token) => items.put({ pk: tokenPartition(token), sk: `${at}#${customer.id}`, ...known })),
  );
}

async function withToken(items: Items, token: string): Promise<KnownCustomer[]> {
  const { items: found } = await items.query({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': tokenPartition(token) },
    ScanIndexForward: false,
    Limit: comparedForEachToken,
  });
  return found.map(({ customer }) => customer as KnownCustomer);
}

function comparable({ normalisedName, domain, country }: KnownCustomer) {
  return { normalisedName, country, ...(domain === undefined ? {} : { domain }) };
}
