/**
 * The one table of failures a caller can see. The code is stable: the API's problem details, the workflow's
 * ApplicationFailure type and the portal's message all carry it.
 */
export const errorTable = {
  'invalid-input': { status: 422, title: 'Some fields need attention' },
  'malformed-request': { status: 400, title: 'The request could not be read' },
  'payload-too-large': { status: 413, title: 'The request is too large' },
  unauthenticated: { status: 401, title: 'Sign in first' },
  'bad-signature': { status: 401, title: 'The signature, or its time, is not right' },
  forbidden: { status: 403, title: 'Not allowed for your role' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'rate-limited': { status: 429, title: 'Too many requests' },
  'idempotency-mismatch': { status: 409, title: 'This Idempotency-Key was used with other content' },
  'idempotency-in-progress': {
    status: 409,
    title: 'The first request with this Idempotency-Key is still running',
  },
  'result-changed': { status: 409, title: 'This result was taken before, and it said otherwise' },
  'not-now': { status: 409, title: 'The case is not at a point where this can be done' },
  'already-enrolled': { status: 409, title: 'Enrolled in this already' },
  'prerequisites-missing': { status: 409, title: 'Something else comes first' },
  'task-closed': { status: 409, title: 'This task is already done' },
  'not-assigned': { status: 403, title: 'This task is not yours' },
  'self-approval': { status: 403, title: 'Nobody decides on what is their own' },
  'sign-in-required': { status: 403, title: 'This decision must be taken signed in' },
  'case-closed': { status: 409, title: 'This case is closed' },
  'program-invalid': { status: 422, title: 'The program has errors' },
  'program-version-taken': { status: 409, title: 'This version was published with other content' },
  'draft-changed': { status: 409, title: 'Somebody saved this draft since you read it' },
  'material-changed': { status: 409, title: 'Somebody published a version since you read it' },
  'busy-elsewhere': {
    status: 503,
    title: 'A part of the system does not answer; nothing was lost, try again',
  },
  unexpected: { status: 500, title: 'Something failed on our side' },
} as const;

/** A stable code of {@link errorTable}. */
export type ErrorCode = keyof typeof errorTable;

/** One thing wrong with one field: where it is, and what was expected. */
export interface FieldProblem {
  /** Path into the input, dots between parts: `customer.website`. */
  readonly field: string;
  readonly message: string;
}

/** A failure with a name from {@link errorTable}. `message` says what to do, in words for a person. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly fields: readonly FieldProblem[];

  constructor(code: ErrorCode, message: string, fields: readonly FieldProblem[] = []) {
    super(message);
    this.name = 'DomainError';
    this.code = code;
    this.fields = fields;
  }
}

/** True for a code that stands in {@link errorTable}: what came over a wire may be anything. */
export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(errorTable, code);
}
