import { createHmac, timingSafeEqual } from 'node:crypto';

/** What Standard Webhooks signs: the id, the seconds since 1970, and the body as it is sent. */
export interface SignedCall {
  readonly id: string;
  readonly seconds: number | string;
  readonly body: string | Uint8Array;
}

/** The signature of a call as its header has it: `v1,` and base64. */
export function webhookSignature(secret: string, { id, seconds, body }: SignedCall): string {
  const hmac = createHmac('sha256', keyOf(secret)).update(`${id}.${seconds}.`).update(body);
  return `v1,${hmac.digest('base64')}`;
}

/**
 * Whether one of the signatures of a header (several stand with spaces between) is by one of the secrets. The time that
 * it takes tells nothing of either.
 */
export function isSignedBy(secrets: readonly string[], header: string, call: SignedCall): boolean {
  const given = header.split(' ').map((one) => Buffer.from(one));
  return secrets
    .map((secret) => Buffer.from(webhookSignature(secret, call)))
    .flatMap((right) => given.map((one) => one.length === right.length && timingSafeEqual(one, right)))
    .some(Boolean);
}

/** `whsec_` and base64, or any text. */
function keyOf(secret: string): Buffer {
  return secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : Buffer.from(secret);
}
