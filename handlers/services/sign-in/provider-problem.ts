import * as oidc from 'openid-client';
import type { ProviderProblem } from '../sign-in.services.ts';

/** What the provider says of itself, by RFC 6749 4.1.2.1 and OpenID Connect Core 3.1.2.6. */
const saidNo = ['access_denied', 'login_required', 'consent_required', 'interaction_required'];
const isDown = ['server_error', 'temporarily_unavailable'];
/** What the library calls an answer that did not come. */
const noAnswer = ['OAUTH_TIMEOUT', 'OAUTH_ABORT'];

/** What a failure of the exchange means to the person, and its name for the log. Others are failures of our own. */
export function problemOf(
  failure: unknown,
): { readonly why: ProviderProblem; readonly code: string } | undefined {
  if (failure instanceof oidc.AuthorizationResponseError) {
    const { error } = failure;
    return { code: error, why: saidNo.includes(error) ? 'denied' : downOrWrong(isDown.includes(error)) };
  }
  if (failure instanceof oidc.ResponseBodyError) {
    const { error, status } = failure;
    return { code: error, why: error === 'invalid_grant' ? 'stale' : downOrWrong(status >= 500) };
  }
  if (failure instanceof oidc.WWWAuthenticateChallengeError) return ofChallenge(failure);
  if (failure instanceof oidc.ClientError) return ofClient(failure);
  // What `fetch` fails with when nobody is there.
  if (failure instanceof TypeError && failure.cause !== undefined)
    return { code: 'no-connection', why: 'unreachable' };
  return undefined;
}

const downOrWrong = (down: boolean): ProviderProblem => (down ? 'unreachable' : 'misconfigured');

/** It does not take us for who we are: RFC 6749 5.2, RFC 6750 3.1. */
function ofChallenge({ cause }: oidc.WWWAuthenticateChallengeError) {
  const code = cause.map(({ parameters }) => parameters.error).find((error) => error !== undefined);
  return { code: code ?? 'no-authentication', why: 'misconfigured' } as const;
}

function ofClient({ code = 'unnamed', cause }: oidc.ClientError) {
  if (code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED') return { code, why: 'clock' } as const;
  const refused = cause instanceof Response && (cause.status >= 500 || cause.status === 429);
  return { code, why: downOrWrong(refused || noAnswer.includes(code)) };
}
