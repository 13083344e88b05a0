import type { RequestStore } from '../../activities/store/requests.store.ts';
import { DomainError } from '../../domain/errors.ts';

export interface Limit {
  readonly requests: number;
  readonly windowSeconds: number;
}

/** Too many requests; `retryAfter` is in seconds. */
export class RateLimited extends DomainError {
  readonly retryAfter: number;

  constructor(what: string, retryAfter: number) {
    super('rate-limited', `${what} Try again in ${retryAfter} seconds.`);
    this.retryAfter = retryAfter;
  }
}

/** @throws RateLimited when this bucket is empty. */
export async function takeOrRefuse(
  requests: RequestStore,
  bucket: string,
  limit: Limit,
  what: string,
): Promise<void> {
  const { allowed, resetSeconds } = await requests.take(bucket, limit);
  if (!allowed) throw new RateLimited(what, Math.max(1, Math.ceil(resetSeconds)));
}
