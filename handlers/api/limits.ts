import type { RequestStore } from '../../activities/store/requests.store.ts';
import { DomainError } from '../../domain/errors.ts';
import { sha256Hex } from '../services/hash.ts';
import { type Limit, RateLimited } from '../services/rate-limit.ts';

/** How much one API key may ask, and how often one address may fail to say who it is. */
export interface Limits {
  readonly perKey: Limit;
  readonly perAddress: Limit;
}

export const defaultLimits: Limits = {
  perKey: { requests: 1200, windowSeconds: 60 },
  perAddress: { requests: 60, windowSeconds: 60 },
};

/** What is left of a limit: the headers of an answer. */
export type LimitHeaders = Readonly<
  Record<'ratelimit-limit' | 'ratelimit-remaining' | 'ratelimit-reset', string>
>;

/** Counts a request of a caller. @throws RateLimited */
export async function countRequest(
  requests: RequestStore,
  countedAs: string,
  limit: Limit,
): Promise<LimitHeaders> {
  const { allowed, remaining, resetSeconds } = await requests.take(countedAs, limit);
  const reset = Math.max(1, Math.ceil(resetSeconds));
  if (!allowed)
    throw new RateLimited(
      `${limit.requests} requests were sent in ${limit.windowSeconds} seconds: wait a little.`,
      reset,
    );
  return {
    'ratelimit-limit': String(limit.requests),
    'ratelimit-remaining': String(remaining),
    'ratelimit-reset': String(reset),
  };
}

/** Counts a request of nobody we know, by its address, of which only a hash is kept. @throws RateLimited */
export async function countStranger(
  requests: RequestStore,
  address: string | undefined,
  limit: Limit,
): Promise<void> {
  const bucket = `address/${sha256Hex(address ?? 'unknown').slice(0, 32)}`;
  const { allowed, resetSeconds } = await requests.take(bucket, limit);
  if (!allowed)
    throw new RateLimited('Too many requests came from this address.', Math.max(1, Math.ceil(resetSeconds)));
}

/** Whether a failure is that of somebody whom we do not know. */
export const isStranger = (failure: unknown): boolean =>
  failure instanceof DomainError && failure.code === 'unauthenticated';
