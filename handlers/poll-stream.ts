import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type _Record as Record_,
  ResourceNotFoundException,
  type Shard,
  TrimmedDataAccessException,
} from '@aws-sdk/client-dynamodb-streams';
import { table } from '../activities/store/table.ts';
import type { BatchAnswer } from './mail-events.ts';

/** How far each shard was read: what a later start goes on from. */
export interface Checkpoint {
  readonly streamArn: string;
  readonly shards: Readonly<Record<string, ShardPlace>>;
}
interface ShardPlace {
  /** The last record that was taken. */
  readonly after?: string;
  /** There will be no more. */
  readonly ended?: boolean;
}

export interface PollDeps {
  readonly streams: DynamoDBStreamsClient;
  readonly streamArn: string;
  readonly take: (batch: unknown) => Promise<BatchAnswer>;
  readonly read: () => Promise<Checkpoint | undefined>;
  readonly keep: (checkpoint: Checkpoint) => Promise<void>;
}

/** What Lambda is set to: infra/stacks/stream.stack.ts. */
const batchSize = 100;

/**
 * Reads the table's stream as Lambda's event source does, for a machine of one's own: shard after shard, a parent before its
 * children, only items that are news; what is answered as failed comes again from there on. Each call reads a batch of
 * every shard, and answers how many records it saw.
 */
export async function createPoller(deps: PollDeps): Promise<() => Promise<number>> {
  const kept = await deps.read();
  // Of another table, it says nothing.
  const places = new Map(Object.entries(kept?.streamArn === deps.streamArn ? kept.shards : {}));
  return async () => {
    const shards = await shardsOf(deps);
    const gone = [...places.keys()].filter((id) => !shards.some(({ ShardId }) => ShardId === id));
    for (const id of gone) places.delete(id);
    let seen = 0;
    for (const { ShardId: id = '', ParentShardId: parent } of shards) {
      const waits =
        parent !== undefined && shards.some((one) => one.ShardId === parent) && !places.get(parent)?.ended;
      if (waits || places.get(id)?.ended) continue;
      const read = await readShard(deps, id, places.get(id));
      seen += read.seen;
      if (!read.moved) continue;
      places.set(id, read.place);
      await deps.keep({ streamArn: deps.streamArn, shards: Object.fromEntries(places) });
    }
    return seen;
  };
}

async function shardsOf({ streams, streamArn: StreamArn }: PollDeps): Promise<readonly Shard[]> {
  const found: Shard[] = [];
  let start: string | undefined;
  do {
    const { StreamDescription } = await streams.send(
      new DescribeStreamCommand({ StreamArn, ...(start ? { ExclusiveStartShardId: start } : {}) }),
    );
    found.push(...(StreamDescription?.Shards ?? []));
    start = StreamDescription?.LastEvaluatedShardId;
  } while (start !== undefined);
  return found;
}

async function readShard(
  deps: PollDeps,
  id: string,
  place: ShardPlace = {},
): Promise<{ seen: number; place: ShardPlace; moved: boolean }> {
  const ShardIterator = await iteratorAt(deps, id, place.after);
  const { Records = [], NextShardIterator } = await deps.streams.send(
    new GetRecordsCommand({ ShardIterator, Limit: batchSize }),
  );
  const news = Records.filter(isNews);
  const { batchItemFailures } =
    news.length > 0 ? await deps.take({ Records: news.map(asLambdaHasIt) }) : { batchItemFailures: [] };
  const [failed] = batchItemFailures;
  const taken = failed ? Records.slice(0, Records.findIndex(isAt(failed.itemIdentifier))) : Records;
  const after = taken.at(-1)?.dynamodb?.SequenceNumber ?? place.after;
  const ended = NextShardIterator === undefined && !failed;
  return {
    seen: taken.length,
    place: { ...(after === undefined ? {} : { after }), ...(ended ? { ended } : {}) },
    moved: after !== place.after || ended,
  };
}

/** After the last record that was taken; from the beginning, where that is not kept any more. */
async function iteratorAt({ streams, streamArn: StreamArn }: PollDeps, ShardId: string, after?: string) {
  const begin = { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' as const };
  const there = {
    StreamArn,
    ShardId,
    ShardIteratorType: 'AFTER_SEQUENCE_NUMBER' as const,
    SequenceNumber: after,
  };
  try {
    return (await streams.send(new GetShardIteratorCommand(after === undefined ? begin : there)))
      .ShardIterator;
  } catch (failure) {
    const trimmed =
      failure instanceof TrimmedDataAccessException || failure instanceof ResourceNotFoundException;
    if (!trimmed || after === undefined) throw failure;
    return (await streams.send(new GetShardIteratorCommand(begin))).ShardIterator;
  }
}

const isAt = (sequence: string) => (record: Record_) => record.dynamodb?.SequenceNumber === sequence;

/** As the event source's filter has it. */
const isNews = ({ dynamodb }: Record_) =>
  (table.news as readonly string[]).includes(dynamodb?.Keys?.sk?.S ?? '');

/** A record as Lambda is given it: times in seconds, binary as base64. */
function asLambdaHasIt(record: Record_): unknown {
  const { dynamodb, ...about } = JSON.parse(JSON.stringify(record, plain));
  const seconds = Math.floor((record.dynamodb?.ApproximateCreationDateTime?.getTime() ?? 0) / 1000);
  return { ...about, dynamodb: { ...dynamodb, ApproximateCreationDateTime: seconds } };
}

function plain(name: string, value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  return name !== 'M' && isEmpty(value) ? { M: {} } : value;
}

/** So DynamoDB Local says in a stream that an attribute is an empty map. */
const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
