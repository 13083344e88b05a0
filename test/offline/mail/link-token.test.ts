import fc from 'fast-check';
import { CompactSign } from 'jose';
import { describe, expect, it } from 'vitest';
import type { LinkClaims } from '../../../domain/links/link-token.schema.ts';
import { readLink, signLink } from '../../../domain/links/link-token.ts';
import { anyText } from '../../support/any-text.ts';

const newest = { id: 'k2', secret: 'n'.repeat(43) };
const older = { id: 'k1', secret: 'o'.repeat(43) };
const claims: LinkClaims = { use: 'task', personId: 'P-SE11ER0001', caseId: 'D-7K3M9Q2XBA', taskId: 'T1' };
const issuedAt = new Date('2026-10-12T09:30:00.000Z');
const expiresAt = new Date('2026-11-12T09:30:00.000Z');
const times = { issuedAt, expiresAt };

/** A JWS as somebody else would make it, with a key of ours. */
function forge(
  header: { alg: string; kid?: string },
  payload: unknown,
  secret = newest.secret,
): Promise<string> {
  const encode = (text: string) => new TextEncoder().encode(text);
  return new CompactSign(encode(JSON.stringify(payload))).setProtectedHeader(header).sign(encode(secret));
}
const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const times1970 = { iat: 1, exp: 4_000_000_000 };

describe('a signed link', () => {
  it('says what was signed, and when', async () => {
    const token = await signLink([newest], claims, times);
    const link = await readLink([newest], token, issuedAt);
    expect(link).toEqual({ claims, expired: false, issuedAt });
  });

  it('is expired from its very end on, and still says what it was for', async () => {
    const token = await signLink([newest], claims, times);
    const before = await readLink([newest], token, new Date(expiresAt.getTime() - 1));
    const at = await readLink([newest], token, expiresAt);
    expect(before?.expired).toBe(false);
    expect(at).toMatchObject({ claims, expired: true });
  });

  it('is signed with the first key and read with any: keys rotate', async () => {
    const old = await signLink([older], claims, times);
    const fresh = await signLink([newest, older], claims, times);
    expect(await readLink([newest, older], old, issuedAt)).toMatchObject({ claims });
    expect(await readLink([newest], fresh, issuedAt)).toMatchObject({ claims });
    expect(await readLink([newest], old, issuedAt)).toBeUndefined();
  });

  it('is read while a new key is known everywhere but signs nowhere yet: rotation has no gap', async () => {
    const token = await signLink([older, newest], claims, times);
    expect(await readLink([newest, older], token, issuedAt)).toMatchObject({ claims });
    expect(await readLink([older], token, issuedAt)).toMatchObject({ claims });
  });

  it('is not ours when a key of the same name has another secret', async () => {
    const token = await signLink([{ ...newest, secret: 'x'.repeat(43) }], claims, times);
    expect(await readLink([newest], token, issuedAt)).toBeUndefined();
  });

  it.each([
    ['another HMAC', () => forge({ alg: 'HS512', kid: 'k2' }, { ...claims, ...times1970 }, 'n'.repeat(64))],
    ['no key named', () => forge({ alg: 'HS256' }, { ...claims, ...times1970 })],
    ['no times', () => forge({ alg: 'HS256', kid: 'k2' }, claims)],
    [
      'a use we do not know',
      () => forge({ alg: 'HS256', kid: 'k2' }, { ...claims, use: 'root', ...times1970 }),
    ],
    ['more than we sign', () => forge({ alg: 'HS256', kid: 'k2' }, { ...claims, admin: true, ...times1970 })],
    ['a payload that is no object', () => forge({ alg: 'HS256', kid: 'k2' }, 'hello')],
    [
      'no signature',
      async () => `${base64url({ alg: 'none', kid: 'k2' })}.${base64url({ ...claims, ...times1970 })}.`,
    ],
  ])('is not ours with %s', async (_what, make) => {
    expect(await readLink([newest], await make(), issuedAt)).toBeUndefined();
  });

  it('never yields claims when any one character is another', async () => {
    const token = await signLink([newest], claims, times);
    const character = fc.constantFrom(...'ABCXYZabcxyz0189-_.=+/ %é');
    await fc.assert(
      fc.asyncProperty(fc.nat(token.length - 1), character, async (at, other) => {
        fc.pre(token[at] !== other);
        const changed = token.slice(0, at) + other + token.slice(at + 1);
        expect(await readLink([newest], changed, issuedAt)).toBeUndefined();
      }),
      { numRuns: 1500 },
    );
  });

  it('has exactly one spelling: no other last character passes', async () => {
    const token = await signLink([newest], claims, times);
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const passing: string[] = [];
    for (const last of alphabet)
      if (await readLink([newest], token.slice(0, -1) + last, issuedAt)) passing.push(last);
    expect(passing).toEqual([token.at(-1)]);
  });

  it('answers undefined for whatever else is sent', async () => {
    await fc.assert(
      fc.asyncProperty(anyText({ maxLength: 400 }), async (sent) => {
        expect(await readLink([newest], sent, issuedAt)).toBeUndefined();
      }),
    );
    expect(await readLink([newest], 'a'.repeat(1_000_000), issuedAt)).toBeUndefined();
  });
});
