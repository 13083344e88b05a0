import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Stores } from '../../activities/store/stores.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Person } from '../../domain/people/person.schema.ts';
import type { TemporalTokensSettings } from './temporal-tokens.schema.ts';

/** Whose tokens are taken, and the keys that they are signed with. */
export interface TemporalTokens extends TemporalTokensSettings {
  readonly keys?: JWTVerifyGetKey;
}

const fetched = new Map<string, JWTVerifyGetKey>();

/** The keys of an address, fetched when they are first needed and kept for as long as jose keeps them. */
function keysAt(address: string): JWTVerifyGetKey {
  const known = fetched.get(address) ?? createRemoteJWKSet(new URL(address));
  fetched.set(address, known);
  return known;
}

/**
 * Whose token of Temporal UI this is: one of ours with the same e-mail address. Undefined for what is no JWT.
 * @throws `unauthenticated` for a token that is not good, and for one of nobody we know, in the same words.
 */
export async function personOfToken(
  { jwks, issuer, audience, emailClaim, keys = keysAt(jwks) }: TemporalTokens,
  { people }: Pick<Stores, 'people'>,
  header: string,
): Promise<Person | undefined> {
  const [, token] = /^Bearer (ey[\w-]+\.[\w-]+\.[\w-]+)$/i.exec(header) ?? [];
  if (token === undefined) return undefined;
  const email = await emailIn(token, keys, { issuer, audience }, emailClaim);
  const person = email === undefined ? undefined : await people.byEmail(email.toLowerCase());
  if (!person?.active || person.account === false)
    throw new DomainError(
      'unauthenticated',
      'The token of Temporal UI is too old, or of nobody who is known here. Sign in there again, with the e-mail ' +
        'address that you have in the portal.',
    );
  return person;
}

async function emailIn(
  token: string,
  keys: JWTVerifyGetKey,
  expected: { readonly issuer: string | undefined; readonly audience: string },
  claim: string,
): Promise<string | undefined> {
  try {
    // The algorithms of a public key alone: a secret that anybody can read would sign for anybody.
    const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'];
    const { audience, issuer } = expected;
    const { payload } = await jwtVerify(token, keys, {
      ...(issuer === undefined ? { audience } : { audience, issuer }),
      ...{ algorithms, requiredClaims: ['exp'] },
    });
    const email = payload[claim];
    return typeof email === 'string' ? email : undefined;
  } catch (failure) {
    const away = failure instanceof errors.JWKSTimeout || !(failure instanceof errors.JOSEError);
    if (!away) return undefined;
    throw new DomainError(
      'busy-elsewhere',
      'The keys of the tokens of Temporal UI cannot be had now. Try again.',
    );
  }
}
