import { randomUUID } from 'node:crypto';
import { webhookSignature } from '../../activities/webhook-signature.ts';

export const providerSecret = `whsec_${Buffer.from('a secret of thirty-two letters!!').toString('base64')}`;

export interface SentResult {
  readonly body: Readonly<Record<string, unknown>>;
  readonly secret?: string;
  /** When it was signed. */
  readonly at?: Date;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request as an exam provider signs it, by Standard Webhooks. */
export function signedResult({ body, secret = providerSecret, at = new Date(), headers = {} }: SentResult) {
  const sent = JSON.stringify(body);
  const id = `msg_${randomUUID()}`;
  const seconds = Math.floor(at.getTime() / 1000);
  return {
    method: 'POST',
    body: sent,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(seconds),
      'webhook-signature': webhookSignature(secret, { id, seconds, body: sent }),
      ...headers,
    },
  };
}
