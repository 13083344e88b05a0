import type { Client } from '@temporalio/client';
import type { Stores } from '../activities/store/stores.ts';
import { tellCases } from '../activities/tell-cases.ts';
import { handOver, listensTo } from '../activities/webhooks/hand-over.ts';
import { wakeWebhook } from '../activities/webhooks/wake.ts';
import { caseToFile } from '../domain/cases/findable.rules.ts';
import { eventsOf, type ItemChange } from '../domain/webhooks/events-of.rules.ts';
import type { WebhookEndpoint, WebhookEvent } from '../domain/webhooks/webhook.ts';
import type { BatchAnswer } from './mail-events.ts';
import { changeIn, sequenceOf, streamSchema } from './stream-record.ts';

export interface StreamDeps {
  readonly stores: Pick<Stores, 'webhooks' | 'hearing' | 'setAside' | 'caseIndex'>;
  readonly temporal: () => Promise<Pick<Client, 'workflow'>>;
  readonly now: () => Date;
  /** Told of what could not be done, and of records that are set aside. */
  readonly failed: (sequence: string, failure: unknown, setAside: boolean) => void;
}

/** For so long a record comes again that could not be written down; then it is set aside, and those behind it go on. */
const patience = 10 * 60_000;

/**
 * Takes changes of the table in their order, files cases by the words that they have now, writes what changes tell down for
 * each endpoint that wants to hear it, and tells the cases that wait for it. The same record again is the same event. A record
 * that nothing can be made of is set aside at once; what cannot be written, or told, comes again, from there on, as Lambda is
 * answered.
 */
export async function takeStream(deps: StreamDeps, batch: unknown): Promise<BatchAnswer> {
  const { Records } = streamSchema.parse(batch);
  const hand = handing(deps);
  for (const record of Records) {
    const taken = await takeRecord(deps, hand, record);
    if (taken === 'again') return { batchItemFailures: [{ itemIdentifier: sequenceOf(record) }] };
  }
  try {
    await hand.wake();
  } catch (failure) {
    const [first] = Records;
    deps.failed(sequenceOf(first), failure, false);
    // All is written: when it comes again, endpoints are woken.
    return { batchItemFailures: [{ itemIdentifier: sequenceOf(first) }] };
  }
  return { batchItemFailures: [] };
}

/** Tries once more what was set aside: a page of it, the oldest first. What is taken does not lie there any more. */
export async function takeSetAside(
  deps: StreamDeps,
  cursor: string | undefined,
): Promise<{ readonly taken: number; readonly left: number; readonly cursor?: string }> {
  const page = await deps.stores.setAside.list({ limit: 25, cursor });
  const hand = handing(deps);
  const taken: string[] = [];
  for (const { sequence, record } of page.items)
    try {
      await hand.news(newsOf(changeIn(record)));
      taken.push(sequence);
    } catch (failure) {
      deps.failed(sequence, failure, true);
    }
  await hand.wake();
  for (const sequence of taken) await deps.stores.setAside.remove(sequence);
  const { cursor: next } = page;
  const left = page.items.length - taken.length;
  return { taken: taken.length, left, ...(next === undefined ? {} : { cursor: next }) };
}

async function takeRecord(deps: StreamDeps, hand: Handing, record: unknown): Promise<'done' | 'again'> {
  let news: News;
  try {
    news = newsOf(changeIn(record));
  } catch (failure) {
    return setAside(deps, record, failure);
  }
  try {
    await hand.news(news);
    return 'done';
  } catch (failure) {
    const old = deps.now().getTime() - Date.parse(changeIn(record).at) > patience;
    if (old) return setAside(deps, record, failure);
    deps.failed(sequenceOf(record), failure, false);
    // What came before it goes out meanwhile.
    await hand.wake().catch(() => undefined);
    return 'again';
  }
}

/** Where not even that can be written, it comes again. */
async function setAside(deps: StreamDeps, record: unknown, failure: unknown): Promise<'done' | 'again'> {
  const { stores, now, failed } = deps;
  const sequence = sequenceOf(record);
  // Words of a schema name fields, never what stands in them.
  const reason = failure instanceof Error ? `${failure.name}: ${failure.message}`.slice(0, 500) : 'unknown';
  try {
    await stores.setAside.put({ sequence, record, reason, at: now().toISOString() });
    failed(sequence, failure, true);
    return 'done';
  } catch (second) {
    failed(sequence, second, false);
    return 'again';
  }
}

/** What a change comes to. */
interface News {
  /** The case whose words are not what they were. */
  readonly toFile: string | undefined;
  readonly events: readonly WebhookEvent[];
}

/** @throws where an item is not what its place says */
const newsOf = (change: ItemChange): News => ({ toFile: caseToFile(change), events: eventsOf(change) });

interface Handing {
  /** Files the case, writes events down for all who want to hear them, in order, and tells the cases that wait for them. */
  news(news: News): Promise<void>;
  /** Wakes those for whom something was written. */
  wake(): Promise<void>;
}

/** Endpoints are read once, and only if there is news. */
function handing({ stores, temporal, now }: StreamDeps): Handing {
  let endpoints: Promise<readonly WebhookEndpoint[]> | undefined;
  const woken = new Set<string>();
  let nth = 0;
  return {
    async news({ toFile, events }) {
      // First: where Temporal is down, what people look for is there.
      if (toFile !== undefined) await stores.caseIndex.file(toFile);
      if (events.length === 0) return;
      endpoints ??= stores.webhooks.all();
      const all = await endpoints;
      for (const event of events)
        for (const endpoint of all.filter((one) => listensTo(one, event))) {
          nth += 1;
          await handOver(stores, endpoint.id, event, { now: now(), nth });
          if (!endpoint.paused) woken.add(endpoint.id);
        }
      // Last: where Temporal is down, other systems lose nothing.
      for (const event of events) await tellCases({ stores, temporal }, event);
    },
    async wake() {
      if (woken.size === 0) return;
      const client = await temporal();
      await Promise.all([...woken].map((id) => wakeWebhook(client, id)));
    },
  };
}
