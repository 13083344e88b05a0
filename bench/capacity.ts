import type { ConsumedCapacity } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

export interface Counted<T> {
  readonly result: T;
  readonly requests: number;
  /** Capacity units that DynamoDB says it used. */
  readonly units: number;
}

/** Counts what a client asks while some work runs. One work at a time. */
export function counting(client: DynamoDBDocumentClient): <T>(work: () => Promise<T>) => Promise<Counted<T>> {
  let requests = 0;
  let units = 0;
  client.middlewareStack.add(
    (next) => async (args) => {
      const answer = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } });
      const used = (answer.output as { ConsumedCapacity?: ConsumedCapacity | ConsumedCapacity[] })
        .ConsumedCapacity;
      requests += 1;
      for (const { CapacityUnits = 0 } of used ? [used].flat() : []) units += CapacityUnits;
      return answer;
    },
    { step: 'initialize', name: 'countCapacity' },
  );
  return async (work) => {
    requests = 0;
    units = 0;
    const result = await work();
    return { result, requests, units };
  };
}
