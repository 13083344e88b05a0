import type { LinkKeys } from '../../domain/links/link-token.schema.ts';
import { meaningOf, patience, pauseAfter } from '../../domain/webhooks/retry.rules.ts';
import type { DeliveryAttempt, WebhookDelivery, WebhookEndpoint } from '../../domain/webhooks/webhook.ts';
import type { Stores } from '../store/stores.ts';
import { webhookSignature } from '../webhook-signature.ts';
import { post } from './post.ts';
import { unseal } from './seal.ts';
import type { Paused, WebhookActivities } from './webhook-activities.ts';

export interface DeliverDeps {
  readonly stores: Pick<Stores, 'webhooks'>;
  readonly linkKeys: LinkKeys;
  /** Addresses of the own network are fine, and plain http: on a machine of one's own. */
  readonly privately: boolean;
  readonly now: () => Date;
  /** From 0 to 1. */
  readonly random?: () => number;
  /** Milliseconds for an answer; 15,000 if not given. */
  readonly answerWithin?: number | undefined;
}

const atOnce = 20;
const sideBySide = 5;
/** No round begins later than that: the activity has two minutes. */
const roundsFor = 45_000;

/**
 * Sends an endpoint what is due, while anything is taken. Events about one thing go one after another, and when one is not
 * taken those behind it wait with it. @throws only where the store fails: what an endpoint answers is written down
 */
export function deliverDue(deps: DeliverDeps): WebhookActivities['deliverDue'] {
  return async ({ endpointId }) => {
    const begun = deps.now().getTime();
    const sum = { tried: 0, taken: 0 };
    for (;;) {
      const round = await sendRound(deps, endpointId);
      if (round === 'nothing') break;
      sum.tried += round.tried;
      sum.taken += round.taken;
      if (round.paused) return { ...sum, paused: round.paused };
      if (round.taken === 0 || deps.now().getTime() - begun > roundsFor) break;
    }
    const nextAt = await dueNext(deps, endpointId);
    return { ...sum, ...(nextAt === undefined ? {} : { nextAt }) };
  };
}

async function dueNext({ stores }: DeliverDeps, endpointId: string): Promise<string | undefined> {
  const endpoint = await stores.webhooks.get(endpointId);
  return endpoint && !endpoint.paused ? stores.webhooks.nextAt(endpointId) : undefined;
}

/** A few events that are due. `nothing`: there are none, or nothing may be sent. */
async function sendRound(deps: DeliverDeps, endpointId: string) {
  const { webhooks } = deps.stores;
  const endpoint = await webhooks.get(endpointId);
  if (!endpoint || endpoint.paused) return 'nothing';
  const due = await webhooks.due(endpointId, deps.now().toISOString(), atOnce);
  if (due.length === 0) return 'nothing';
  const round = await sendAll(deps, endpoint, due);
  return { ...round, paused: await noteHealth(deps, endpoint, round) };
}

interface Round {
  tried: number;
  taken: number;
  /** It answered that it is gone for good. */
  gone: boolean;
}

async function sendAll(
  deps: DeliverDeps,
  endpoint: WebhookEndpoint,
  due: readonly WebhookDelivery[],
): Promise<Round> {
  const round: Round = { tried: 0, taken: 0, gone: false };
  const left = [...Map.groupBy(due, ({ subject }) => subject).values()];
  const lane = async () => {
    for (let subject = left.shift(); subject && !round.gone; subject = left.shift())
      await sendInOrder(deps, endpoint, subject, round);
  };
  await Promise.all(Array.from({ length: sideBySide }, lane));
  return round;
}

async function sendInOrder(
  deps: DeliverDeps,
  endpoint: WebhookEndpoint,
  deliveries: readonly WebhookDelivery[],
  round: Round,
): Promise<void> {
  let behind: string | undefined;
  for (const delivery of deliveries) {
    if (behind !== undefined) {
      behind = new Date(Date.parse(behind) + 1).toISOString();
      await deps.stores.webhooks.settle(delivery, { ...delivery, nextAt: behind });
      continue;
    }
    const after = await attempt(deps, endpoint, delivery);
    round.tried += 1;
    if (after.status === 'delivered') round.taken += 1;
    if (meaningOf(after.last?.status) === 'gone') round.gone = true;
    await deps.stores.webhooks.settle(delivery, after);
    behind = after.nextAt;
    if (round.gone) return;
  }
}

async function attempt(
  deps: DeliverDeps,
  endpoint: WebhookEndpoint,
  delivery: WebhookDelivery,
): Promise<WebhookDelivery> {
  const { nextAt: _due, ...kept } = delivery;
  const begun = deps.now();
  const answered = await send(deps, endpoint, delivery, begun);
  const ended = deps.now().getTime();
  const last: DeliveryAttempt = { at: begun.toISOString(), ...answered, took: ended - begun.getTime() };
  const attempts = delivery.attempts + 1;
  const meaning = meaningOf(answered.status);
  if (meaning === 'taken') return { ...kept, status: 'delivered', attempts, last };
  const pause = pauseAfter(attempts, (deps.random ?? Math.random)());
  if (pause === undefined) return { ...kept, status: 'failed', attempts, last };
  return { ...kept, attempts, last, nextAt: new Date(ended + pause).toISOString() };
}

/** Signed as Standard Webhooks says, by every secret that is good now: a receiver needs to know one of them. */
async function send(
  { linkKeys, privately, answerWithin = 15_000 }: DeliverDeps,
  { url, secrets }: WebhookEndpoint,
  { eventId, body }: WebhookDelivery,
  now: Date,
): Promise<Pick<DeliveryAttempt, 'status' | 'answer'>> {
  const seconds = Math.floor(now.getTime() / 1000);
  const good = secrets.filter(({ until }) => until === undefined || until > now.toISOString());
  const known = await Promise.all(good.map((secret) => unseal(linkKeys, secret).catch(() => undefined)));
  const signatures = known.flatMap((secret) =>
    secret === undefined ? [] : [webhookSignature(secret, { id: eventId, seconds, body })],
  );
  if (signatures.length === 0)
    return { answer: 'Not sent: the key that keeps its secret is gone. Give the endpoint a new secret.' };
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Throughline',
    'webhook-id': eventId,
    'webhook-timestamp': String(seconds),
    'webhook-signature': signatures.join(' '),
  };
  return post(url, { headers, body }, { privately, timeout: answerWithin });
}

/** Notes since when nothing is taken, and pauses an endpoint that is gone, or has failed for days. */
async function noteHealth(
  { stores, now }: DeliverDeps,
  { id }: WebhookEndpoint,
  { taken, gone }: Round,
): Promise<Paused | undefined> {
  const at = now().toISOString();
  const after = await stores.webhooks.change(id, (endpoint) => {
    if (endpoint.paused) return endpoint;
    if (gone) return { ...endpoint, paused: { why: 'gone', since: at } };
    if (taken > 0) return endpoint.failingSince === undefined ? endpoint : healthy(endpoint);
    return failing(endpoint, at);
  });
  return after?.paused?.since === at ? after.paused : undefined;
}

function healthy({ failingSince, ...kept }: WebhookEndpoint): WebhookEndpoint {
  return kept;
}

function failing(endpoint: WebhookEndpoint, at: string): WebhookEndpoint {
  const { failingSince = at } = endpoint;
  if (Date.parse(at) - Date.parse(failingSince) < patience)
    return endpoint.failingSince === undefined ? { ...endpoint, failingSince } : endpoint;
  return { ...endpoint, failingSince, paused: { why: 'failing', since: at } };
}
