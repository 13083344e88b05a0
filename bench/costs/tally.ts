import { statSync } from 'node:fs';
import type { Usage } from '../../domain/costs/usage.schema.ts';
import { type CountingProxy, startProxy } from './counting-proxy.ts';
import { KeyHeat, type Units } from './key-heat.ts';

/** What was asked of the parts so far, but for what Temporal itself can say. */
export type Tally = Omit<
  Usage,
  'actions' | 'historyEvents' | 'historyBytes' | 'stored' | 'workerMilliseconds'
>;

interface Consumed {
  readonly Table?: { readonly CapacityUnits?: number };
  readonly GlobalSecondaryIndexes?: Readonly<Record<string, { readonly CapacityUnits?: number }>>;
}

const none = () => ({ read: 0, written: 0 });

/** Proxies that count, and what they have counted. */
export class Counters {
  private readonly units = { table: none(), gsi1: none(), gsi2: none() };
  private readonly files = { puts: 0, gets: 0, bytes: 0 };
  private readonly counts = { requests: 0, milliseconds: 0, answered: 0, mails: 0, mailBytes: 0 };
  private readonly proxies: CountingProxy[] = [];
  /** Which partitions the units went to. */
  readonly heat = new KeyHeat();

  async inFrontOf(part: 'dynamodb' | 'inbox' | 'files' | 'api', address: string): Promise<string> {
    const proxy = await startProxy(address, this.passing(part));
    this.proxies.push(proxy);
    return proxy.address;
  }

  /** A request to the API that went another way. */
  request(milliseconds: number): void {
    this.counts.requests += 1;
    this.counts.milliseconds += milliseconds;
  }

  /** `logs`: files that worker and API write. */
  read(logs: readonly string[]): Tally {
    const logged = logs.reduce((sum, file) => sum + statSync(file).size, 0);
    const { table, gsi1, gsi2 } = this.units;
    return {
      ...this.counts,
      ...{ units: { table: { ...table }, gsi1: { ...gsi1 }, gsi2: { ...gsi2 } }, files: { ...this.files } },
      logged,
    };
  }

  async close(): Promise<void> {
    await Promise.all(this.proxies.map((proxy) => proxy.close()));
  }

  private passing(part: 'dynamodb' | 'inbox' | 'files' | 'api'): Parameters<typeof startProxy>[1] {
    if (part === 'dynamodb')
      return {
        onRequest: (headers, body) => (headers['x-amz-target'] ? withConsumption(body) : body),
        onAnswer: ({ headers, body: asked }, { status, body }) =>
          this.countUnits(headers, asked, status, body),
      };
    if (part === 'inbox') return { onRequest: (_headers, body) => this.countMail(body) };
    if (part === 'files')
      return {
        onRequest: (_headers, body) => this.countSent(body),
        onAnswer: ({ method }) => this.countFile(method),
      };
    return {
      onAnswer: (_asked, { body, milliseconds }) => {
        this.request(milliseconds);
        this.counts.answered += body.length;
      },
    };
  }

  /** A write that was refused is billed as one unit of the table: DynamoDB says nothing of it. */
  private countUnits(
    headers: { readonly [name: string]: unknown },
    asked: Buffer,
    status: number,
    body: Buffer,
  ): void {
    if (!headers['x-amz-target']) return;
    const writes = /Put|Update|Delete|Write/.test(String(headers['x-amz-target']));
    const way = writes ? 'written' : 'read';
    const used = status === 200 ? unitsIn(body) : { table: 1, gsi1: 0, gsi2: 0 };
    for (const index of ['table', 'gsi1', 'gsi2'] as const) this.units[index][way] += used[index];
    this.heat[writes ? 'write' : 'read'](JSON.parse(asked.toString()), used);
  }

  private countMail(body: Buffer): Buffer {
    if (!body.includes('Action=Send')) return body;
    this.counts.mails += 1;
    this.counts.mailBytes += body.length;
    return body;
  }

  /** What somebody sends is kept; the rest of the requests has no content. */
  private countSent(body: Buffer): Buffer {
    this.files.bytes += body.length;
    return body;
  }

  private countFile(method: string): void {
    const puts = method === 'PUT' || method === 'POST';
    this.files[puts ? 'puts' : 'gets'] += 1;
  }
}

function withConsumption(body: Buffer): Buffer {
  return Buffer.from(JSON.stringify({ ...JSON.parse(body.toString()), ReturnConsumedCapacity: 'INDEXES' }));
}

function unitsIn(body: Buffer): Units {
  const { ConsumedCapacity } = JSON.parse(body.toString()) as { ConsumedCapacity?: Consumed | Consumed[] };
  const parts = [ConsumedCapacity ?? []].flat();
  const ofIndex = (name: string) =>
    parts.reduce(
      (sum, { GlobalSecondaryIndexes }) => sum + (GlobalSecondaryIndexes?.[name]?.CapacityUnits ?? 0),
      0,
    );
  const table = parts.reduce((sum, { Table }) => sum + (Table?.CapacityUnits ?? 0), 0);
  return { table, gsi1: ofIndex('gsi1'), gsi2: ofIndex('gsi2') };
}
