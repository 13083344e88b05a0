import { aroundCalls } from '../activities/store/calls.ts';
import type { Stores } from '../activities/store/stores.ts';
import { DomainError } from '../domain/errors.ts';

/** A store that is overloaded, unreachable or failing, by the names that the SDK and the network use. */
const transientNames = new Set([
  ...[
    'ThrottlingException',
    'ProvisionedThroughputExceededException',
    'RequestLimitExceeded',
    'ThrottlingError',
  ],
  ...['TransactionConflictException', 'TransactionInProgressException', 'TransactionCanceledException'],
  ...['InternalServerError', 'InternalServerException', 'ServiceUnavailable', 'LimitExceededException'],
  ...['TimeoutError', 'AbortError', 'NetworkingError'],
]);
const networkCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);

/** The same stores; one that does not answer is `busy-elsewhere` to a caller, who can try again, and not our fault. */
export function storesThatAnswer(stores: Stores): Stores {
  const wrapped = Object.entries(stores).map(([name, store]) => [name, storeThatAnswers(store)]);
  return Object.fromEntries(wrapped) as Stores;
}

/** The same for one store. */
export function storeThatAnswers<Store extends object>(store: Store): Store {
  return aroundCalls(store, (method) => async (...asked) => {
    try {
      return await method(...asked);
    } catch (failure) {
      throw isTransient(failure) ? unanswered(failure) : failure;
    }
  });
}

function isTransient(failure: unknown): boolean {
  if (!(failure instanceof Error) || failure instanceof DomainError) return false;
  const { name, code, $metadata } = failure as Error & {
    code?: string;
    $metadata?: { httpStatusCode?: number };
  };
  return (
    transientNames.has(name) ||
    (code !== undefined && networkCodes.has(code)) ||
    ($metadata?.httpStatusCode ?? 0) >= 500
  );
}

function unanswered(cause: unknown): DomainError {
  const failure = new DomainError(
    'busy-elsewhere',
    'The store does not answer now. Try again in a moment, with the same Idempotency-Key if you sent one: nothing is done twice.',
  );
  failure.cause = cause;
  return failure;
}
