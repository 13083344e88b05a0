import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountOf, decideStaffSignIn, rolesAfter } from '../../../../domain/people/staff-sign-in.rules.ts';
import { staffSignInSchema } from '../../../../domain/people/staff-sign-in.schema.ts';

const settings = staffSignInSchema.parse({ name: 'Okta', issuer: 'https://a.example', clientId: 'c' });
const roles = fc.array(fc.constantFrom<string>('ops', 'admin', 'legal', 'finance'), { maxLength: 4 });
const given = fc.dictionary(
  fc.constantFrom('a', 'b', 'c'),
  roles.map((some) => ['ops', ...some]),
);
const groups = fc.array(fc.constantFrom('a', 'b', 'c', 'x', '__proto__', 'constructor'), { maxLength: 4 });

describe('roles that groups give', () => {
  test('are those of the groups, with what no group could give', () => {
    fc.assert(
      fc.property(roles, groups, given, (before, mine, map) => {
        const managed = new Set<string>(Object.values(map).flat());
        const after = rolesAfter(before, mine, map);

        const byGroup = new Set<string>(
          mine.flatMap((group) => (Object.hasOwn(map, group) ? (map[group] ?? []) : [])),
        );
        for (const role of after)
          expect(managed.has(role) ? byGroup.has(role) : before.includes(role)).toBe(true);
        for (const role of byGroup) expect(after).toContain(role);
        expect(rolesAfter(after, mine, map).sort()).toEqual([...after].sort());
      }),
    );
  });
});

describe('who comes in', () => {
  test('is never a partner’s person, and never somebody inactive', () => {
    const person = { id: 'P-0000000001', name: 'A', email: 'a@a.example', timeZone: 'UTC', roles: ['ops'] };
    fc.assert(
      fc.property(fc.boolean(), groups, fc.boolean(), (active, mine, isBound) => {
        const of = active ? { ...person, active, partnerId: 'northwind' } : { ...person, active };
        const known = { boundElsewhere: false, ...(isBound ? { bound: of } : { byEmail: of }) };
        for (const groupsOf of [undefined, { claim: 'groups', roles: { a: ['ops'] } }]) {
          const told = { ...settings, groups: groupsOf };
          const decision = decideStaffSignIn({ email: 'a@a.example', name: 'A', groups: mine }, told, known);
          expect(decision.kind).toBe('refused');
        }
      }),
    );
  });
});

describe('what a provider says', () => {
  test.each([
    [
      { sub: '1', email: 'A@B.example', email_verified: true },
      { email: 'a@b.example', name: 'A@B.example' },
    ],
    [
      { sub: '1', email: 'a@b.example', email_verified: 'true', name: ' Ana ' },
      { email: 'a@b.example', name: 'Ana' },
    ],
    [{ sub: '1', email: 'a@b.example', email_verified: 'false' }, 'unverified'],
    [{ sub: '1', email: 'a@b.example' }, 'unverified'],
    [{ sub: '1', email: ['a@b.example'], email_verified: true }, 'unverified'],
    [{ sub: '1', email_verified: true }, 'unverified'],
  ])('%j is read as what it is', (claims, account) => {
    expect(accountOf(claims, settings)).toEqual(account);
  });

  test('an address that it calls unverified is none, also where all are taken for verified', () => {
    const claims = { sub: '1', email: 'a@b.example' };
    const trusting = { ...settings, emailsAreVerified: true };

    expect(accountOf(claims, trusting)).toMatchObject({ email: 'a@b.example' });
    expect(accountOf({ ...claims, email_verified: false }, trusting)).toBe('unverified');
  });

  test('one group alone may stand there as text', () => {
    const told = { ...settings, groups: { claim: 'roles', roles: {} } };

    expect(
      accountOf({ sub: '1', email: 'a@b.example', email_verified: true, roles: 'desk' }, told),
    ).toMatchObject({ groups: ['desk'] });
  });
});

test.each([
  'http://login.vendor.example',
  'ftp://a.example',
  'login.vendor.example',
  'http://localhost.evil.example',
])('an issuer at %s is refused: its keys could be changed on their way', (issuer) => {
  expect(staffSignInSchema.safeParse({ name: 'Okta', issuer, clientId: 'c' }).success).toBe(false);
});
