import { DomainError, type ErrorCode, errorTable, type FieldProblem } from '../../domain/errors.ts';
import { RateLimited } from '../services/rate-limit.ts';

/** RFC 9457: what went wrong, for a program (`code`, `status`, `fields`) and for a person (`title`, `detail`). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** Stable: a program decides by it. See docs/reference/errors.md. */
  readonly code: ErrorCode;
  /** The request, as X-Request-Id has it. */
  readonly instance: string;
  readonly fields?: readonly FieldProblem[];
}

/** A failure as a caller of the API sees it; what has no name of ours keeps its words to itself. */
export function problemOf(failure: unknown, requestId: string): Problem {
  const { code, message, fields } =
    failure instanceof DomainError
      ? failure
      : new DomainError(
          'unexpected',
          `Nothing you sent was wrong. Try again, or tell us the request ${requestId}.`,
        );
  const { status, title } = errorTable[code];
  return {
    type: problemType(code),
    title,
    status,
    detail: message,
    code,
    instance: `urn:uuid:${requestId}`,
    ...(fields.length > 0 ? { fields } : {}),
  };
}

/** The URI that names a kind of problem, the same in every installation. */
const problemType = (code: ErrorCode): string => `urn:problem:throughline:${code}`;

/** Seconds after which the same request may be sent again, where that helps. */
function retryAfterOf(failure: unknown): number | undefined {
  if (failure instanceof RateLimited) return failure.retryAfter;
  if (!(failure instanceof DomainError)) return undefined;
  return failure.code === 'busy-elsewhere' || failure.code === 'idempotency-in-progress' ? 2 : undefined;
}

/** The answer to a request that failed. */
export function problemResponse(failure: unknown, requestId: string): Response {
  const problem = problemOf(failure, requestId);
  const retryAfter = retryAfterOf(failure);
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      'content-type': problemMediaType,
      'cache-control': 'no-store',
      ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
      ...(problem.status === 401 ? { 'www-authenticate': 'Bearer realm="Throughline"' } : {}),
    },
  });
}

export const problemMediaType = 'application/problem+json';
