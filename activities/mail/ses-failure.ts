import { MailInDoubt, MailRefused } from './mailer.ts';

/** What the SDK and Node put on a failure, whatever its class. */
interface Failure {
  readonly name?: string;
  readonly message?: string;
  readonly code?: string;
  readonly syscall?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly $response?: { readonly statusCode?: number };
}

/** SES's codes for a mail that it will never take: a dead or malformed address, content it rejects. */
const permanentCodes = new Set([
  'MessageRejected',
  'InvalidParameterValue',
  'InvalidParameterCombination',
  'ValidationError',
  'ValidationException',
]);
/** No connection was made, or no request was signed: nothing went out. */
const unsentCodes = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'CredentialsProviderError',
]);
/** A proxy's answer that it got none: what SES did is unknown. */
const lostBehindProxy = new Set([502, 504]);

/**
 * What a failure of a send means. An answer of SES that is an error means that the mail was not taken; so does a
 * connection that was never made. Everything else is in doubt.
 */
export function readFailure(failure: unknown): MailRefused | MailInDoubt {
  const seen = (failure ?? {}) as Failure;
  const name = seen.code ?? seen.name ?? 'unknown';
  const status = seen.$metadata?.httpStatusCode ?? seen.$response?.statusCode;
  if (status !== undefined) return answered(seen, status);
  return wasNeverSent(seen) ? new MailRefused(name, false) : new MailInDoubt(name);
}

function answered({ name = 'unknown', message = '' }: Failure, status: number): MailRefused | MailInDoubt {
  if (status < 400 || lostBehindProxy.has(status)) return new MailInDoubt(`HTTP ${status}`);
  return new MailRefused(name, status < 500 && permanentCodes.has(name) && !isOurSetUp(message));
}

/** SES rejects mail of an identity that is not verified yet: once operations have verified it, the same mail goes out. */
function isOurSetUp(message: string): boolean {
  return /not verified/i.test(message);
}

function wasNeverSent({ code = '', name = '', syscall = '', message = '' }: Failure): boolean {
  return (
    unsentCodes.has(code) ||
    unsentCodes.has(name) ||
    syscall === 'connect' ||
    syscall === 'getaddrinfo' ||
    /did not establish a connection/.test(message)
  );
}
