import type { RequestStore } from '../../activities/store/requests.store.ts';
import { DomainError } from '../../domain/errors.ts';
import { sha256Hex } from '../services/hash.ts';

/** An answer as it is kept and sent again. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** The Idempotency-Key of a request, if it has one. @throws `invalid-input` for one that nobody could repeat. */
export function idempotencyKeyOf(header: string | undefined): string | undefined {
  if (header === undefined || /^[\x21-\x7e]{1,255}$/.test(header)) return header;
  throw new DomainError('invalid-input', 'Idempotency-Key: use 1 to 255 visible ASCII characters.', [
    { field: 'Idempotency-Key', message: 'Use 1 to 255 visible ASCII characters' },
  ]);
}

export interface KeyedRequest {
  readonly personId: string;
  readonly key: string;
  /** Method, path, body and what the caller may do: what makes two requests the same. */
  readonly content: readonly string[];
}

/**
 * Does a request once: a repeated one gets the first one's answer. A request that was refused or failed has done
 * nothing that lasts, and leaves the key free to try again.
 */
export async function once(
  requests: RequestStore,
  { personId, key, content }: KeyedRequest,
  work: () => Promise<Answer>,
): Promise<Answer & { readonly replayed: boolean }> {
  const storedKey = sha256Hex(personId, key);
  const begun = await requests.begin(storedKey, sha256Hex(...content));
  if (begun.state === 'replay') return { status: begun.status, body: begun.body, replayed: true };
  if (begun.state === 'mismatch')
    throw new DomainError('idempotency-mismatch', 'Send another request with another Idempotency-Key.');
  if (begun.state === 'in-progress')
    throw new DomainError(
      'idempotency-in-progress',
      'Wait a moment, then send the same again for its answer.',
    );
  try {
    const answer = await work();
    await requests.finish(storedKey, answer);
    return { ...answer, replayed: false };
  } catch (failure) {
    await requests.abandon(storedKey);
    throw failure;
  }
}
