import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { DomainError } from '../../domain/errors.ts';
import { authenticate } from '../api/authenticate.ts';
import { countRequest, countStranger, isStranger } from '../api/limits.ts';
import { sessionCookie } from '../own-pages.ts';
import type { Caller } from '../services/services.ts';
import type { CodecServerDeps } from './codec-server.ts';
import { personOfToken, type TemporalTokens } from './temporal-token.ts';

export type { TemporalTokens };

/**
 * Who asks the codec server. Temporal UI's page sends the session of whoever is signed in to the portal, or the token that
 * it has itself; the command line sends an API key.
 * @throws `unauthenticated`
 */
export async function whoAsks(deps: CodecServerDeps, c: Context, fromUi: boolean): Promise<Caller> {
  const header = c.req.header('authorization');
  if (header !== undefined) return byHeader(deps, c, header);
  const session = fromUi ? getCookie(c, sessionCookie) : undefined;
  const person = session === undefined ? undefined : await deps.services.signIn.personOf(session);
  // Not counted against the address: a page of Temporal UI asks once for each event that it shows.
  if (!person)
    throw new DomainError(
      'unauthenticated',
      fromUi
        ? 'Sign in to the portal in this browser, then load this page again.'
        : 'Send an API key with the scope cases:admin as "Authorization: Bearer tl_…".',
    );
  return { person, via: 'portal' };
}

async function byHeader(
  { stores, temporalTokens, limits, now, addressOf }: CodecServerDeps,
  c: Context,
  header: string,
) {
  try {
    const person = temporalTokens && (await personOfToken(temporalTokens, stores, header));
    if (person) return { person, via: 'portal' as const };
    const caller = await authenticate(stores, header, now());
    await countRequest(stores.requests, caller.countedAs, limits.perKey);
    return caller;
  } catch (failure) {
    if (isStranger(failure)) await countStranger(stores.requests, addressOf(c), limits.perAddress);
    throw failure;
  }
}
