import { marshall } from '@aws-sdk/util-dynamodb';

let sequence = 0;

/** A record as Lambda gets it of a table's stream: AWS, "Using Lambda with DynamoDB", example event. */
export function streamRecord(
  key: { readonly pk: string; readonly sk: string },
  images: { readonly old?: object | undefined; readonly new?: object | undefined },
  at = '2026-11-30T09:00:00.000Z',
) {
  sequence += 1;
  const image = (item: object | undefined) =>
    item && marshall({ ...key, ...item }, { removeUndefinedValues: true });
  return {
    eventID: `c4ca4238a0b923820dcc509a6f75849b-${sequence}`,
    eventName: images.old === undefined ? 'INSERT' : images.new === undefined ? 'REMOVE' : 'MODIFY',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'eu-central-1',
    dynamodb: {
      ApproximateCreationDateTime: Date.parse(at) / 1000,
      Keys: marshall(key),
      ...(images.old ? { OldImage: image(images.old) } : {}),
      ...(images.new ? { NewImage: image(images.new) } : {}),
      SequenceNumber: `44213000000000211${String(sequence).padStart(8, '0')}`,
      SizeBytes: 59,
      StreamViewType: 'NEW_AND_OLD_IMAGES',
    },
    eventSourceARN:
      'arn:aws:dynamodb:eu-central-1:111122223333:table/Throughline/stream/2026-11-30T00:00:00.000',
  };
}
