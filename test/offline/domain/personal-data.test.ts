import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportOf, exportOfCase } from '../../../domain/personal-data/export.rules.ts';
import { groundOf, ownHeading } from '../../../domain/personal-data/holding.rules.ts';
import { obstaclesTo } from '../../../domain/personal-data/obstacles.rules.ts';
import { names, refersTo, unnaming, withoutPerson } from '../../../domain/personal-data/unnamed.rules.ts';
import { people } from '../handlers/support/people.ts';
import { protectedView, reviewView } from '../portal/support/sample.ts';

const nina = { id: 'P-N1NA000001', name: 'Nina O’Neil (Brandt)', email: 'Nina.Brandt+x@acme.example' };
const words = unnaming(nina);
const nobody = 'an erased person';

describe('taking a person out of texts', () => {
  test.each([
    ['Ask NINA  o’neil (brandt) today', `Ask ${nobody} today`],
    ['<nina.brandt+x@ACME.example>', '<p-n1na000001@erased.invalid>'],
    ['xNina O’Neil (Brandt)y', 'xNina O’Neil (Brandt)y'],
    ['Nina', 'Nina'],
  ])('%s', (text, without) => {
    expect(withoutPerson(text, words)).toBe(without);
  });

  test('leaves names of fields, of companies, and of other people, as they are', () => {
    const value = {
      [nina.name]: 1,
      customer: { name: nina.name, note: nina.name },
      identityKeys: [`name:${nina.name}|DE`],
      holder: { personId: nina.id, name: nina.name },
      namesake: { personId: 'P-0THER00001', name: nina.name, note: nina.name },
    };

    expect(withoutPerson(value, words)).toEqual({
      ...value,
      holder: { personId: nina.id, name: nobody },
      namesake: { ...value.namesake, note: nobody },
    });
    expect(withoutPerson(nina.name, words, 'address')).toBe(nina.name);
  });

  test('whatever the value: once is enough, and what names nobody is as it was', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(nina.name, nina.email, ''), (value, said) => {
        const once = withoutPerson([value, ` ${said} `], words);

        expect(names(once, words)).toBe(false);
        if (!names(value, words)) expect((once as unknown[])[0]).toEqual(value);
      }),
    );
  });

  test('an id is found wherever it stands', () => {
    expect(refersTo({ a: [{ [nina.id]: true }] }, nina.id)).toBe(true);
    expect(refersTo({ a: [`by ${nina.id}`] }, nina.id)).toBe(true);
    expect(refersTo({ a: ['P-0THER00001', 1, null] }, nina.id)).toBe(false);
  });
});

const keys = { id: nina.id, email: nina.email.toLowerCase(), emailHash: 'f'.repeat(64) };

test.each([
  ['EMAIL#nina.brandt+x@acme.example', 'EMAIL', { personId: nina.id }, 'account'],
  ['STAFF#partner#acme', nina.id, {}, 'account'],
  ['ROLE#vendor#ops', 'P-0THER00001', {}, undefined],
  ['APIKEY#abc', 'APIKEY', { key: { personId: nina.id } }, 'API keys'],
  ['MAIL#deal/protected/P-N1NA000001', 'MAIL', {}, 'mail log'],
  ['MAIL#deal/protected/P-0THER00001', 'MAIL', {}, undefined],
  [`ADDRESS#${'f'.repeat(64)}`, 'SILENT', {}, 'silent address'],
  ['APPLICATION#1', 'APPLICATION', { about: { email: 'nina.brandt+X@acme.example' } }, 'drafts'],
  ['INVITATION#IV-1', 'INVITATION', { invitation: { email: nina.email.toLowerCase() } }, 'invitations'],
  ['INVITATIONS#vendor', 'f', { invitation: { email: nina.email.toLowerCase() } }, 'invitations'],
  ['INVITATION#IV-2', 'INVITATION', { invitation: { email: 'x@y.example', invitedBy: nina.id } }, undefined],
  ['READING#P-N1NA000001#basics', 'one', {}, 'lessons read'],
  ['READING#P-N1NA0000012#basics', 'one', {}, undefined],
  ['ATTEMPT#C-1', 'exam/attempt-1', { personId: nina.id }, 'quizzes'],
  ['CERTIFICATE#CT-1', 'CERTIFICATE', { certificate: { holder: { personId: nina.id } } }, undefined],
])('%s / %s is theirs: %o %s', (pk, sk, more, heading) => {
  expect(ownHeading({ pk, sk, ...more }, keys)).toBe(heading);
});

test.each([
  ['AUDIT#2026-11-30/01', 'audit'],
  ['FUND#FD-1', 'ledger'],
  ['PAYMENT-BATCH#PB-1', 'ledger'],
  ['DOCUMENT#F-1', 'agreements'],
  ['PARTNER#acme', 'companies'],
  ['PROGRAM#onboarding', 'works'],
  ['CASE#C-1', undefined],
])('%s is kept: %s', (pk, ground) => {
  expect(groundOf({ pk, sk: '' })).toBe(ground);
});

describe('what is told of an item', () => {
  test('of the audit: one’s own acts with all that they were, those of others without who it was', () => {
    const record = (who: string) => ({
      ...{ pk: 'AUDIT#2026-11-30/01', sk: '1' },
      text: JSON.stringify({
        at: '2026-11-30',
        who,
        verb: 'move',
        from: 'POST /x',
        on: [nina.id],
        outcome: 'done',
      }),
    });

    expect(exportOf(record(nina.id), keys)).toMatchObject({
      heading: 'What you did',
      what: { on: [nina.id] },
    });
    expect(exportOf(record('P-0THER00001'), keys)).toEqual({
      heading: 'What was done about you',
      what: { at: '2026-11-30', verb: 'move' },
    });
  });

  test('no secret’s hash, no colleague’s upload, nothing of what is others’', () => {
    const key = { pk: 'APIKEY#abc', sk: 'APIKEY', key: { personId: nina.id, hash: 'abc', label: 'Mine' } };
    const upload = { pk: 'UPLOADS#C-1', sk: 'UPLOAD#1', upload: { personId: 'P-0THER00001', name: nina.id } };

    const invitation = { name: nina.name, email: keys.email, roles: ['seller'] };
    const item = { invitation: { ...invitation, invitedBy: 'P-0THER00001' } };
    const invited = { pk: 'INVITATION#IV-1', sk: 'INVITATION', ...item };

    expect(exportOf(invited, keys)).toEqual({ heading: 'Invitations to you', what: invitation });
    // Once is enough.
    expect(exportOf({ ...invited, pk: 'INVITATIONS#vendor' }, keys)).toBeUndefined();
    expect(exportOf(key, keys)?.what).toEqual({ personId: nina.id, label: 'Mine' });
    expect(exportOf(upload, keys)).toBeUndefined();
    expect(exportOf({ pk: 'PARTNER#acme', sk: 'PARTNER' }, keys)).toBeUndefined();
  });

  const by = (personId: string, text: string) => ({
    ...{ seq: 1, at: '2026-11-30', kind: 'note', text, audience: 'vendor' as const },
    actor: { personId, via: 'portal' as const },
  });

  test('of a case what they gave and wrote, and never what others did', () => {
    const view = {
      ...{ id: 'C-1', title: 'A case', partner: { id: 'acme', name: 'Acme' }, openedAt: '', status: 'open' },
      facts: {
        startedBy: nina.id,
        data: { request: { a: 1 }, scores: { b: 2 } },
        open: ['request'],
        position: {},
      },
      tasks: [
        {
          title: 'Decide',
          status: 'open',
          assignees: [],
          votes: [{ actor: { personId: 'P-0THER00001' }, comment: 'x' }],
        },
        {
          title: 'Report',
          status: 'open',
          assignees: [nina.id],
          votes: [{ actor: { personId: nina.id }, comment: 'y' }],
        },
      ],
    };

    const { what } = exportOfCase(view as never, [by(nina.id, 'mine'), by('P-0THER00001', 'theirs')], nina);

    expect(what).toMatchObject({ given: { request: { a: 1 } }, waitsForYou: ['Report'] });
    expect(JSON.stringify(what)).not.toMatch(/theirs|"x"|scores/);
  });

  test('of one who has left that partner is what they did, and nothing of what has become of it', () => {
    const given = reviewView().facts.registration;
    const ended = protectedView({ status: 'closed', outcome: 'won' });
    const submitter = { id: ended.facts.submittedBy, partnerId: 'northwind' };
    const { what } = exportOfCase(ended, [by(submitter.id, 'mine')], submitter);
    expect(what).toMatchObject({ status: 'closed', outcome: 'won', given });

    const left = exportOfCase(ended, [by(submitter.id, 'mine')], { ...submitter, partnerId: 'alpine' }).what;

    expect(left).toMatchObject({ case: ended.id, trail: [{ text: 'mine' }] });
    expect(Object.keys(left as object)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(?:status|outcome|given)$/)]),
    );
  });
});

describe('what stands in the way', () => {
  const free = {
    person: people.owner,
    tasks: [],
    ownCases: [],
    peers: [people.owner, people.seller],
    gathering: false,
  };

  test('nothing, if nothing waits and others are left', () => {
    expect(obstaclesTo(free)).toEqual([]);
  });

  test.each([
    [{ tasks: ['Report (D-1)'] }, '1 open task waits for them'],
    [{ tasks: Array.from({ length: 7 }, (_, at) => `T${at}`) }, '7 open tasks wait for them'],
    [{ ownCases: ['C-1'] }, 'withdraw or end C-1'],
    [{ peers: [people.owner] }, 'the last owner of their partner'],
    [{ person: people.admin, peers: [people.admin] }, 'the last administrator'],
    [{ gathering: true }, 'wait until it is ready'],
  ])('%o', (change, words) => {
    expect(obstaclesTo({ ...free, ...change }).join()).toContain(words);
  });

  test('a last owner who was made inactive is nobody’s last', () => {
    expect(obstaclesTo({ ...free, person: { ...people.owner, active: false }, peers: [] })).toEqual([]);
  });
});
