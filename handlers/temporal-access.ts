import type { PayloadCodec } from '@temporalio/common';
import * as z from 'zod';
import { onFirstCall } from '../activities/store/calls.ts';
import type { PayloadKeys } from '../domain/payloads/payload-keys.schema.ts';

const pem = (what: string) => z.string().includes('-----BEGIN', `Give the ${what} in PEM`);

/** What Temporal is shown: an API key of Temporal Cloud, or a client's certificate with its private key (mutual TLS). */
export const temporalCredentialsSchema = z.union([
  z.strictObject({ apiKey: z.string().min(1) }),
  z.strictObject({ certificate: pem('certificate'), key: pem('private key') }),
]);
export type TemporalCredentials = z.infer<typeof temporalCredentialsSchema>;

export interface TemporalAccess {
  /** `host:port`. */
  readonly TEMPORAL_ADDRESS: string;
  readonly TEMPORAL_TLS: boolean;
  readonly TEMPORAL_CREDENTIALS?: TemporalCredentials | undefined;
}

/** How a connection is made, for clients and workers alike. Credentials never go out unencrypted. */
export function temporalConnection({ TEMPORAL_ADDRESS, TEMPORAL_TLS, TEMPORAL_CREDENTIALS }: TemporalAccess) {
  const address = TEMPORAL_ADDRESS;
  if (!TEMPORAL_CREDENTIALS) return TEMPORAL_TLS ? { address, tls: true } : { address };
  if ('apiKey' in TEMPORAL_CREDENTIALS) return { address, tls: true, apiKey: TEMPORAL_CREDENTIALS.apiKey };
  const { certificate, key } = TEMPORAL_CREDENTIALS;
  return { address, tls: { clientCertPair: { crt: Buffer.from(certificate), key: Buffer.from(key) } } };
}

export interface TemporalDataAccess {
  readonly TEMPORAL_NAMESPACE: string;
  readonly AWS_REGION: string;
  readonly PAYLOAD_KEYS?: PayloadKeys | undefined;
  /** Failures of the codec are counted under this name; nowhere if not given. */
  readonly METRICS_NAMESPACE?: string | undefined;
}

export type TemporalData = ReturnType<typeof temporalData>;

/**
 * What every client and every worker of the product is made with, besides its connection: the namespace, and the codec that
 * encrypts what Temporal keeps. The codec's code is loaded with the first payload.
 */
export function temporalData({
  TEMPORAL_NAMESPACE: namespace,
  AWS_REGION: region,
  PAYLOAD_KEYS: keys,
  METRICS_NAMESPACE: metricsNamespace,
}: TemporalDataAccess) {
  const codec = onFirstCall<PayloadCodec>(async () => {
    const { openPayloadCodec } = await import('../activities/payloads/open-payload-codec.ts');
    const opened = await openPayloadCodec({ keys, region, namespace });
    if (metricsNamespace === undefined) return opened;
    const { countingFailures, tellUnreadable } = await import('./unreadable-payloads.ts');
    return countingFailures(opened, tellUnreadable(metricsNamespace));
  });
  return { namespace, dataConverter: { payloadCodecs: [codec] as [PayloadCodec] } };
}
