import * as oidc from 'openid-client';
import type { ProviderClaims } from '../../../domain/people/staff-sign-in.rules.ts';
import type { StaffSignIn } from '../../../domain/people/staff-sign-in.schema.ts';

/** Where the vendor's people sign in, and what we show it: asked for when the first of them comes. */
export interface StaffProvider {
  readonly settings: StaffSignIn;
  readonly clientSecret: () => Promise<string>;
  /** How the provider is reached; the platform's own way if not given. */
  readonly fetch?: typeof fetch | undefined;
}

/** What a browser comes back with is held against this. */
export interface Expected {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Seconds that the provider's clock and ours may be apart. */
const clocksApart = 30;
/** Seconds that the provider may take for an answer: a person waits. */
const answersWithin = 5;

/**
 * OpenID Connect's authorization code flow with PKCE. Of an ID token the signature, issuer, audience, times and nonce are
 * checked, by the keys that the provider publishes. What was read of the provider is forgotten when anything fails, so that
 * a new secret or address is found without a new start.
 */
export function createProvider({ settings, clientSecret, fetch }: StaffProvider, redirectUri: string) {
  let known: Promise<oidc.Configuration> | undefined;
  const discover = async () => {
    const plain = settings.issuer.startsWith('http://') ? [oidc.allowInsecureRequests] : [];
    const client = { client_secret: await clientSecret(), [oidc.clockTolerance]: clocksApart };
    return oidc.discovery(new URL(settings.issuer), settings.clientId, client, authenticate, {
      timeout: answersWithin,
      execute: [oidc.enableNonRepudiationChecks, ...plain],
      ...(fetch ? { [oidc.customFetch]: fetch as oidc.CustomFetch } : {}),
    });
  };
  const withProvider = async <T>(work: (config: oidc.Configuration) => Promise<T> | T): Promise<T> => {
    known ??= discover();
    try {
      return await work(await known);
    } catch (failure) {
      known = undefined;
      throw failure;
    }
  };
  return {
    begin: () =>
      withProvider(async (config) => {
        const expected: Expected = {
          state: oidc.randomState(),
          nonce: oidc.randomNonce(),
          verifier: oidc.randomPKCECodeVerifier(),
        };
        const url = oidc.buildAuthorizationUrl(config, {
          redirect_uri: redirectUri,
          scope: settings.scope,
          state: expected.state,
          nonce: expected.nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(expected.verifier),
          code_challenge_method: 'S256',
        });
        return { url: url.href, expected };
      }),
    finish: (answer: URL, { state, nonce, verifier }: Expected) =>
      withProvider(async (config) => {
        const tokens = await oidc.authorizationCodeGrant(config, answer, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const claims = await allClaims(config, settings, tokens);
        return { claims, idToken: tokens.id_token ?? '' };
      }),
    signOutUrl: (idToken: string, backTo: string) =>
      withProvider((config) => {
        if (config.serverMetadata().end_session_endpoint === undefined) return undefined;
        const way = { id_token_hint: idToken, post_logout_redirect_uri: backTo };
        return oidc.buildEndSessionUrl(config, way).href;
      }),
  };
}

/** By the way that the provider names; a basic one is what it takes if it names none. */
const authenticate: oidc.ClientAuth = (server, client, body, headers) => {
  const { token_endpoint_auth_methods_supported: ways = ['client_secret_basic'] } = server;
  const way = ways.includes('client_secret_basic') ? oidc.ClientSecretBasic() : oidc.ClientSecretPost();
  return way(server, client, body, headers);
};

/** Some providers keep the ID token small, and tell the rest where they are asked about the person. */
async function allClaims(
  config: oidc.Configuration,
  { groups }: StaffSignIn,
  tokens: Awaited<ReturnType<typeof oidc.authorizationCodeGrant>>,
): Promise<ProviderClaims> {
  const claims = tokens.claims();
  if (!claims) throw new TypeError('An answer without an ID token was taken');
  const missing = claims.email === undefined || (groups && claims[groups.claim] === undefined);
  if (!missing || config.serverMetadata().userinfo_endpoint === undefined) return claims;
  return { ...(await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)), ...claims };
}
