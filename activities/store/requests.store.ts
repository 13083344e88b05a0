/** What makes a request happen once and not too often: idempotency keys, single-use nonces, rate limits. All expire. */
export interface RequestStore {
  /** Takes up an Idempotency-Key of one caller. `replay`: it was done before, and this was the answer. */
  begin(
    key: string,
    fingerprint: string,
  ): Promise<
    | { state: 'new' }
    | { state: 'replay'; status: number; body: string }
    | { state: 'in-progress' }
    | { state: 'mismatch' }
  >;
  finish(key: string, answer: { status: number; body: string }): Promise<void>;
  /** The request failed on our side: the same key may try again. */
  abandon(key: string): Promise<void>;
  /** True the first time for this nonce, false ever after. */
  useOnce(nonce: string, expiresAt: string): Promise<boolean>;
  isUsed(nonce: string): Promise<boolean>;
  /** Counts one request in a fixed window. */
  take(
    bucket: string,
    limit: { requests: number; windowSeconds: number },
  ): Promise<{ allowed: boolean; remaining: number; resetSeconds: number }>;
}
