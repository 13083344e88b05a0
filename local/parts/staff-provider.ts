import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import Provider, { type JWK, type KoaContextWithOIDC } from 'oidc-provider';
import type { Person } from '../../domain/people/person.schema.ts';
import { choicePage, signOutPage } from './staff-provider.page.ts';
import { providerMemory } from './staff-provider-memory.ts';

/** Somebody whom the provider knows. */
export interface StaffAccount extends Pick<Person, 'id' | 'name' | 'email'> {
  /** `true` if not given; `undefined` is not said at all. */
  readonly emailVerified?: boolean | undefined;
  readonly groups?: readonly string[];
}

export interface StaffProviderOptions {
  /** Where it is reached, such as `http://localhost:3005`. */
  readonly issuer: string;
  readonly client: { readonly id: string; readonly secret: string };
  /** The portal that people are sent back to. */
  readonly portal: string;
  readonly accounts: () => readonly StaffAccount[];
  /** What its ID tokens are signed with: a private key. */
  readonly signingKey: JWK;
}

const scopes = 'openid email profile groups';

/**
 * A real OpenID Connect provider for one's own machine: people choose who they are, without a password. It keeps nothing:
 * a new start knows no session.
 */
export function createStaffProvider(options: StaffProviderOptions) {
  const { issuer, client, portal, accounts, signingKey } = options;
  const accountOf = (id: string) => accounts().find((account) => account.id === id);
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [`${portal}/sign-in/staff/callback`],
        post_logout_redirect_uris: [`${portal}/sign-in`],
      },
    ],
    jwks: { keys: [signingKey] },
    cookies: { keys: [randomBytes(24).toString('base64url')] },
    claims: { email: ['email', 'email_verified'], profile: ['name'], groups: ['groups'] },
    scopes: scopes.split(' '),
    pkce: { required: () => true },
    adapter: providerMemory(),
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        logoutSource: (ctx, form) => {
          ctx.body = signOutPage(form);
        },
      },
    },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    ttl: {
      AccessToken: 300,
      AuthorizationCode: 60,
      IdToken: 3600,
      Interaction: 3600,
      Session: 43_200,
      Grant: 43_200,
    },
    loadExistingGrant: (ctx) => grantFor(ctx),
    async findAccount(_, id) {
      const account = accountOf(id);
      return account && { accountId: id, claims: async () => claimsOf(account) };
    },
  });
  const answer = provider.callback();
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!request.url?.startsWith('/interaction/')) return answer(request, response);
    const chosen = request.method === 'POST' ? await chosenIn(request) : undefined;
    if (chosen === undefined) {
      const { uid } = await provider.interactionDetails(request, response);
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(choicePage(uid, accounts()));
      return;
    }
    const result = accountOf(chosen)
      ? { login: { accountId: chosen } }
      : { error: 'access_denied', error_description: 'Nobody was chosen' };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  };
}

/** Nobody is asked for consent: the one client is the vendor's own. */
async function grantFor({ oidc }: KoaContextWithOIDC) {
  const { provider, client, session } = oidc;
  const known = client && session?.grantIdFor(client.clientId);
  if (known) return provider.Grant.find(known);
  const grant = new provider.Grant({ clientId: client?.clientId, accountId: session?.accountId });
  grant.addOIDCScope(scopes);
  await grant.save();
  return grant;
}

function claimsOf(account: StaffAccount) {
  const { id, name, email, groups } = account;
  const verified = 'emailVerified' in account ? account.emailVerified : true;
  return { sub: id, name, email, email_verified: verified, groups: groups && [...groups] };
}

async function chosenIn(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request) body += part;
  return new URLSearchParams(body).get('account') ?? '';
}
