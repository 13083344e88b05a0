import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Person } from '../../../../domain/people/person.schema.ts';
import {
  type AccessChange,
  accessProblem,
  changedAccess,
  invitedRolesProblem,
  joinedAgain,
  witnessesOf,
} from '../../../../domain/people/roles.rules.ts';
import { people } from '../../handlers/support/people.ts';

const { owner, seller, ops, admin, manager, gone } = people;
const known = new Set(['owner', 'seller', 'marketer', 'ops', 'admin', 'finance']);
const say = (by: Person, person: Person, change: AccessChange) =>
  accessProblem(by, person, change, known)?.message;

describe('who may change what', () => {
  test.each<[string, Person, Person, AccessChange, RegExp]>([
    ['one’s own roles', owner, owner, { roles: ['seller'] }, /own roles/],
    ['one’s own access', ops, ops, { active: false }, /own roles or access/],
    ['a role that there is not', owner, seller, { roles: ['ops-of-all'] }, /no role “ops-of-all”/],
    ['an administrator, made by operations', ops, manager, { roles: ['admin'] }, /Only an administrator/],
    ['an administrator, unmade by operations', ops, admin, { roles: ['ops'] }, /Only an administrator/],
    ['an administrator, made inactive by operations', ops, admin, { active: false }, /Only an admin/],
    ['who acts by links only', owner, { ...seller, account: false }, { roles: ['seller'] }, /no account/],
  ])('not %s', (_what, by, person, change, words) => {
    expect(say(by, person, change)).toMatch(words);
  });

  test.each<[string, Person, Person, AccessChange]>([
    ['an owner for a seller', owner, seller, { roles: ['owner'] }],
    ['an owner for a seller who left', owner, gone, { active: true }],
    ['an administrator for another', admin, { ...admin, id: 'P-0000000001' }, { roles: [] }],
    ['operations for a role of before that there is no more', ops, manager, { roles: ['channel-manager'] }],
    [
      'operations for who acts by links only, to end it',
      ops,
      { ...manager, account: false },
      { active: false },
    ],
  ])('%s', (_what, by, person, change) => {
    expect(say(by, person, change)).toBeUndefined();
  });
});

describe('roles that an invitation gives', () => {
  test.each<[Person, string[], RegExp]>([
    [owner, [], /at least one/],
    [owner, ['chief'], /no role “chief”/],
    [ops, ['admin'], /Only an administrator/],
  ])('are refused', (by, roles, words) => {
    expect(invitedRolesProblem(by, roles, known)).toMatch(words);
  });

  test('come to those that somebody has; an administrator of before has to be one anew', () => {
    const left = { ...admin, active: false, account: false, roles: ['admin', 'finance'] };

    expect(joinedAgain(left, ['ops'])).toEqual({ ...admin, roles: ['finance', 'ops'] });
    expect(joinedAgain(admin, ['ops', 'admin']).roles).toEqual(['admin', 'ops']);
    expect(joinedAgain({ ...manager, roles: [...'abcdefghij'] }, ['ops']).roles).toHaveLength(10);
  });
});

const lasting = { northwind: ['owner'], vendor: ['ops', 'admin'] } as const;
type CompanyName = keyof typeof lasting;

const companyOf = (name: CompanyName) =>
  fc.array(
    fc.record({
      active: fc.integer({ min: 0, max: 4 }).map((one) => one > 0),
      account: fc.constantFrom<true | false | undefined>(undefined, undefined, true, false),
      roles: fc.uniqueArray(fc.constantFrom(...lasting[name], 'finance'), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 5 },
  );
interface Parts {
  readonly active: boolean;
  readonly account: boolean | undefined;
  readonly roles: string[];
}
interface Asked extends AccessChange {
  readonly at: number;
}
const changes = fc.array(
  fc.record({
    at: fc.nat(4),
    active: fc.option(fc.boolean(), { nil: undefined }),
    roles: fc.option(fc.uniqueArray(fc.constantFrom('owner', 'ops', 'admin', 'finance'), { maxLength: 2 }), {
      nil: undefined,
    }),
  }),
  { maxLength: 12 },
);

const holds = (company: readonly Person[], role: string) =>
  company.some((one) => one.active && one.account !== false && one.roles.includes(role));

const personOf =
  (name: CompanyName) =>
  ({ account, ...parts }: Parts, at: number): Person => {
    const id = `P-000000000${at}`;
    const company = name === 'vendor' ? {} : { partnerId: name };
    return {
      ...{ id, name: id, email: `${id}@x.example`, timeZone: 'UTC', ...parts, ...company },
      ...(account === undefined ? {} : { account }),
    };
  };

/** What the company comes to by one change; unchanged where that was refused. */
function changed(company: readonly Person[], lastingRoles: readonly string[], { at, ...change }: Asked) {
  const before = company[at % company.length] as Person;
  const after = changedAccess(before, change);
  const next = company.map((one) => (one.id === before.id ? after : one));
  const held = lastingRoles.filter((role) => holds(company, role));
  const witnesses = witnessesOf(before, after, company);
  // Refused is what would leave nobody, and that alone.
  expect('field' in witnesses).toBe(!held.every((role) => holds(next, role)));
  if ('field' in witnesses) return company;
  for (const { personId, roles } of witnesses) {
    const named = company.filter(({ id }) => id === personId && id !== before.id);
    expect(roles.every((role) => holds(named, role))).toBe(true);
  }
  return next;
}

describe.each<CompanyName>(['northwind', 'vendor'])('whatever is changed at %s', (name) => {
  test('a role that must not be lost is there as long as it was at first, and a witness says by whom', () => {
    fc.assert(
      fc.property(companyOf(name), changes, (parts, asked) => {
        const first: readonly Person[] = parts.map(personOf(name));
        const last = asked.reduce((company, one) => changed(company, lasting[name], one), first);

        for (const role of lasting[name]) if (holds(first, role)) expect(holds(last, role)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

test('the last one is told, and where it stands: at the roles, or at the access', () => {
  const lastOwner = [owner, seller];

  expect(witnessesOf(owner, { ...owner, roles: [] }, lastOwner)).toEqual({
    field: 'roles',
    message: 'owena is the last active owner: make somebody else an owner first',
  });
  expect(witnessesOf(owner, { ...owner, active: false }, lastOwner)).toMatchObject({ field: 'active' });
  const other = { ...owner, id: 'P-0000000001' };
  expect(witnessesOf(owner, { ...owner, active: false }, [...lastOwner, other])).toEqual([
    { personId: other.id, roles: ['owner'] },
  ]);
  // Somebody of another company is no witness.
  expect(witnessesOf(owner, { ...owner, roles: [] }, [{ ...other, partnerId: 'alpine' }])).toMatchObject({
    field: 'roles',
  });
});
