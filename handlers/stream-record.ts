import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import type { ItemChange } from '../domain/webhooks/events-of.rules.ts';

/** What Lambda is given of the table's stream: AWS, "Using Lambda with DynamoDB". Images are read one by one. */
export const streamSchema = z.object({ Records: z.array(z.unknown()) });

const image = z.record(
  z.string(),
  z.custom<AttributeValue>((value) => typeof value === 'object'),
);
const recordSchema = z.object({
  eventName: z.enum(['INSERT', 'MODIFY', 'REMOVE']),
  dynamodb: z.object({
    /** Seconds since 1970. */
    ApproximateCreationDateTime: z.number(),
    Keys: image,
    OldImage: image.optional(),
    NewImage: image.optional(),
  }),
});
const placedSchema = z.object({ dynamodb: z.object({ SequenceNumber: z.string().min(1) }) });

/** A record's place in the stream: what Lambda calls it by. */
export const sequenceOf = (record: unknown): string => placedSchema.parse(record).dynamodb.SequenceNumber;

/** What a record tells of an item. @throws where it is no such record */
export function changeIn(record: unknown): ItemChange {
  const { dynamodb } = recordSchema.parse(record);
  const { pk, sk } = unmarshall(dynamodb.Keys) as Record<string, unknown>;
  return {
    ...{ pk: String(pk), sk: String(sk) },
    at: new Date(dynamodb.ApproximateCreationDateTime * 1000).toISOString(),
    old: dynamodb.OldImage && unmarshall(dynamodb.OldImage),
    new: dynamodb.NewImage && unmarshall(dynamodb.NewImage),
  };
}
