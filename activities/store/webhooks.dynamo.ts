import type { WebhookDelivery, WebhookEndpoint } from '../../domain/webhooks/webhook.ts';
import { readPage } from './cursor.ts';
import { absent, type Condition, type Item, type Items, type Key, type Operation } from './items.ts';
import { untilDecided } from './until-decided.ts';
import type { WebhookStore } from './webhooks.store.ts';

const endpoints = 'WEBHOOKS';
const endpointKey = (id: string): Key => ({ pk: endpoints, sk: id });
const deliveryKey = (endpointId: string, eventId: string): Key => ({
  pk: `WEBHOOK#${endpointId}`,
  sk: `DELIVERY#${eventId}`,
});
const duePartition = (endpointId: string) => `WEBHOOK-DUE#${endpointId}`;
/** In the order in which they are tried. */
const dueKey = ({ endpointId, eventId, nextAt, nth }: WebhookDelivery): Key | undefined =>
  nextAt === undefined
    ? undefined
    : { pk: duePartition(endpointId), sk: `${nextAt}#${String(nth).padStart(6, '0')}#${eventId}` };
const lists = {
  ofEndpoint: (id: string) => `WEBHOOK#${id}#DELIVERIES`,
  failed: (id: string) => `WEBHOOK#${id}#FAILED`,
};

const endpointOf = (item: Item) => item.endpoint as WebhookEndpoint;
const deliveryOf = (item: Item) => item.delivery as WebhookDelivery;

/** For so long an event can be seen and sent again. */
const keptSeconds = 30 * 86_400;

export function createWebhookStore(items: Items): WebhookStore {
  return {
    async all() {
      const found = (await items.queryAll(endpoints)).map(endpointOf);
      return found.sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
    },
    async get(id) {
      const found = await items.get(endpointKey(id));
      return found && endpointOf(found);
    },
    create: async (endpoint) => void (await items.transact([putEndpoint(items, endpoint, 0)])),
    change: (id, change) => changeEndpoint(items, id, change),
    remove: async (id) => void (await items.transact([items.remove(endpointKey(id))])),
    add: async (delivery) => void (await items.transact(written(items, delivery, undefined))),
    due: (endpointId, until, most) => due(items, endpointId, until, most),
    async nextAt(endpointId) {
      const [first] = await dueRows(items, endpointId, '~', 1);
      return first && String(first.nextAt);
    },
    settle: async (before, after) => void (await items.transact(written(items, after, before))),
    async delivery(endpointId, eventId) {
      const found = await items.get(deliveryKey(endpointId, eventId));
      return found && deliveryOf(found);
    },
    deliveries: (endpointId, page) =>
      readPage(
        items,
        { index: 'gsi1', partition: lists.ofEndpoint(endpointId), newestFirst: true, rowOf: deliveryOf },
        page,
      ),
    failed: (endpointId, since, page) =>
      readPage(
        items,
        { index: 'gsi2', partition: lists.failed(endpointId), above: since, rowOf: deliveryOf },
        page,
      ),
  };
}

function changeEndpoint(
  items: Items,
  id: string,
  change: (endpoint: WebhookEndpoint) => WebhookEndpoint,
): Promise<WebhookEndpoint | undefined> {
  return untilDecided(async () => {
    const found = await items.get(endpointKey(id));
    if (!found) return { endpoint: undefined };
    const before = endpointOf(found);
    const endpoint = change(before);
    if (endpoint === before) return { endpoint };
    const outcome = await items.transact([putEndpoint(items, endpoint, Number(found.revision))]);
    return outcome === 'done' ? { endpoint } : undefined;
  }).then(({ endpoint }) => endpoint);
}

function putEndpoint(items: Items, endpoint: WebhookEndpoint, revision: number): Operation {
  const unchanged: Condition =
    revision === 0 ? absent : { expression: 'revision = :seen', values: { ':seen': revision } };
  const item = { ...endpointKey(endpoint.id), entity: 'webhook', endpoint, revision: revision + 1 };
  return items.put(item, unchanged);
}

function dueRows(items: Items, endpointId: string, below: string, most: number): Promise<readonly Item[]> {
  return items
    .query({
      KeyConditionExpression: 'pk = :pk AND sk < :below',
      ExpressionAttributeValues: { ':pk': duePartition(endpointId), ':below': below },
      Limit: most,
    })
    .then(({ items: rows }) => rows);
}

async function due(
  items: Items,
  endpointId: string,
  until: string,
  most: number,
): Promise<WebhookDelivery[]> {
  // `$` is the character after `#`.
  const rows = await dueRows(items, endpointId, `${until}$`, most);
  const keys = rows.map(({ eventId }) => deliveryKey(endpointId, String(eventId)));
  const found = keys.length > 0 ? await items.getAll(keys) : [];
  const byId = new Map(found.map(deliveryOf).map((delivery) => [delivery.eventId, delivery]));
  const orphans = rows.filter(({ eventId }) => !byId.has(String(eventId)));
  // Their events have expired, and they are about to.
  if (orphans.length > 0) await items.transact(orphans.map((row) => items.remove(row)));
  return rows.flatMap(({ eventId }) => byId.get(String(eventId)) ?? []);
}

/** `before`: as it was read; undefined: it is new. */
function written(items: Items, delivery: WebhookDelivery, before: WebhookDelivery | undefined): Operation[] {
  const { endpointId, eventId, at, status } = delivery;
  const place = `${at}#${eventId}`;
  const expiresAt = Math.floor(Date.parse(at) / 1000) + keptSeconds;
  const [old, wanted] = [before && dueKey(before), dueKey(delivery)];
  return [
    items.put(
      {
        ...{ ...deliveryKey(endpointId, eventId), entity: 'webhook-delivery', delivery, expiresAt },
        ...{ turn: turnOf(delivery), gsi1pk: lists.ofEndpoint(endpointId), gsi1sk: place },
        ...(status === 'failed' ? { gsi2pk: lists.failed(endpointId), gsi2sk: place } : {}),
      },
      before ? { expression: 'turn = :seen', values: { ':seen': turnOf(before) } } : absent,
    ),
    ...(old && old.sk !== wanted?.sk ? [items.remove(old)] : []),
    ...(wanted
      ? [items.put({ ...wanted, entity: 'webhook-due', eventId, nextAt: delivery.nextAt, expiresAt })]
      : []),
  ];
}

const turnOf = ({ status, attempts, nextAt = '' }: WebhookDelivery) => `${status}#${attempts}#${nextAt}`;
