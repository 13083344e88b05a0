import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** What DynamoDB was asked for, as it says itself. */
export interface Consumption {
  requests: number;
  units: number;
}

interface Consumed {
  readonly CapacityUnits?: number;
}

/** Counts the requests of a client and the capacity units that they consume. `reset` starts again. */
export function countConsumption(client: DynamoDBDocumentClient): { used: Consumption; reset: () => void } {
  const used: Consumption = { requests: 0, units: 0 };
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } });
      const consumed = (result.output as { ConsumedCapacity?: Consumed | Consumed[] }).ConsumedCapacity;
      used.requests += 1;
      for (const part of [consumed].flat()) used.units += part?.CapacityUnits ?? 0;
      return result;
    },
    { step: 'initialize', name: 'countConsumption' },
  );
  const reset = () => {
    used.requests = 0;
    used.units = 0;
  };
  return { used, reset };
}

/** Counts the bytes of a client's answers. `taken` gives them, and starts again. */
export function countBytes(client: DynamoDBDocumentClient): { taken: () => number } {
  let bytes = 0;
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const { headers } = result.response as { headers: Readonly<Record<string, string>> };
      bytes += Number(headers['content-length']);
      return result;
    },
    { step: 'deserialize', name: 'countBytes' },
  );
  return {
    taken() {
      const taken = bytes;
      bytes = 0;
      return taken;
    },
  };
}
