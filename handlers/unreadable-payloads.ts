import type { PayloadCodec } from '@temporalio/common';
import { type Measured, metricLine, metrics } from './metrics.ts';

const oneUnreadable: Measured = {
  of: {},
  values: [{ name: metrics.payloadsUnreadable, unit: 'Count', value: 1 }],
};

/** Tells CloudWatch of a failure, by the log of whichever process or function has met it. */
export function tellUnreadable(namespace: string): () => void {
  return () => void process.stdout.write(`${metricLine(namespace, oneUnreadable, new Date())}\n`);
}

/** The same codec, which tells of every time that it could not read or write what Temporal keeps. */
export function countingFailures(codec: PayloadCodec, tell: () => void): PayloadCodec {
  const counted = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (failure) {
      tell();
      throw failure;
    }
  };
  return {
    encode: (payloads) => counted(codec.encode(payloads)),
    decode: (payloads) => counted(codec.decode(payloads)),
  };
}
