import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import type { StaffSignIn } from '../../../../domain/people/staff-sign-in.schema.ts';
import { sessionCookie } from '../../../../handlers/own-pages.ts';
import type { StaffProvider } from '../../../../handlers/services/sign-in/provider.ts';
import { createStaffProvider, type StaffAccount } from '../../../../local/parts/staff-provider.ts';
import type { Browser, Visited } from './browser.ts';
import { publicUrl, type Setting } from './setting.ts';

/** A real provider in this process, with accounts that a test may change. */
export interface TestProvider {
  readonly issuer: string;
  readonly accounts: StaffAccount[];
  /** What the app is told of it. */
  told(more?: Partial<StaffSignIn>, secret?: string): StaffProvider;
  /** What a provider gone wrong would say: its ID tokens are changed so, and signed as they should be. */
  spoil?: ((claims: JWTPayload) => JWTPayload) | undefined;
  /** Its ID tokens are signed with a key that it never published. */
  forged: boolean;
  /** What it answers instead of itself, where a path is asked for. */
  instead?: ((path: string) => Response | undefined) | undefined;
  close(): Promise<void>;
}

const alg = 'RS256';
const kid = 'test';

export async function startTestProvider(): Promise<TestProvider> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  const { privateKey: otherKey } = await generateKeyPair(alg);
  const signingKey = { ...(await exportJWK(privateKey)), alg, kid, use: 'sig' };
  const accounts: StaffAccount[] = [];
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = { id: 'throughline', secret: 'a-secret-of-tests-that-is-long-enough' };
  const answer = createStaffProvider({
    issuer,
    client,
    portal: publicUrl,
    accounts: () => accounts,
    signingKey,
  });
  const provider: TestProvider = {
    issuer,
    accounts,
    forged: false,
    told: (more, secret = client.secret) => ({
      settings: {
        ...{ name: 'Testauth', issuer, clientId: client.id, scope: 'openid email profile groups' },
        ...{ emailsAreVerified: false, ...more },
      },
      clientSecret: async () => secret,
      fetch: throughSpoiler,
    }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const throughSpoiler: typeof fetch = async (input, init) => {
    const { pathname } = new URL(String(input));
    const instead = provider.instead?.(pathname);
    if (instead) return instead;
    const answered = await fetch(input, init);
    const { spoil = (claims: JWTPayload) => claims, forged } = provider;
    if (pathname !== '/token' || !answered.ok || (!provider.spoil && !forged)) return answered;
    const body = (await answered.json()) as { id_token: string };
    const [, payload = ''] = body.id_token.split('.');
    const claims = spoil(JSON.parse(Buffer.from(payload, 'base64url').toString()) as JWTPayload);
    const id_token = await new SignJWT(claims)
      .setProtectedHeader({ alg, kid })
      .sign(forged ? otherKey : privateKey);
    return Response.json({ ...body, id_token });
  };
  return provider;
}

/** What the provider has of one of ours. */
export const accountOf = (
  { id, name, email }: StaffAccount,
  more: Partial<StaffAccount> = {},
): StaffAccount => ({ id: `at-provider-${id}`, name, email, ...more });

/** Signs in as the first account, or the one with this id. */
export async function signInAt(
  { accounts }: TestProvider,
  browser: Browser,
  account = accounts[0]?.id ?? '',
  path = '/sign-in/staff',
): Promise<Visited> {
  const choice = await browser.get(path);
  const asked = choice.url.pathname.startsWith('/interaction/');
  return asked ? browser.post(choice.url.href, { account }) : choice;
}

/** The id of the person whose session this browser has. */
export async function personSignedIn(
  { services }: Pick<Setting, 'services'>,
  { cookies }: Browser,
): Promise<string | undefined> {
  const cookie = [...cookies.values()].find(({ value }) => value.startsWith(`${sessionCookie}=`));
  const session = cookie?.value.slice(sessionCookie.length + 1) ?? '';
  return (await services.signIn.personOf(session))?.id;
}
