import { describe, expect, test } from 'vitest';
import { DomainError } from '../../../domain/errors.ts';
import type { InvitationState } from '../../../handlers/services/invitations.services.ts';
import { leadsTo } from '../../support/leads-to.ts';
import { invitation, roleChoices } from './support/fake-people.ts';
import { after, dana, inboxItems, marco } from './support/sample.ts';
import { openPages, textOf } from './support/visit.ts';

const access = { roles: roleChoices };
const marcos = { person: marco, colleagues: [dana], alone: [], access };
const refusal = (field: string, message: string) =>
  new DomainError('invalid-input', message, [{ field, message }]);

describe('the form to invite', () => {
  test('says of each role what it may do, and what comes next', async () => {
    const { get, post, follow, changes } = openPages();

    const text = textOf(await (await get('/people', 'dana')).text());
    const typed = { name: 'Noor', email: 'noor@vendor.example', roles: ['ops', 'channel-manager'] };
    const answer = await post('/people/invitations', typed, 'dana');

    expect(text).toMatch(
      /Operations Runs programs.*Channel manager Registers.*is asked by Deal registration/,
    );
    expect(text).toContain('a link that is good for 14 days');
    expect(leadsTo(answer)).toEqual(['/people', 'invited']);
    expect(textOf(await (await follow(answer, 'dana')).text())).toContain(
      'stands below until it is accepted',
    );
    expect(changes).toEqual([{ name: 'invite', input: typed }]);
  });

  test('that was refused is shown with what was typed and what is wrong', async () => {
    const { post } = openPages({ refusal: refusal('roles', 'Choose at least one role') });

    const answer = await post('/people/invitations', { name: 'Noor', email: 'noor@x.example' }, 'dana');

    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain('value="noor@x.example"');
    expect(html).toContain('href="#invite-roles"');
    expect(textOf(html)).toContain('Choose at least one role');
  });

  test.each([
    [{ rolesFrom: 'Okta' }, 'groups at Okta becomes known here'],
    [{ suspended: true }, 'Your company is suspended'],
  ])('gives way to why nobody is invited from here: %o', async (change, words) => {
    const invited = { invitations: [], roles: roleChoices, suspended: false, ...change };
    const { get } = openPages({ invited });

    const html = await (await get('/people', 'dana')).text();

    expect(textOf(html)).toContain(words);
    expect(html).not.toContain('action="/people/invitations"');
  });
});

test('pending invitations are listed with who, when and until when, sent again and withdrawn', async () => {
  const old = {
    ...invitation,
    id: 'IV-0000000000',
    name: 'Omar',
    until: after(-1),
    invitedBy: 'P-G0NE000001',
  };
  const invited = { invitations: [invitation, old], roles: roleChoices, suspended: false };
  const { get, post, changes } = openPages({ invited });

  const text = textOf(await (await get('/people', 'dana')).text());
  const again = await post(`/people/invitations/${invitation.id}/again`, {}, 'dana');
  const gone = await post(`/people/invitations/${old.id}/withdraw`, {}, 'dana');

  expect(text).toMatch(/Noor Haddad noor@vendor\.example Channel manager .* by Dana Whitfield/);
  expect(text).toMatch(/Omar .* by Somebody who left .*Too old/);
  expect(leadsTo(again)).toEqual(['/people', 'invited-again']);
  expect(leadsTo(gone)).toEqual(['/people', 'invitation-withdrawn']);
  expect(changes).toEqual([
    { name: 'inviteAgain', input: invitation.id },
    { name: 'withdrawInvitation', input: old.id },
  ]);
});

describe('the page of a colleague', () => {
  test('has a box for each role, also for one that no program names any more', async () => {
    const person = { ...marco, roles: ['channel-manager', 'deal-desk'] };
    const { get, post, changes } = openPages({ personPage: { ...marcos, person } });

    const html = await (await get(`/people/${marco.id}`, 'dana')).text();
    const some = await post(`/people/${marco.id}/roles`, { roles: ['ops'] }, 'dana');
    await post(`/people/${marco.id}/roles`, {}, 'dana');

    const ticked = [...html.matchAll(/name="roles" value="([^"]+)" checked/g)].map(([, role]) => role);
    expect(ticked).toEqual(['channel-manager', 'deal-desk']);
    expect(leadsTo(some)).toEqual([`/people/${marco.id}`, 'roles-of']);
    expect(changes).toEqual([
      { name: 'setRoles', input: { personId: marco.id, input: { roles: ['ops'] } } },
      { name: 'setRoles', input: { personId: marco.id, input: { roles: [] } } },
    ]);
  });

  test('keeps the boxes as they were ticked where the last owner was meant', async () => {
    const { post } = openPages({ personPage: marcos, refusal: refusal('roles', 'Make another one first') });

    const html = await (await post(`/people/${marco.id}/roles`, { roles: ['admin'] }, 'dana')).text();

    expect(html).toMatch(/name="roles" value="admin" checked/);
    expect(html).not.toMatch(/name="roles" value="channel-manager" checked/);
    expect(textOf(html)).toContain('Make another one first');
  });

  test('says where roles come from, where that is not here', async () => {
    const { get } = openPages({ personPage: { ...marcos, access: { ...access, rolesFrom: 'Okta' } } });

    const html = await (await get(`/people/${marco.id}`, 'dana')).text();

    expect(textOf(html)).toContain('come from their groups at Okta');
    expect(html).not.toContain('name="roles"');
  });

  test('tells what being inactive means, and asks who gets what waits for them alone', async () => {
    const { get, post, changes, world } = openPages({ personPage: { ...marcos, alone: inboxItems } });

    const text = textOf(await (await get(`/people/${marco.id}`, 'dana')).text());
    const done = await post(`/people/${marco.id}/active`, { active: 'no', tasksTo: dana.id }, 'dana');
    world.handedOn = [{ caseId: 'C-0000000000', taskId: 'T1', done: false, problem: 'No.' }];
    const left = await post(`/people/${marco.id}/active`, { active: 'no', tasksTo: dana.id }, 'dana');

    expect(text).toMatch(/Make inactive Marco Rossi can do nothing any more.*Who gets them\?/);
    expect(leadsTo(done)).toEqual([`/people/${marco.id}`, 'inactive-of']);
    expect(leadsTo(left)).toEqual([`/people/${marco.id}`, 'inactive-left-of']);
    const input = { active: false, tasksTo: dana.id };
    expect(changes[0]).toEqual({ name: 'setActive', input: { personId: marco.id, input } });
  });

  test('who is inactive is made active again with one press', async () => {
    const person = { ...marco, active: false };
    const { get, post, changes } = openPages({ personPage: { ...marcos, person } });

    const html = await (await get(`/people/${marco.id}`, 'dana')).text();
    const answer = await post(`/people/${marco.id}/active`, { active: 'yes' }, 'dana');

    expect(textOf(html)).toContain('Make Marco Rossi active again');
    expect(html).not.toContain('name="active" value="no"');
    expect(leadsTo(answer)).toEqual([`/people/${marco.id}`, 'active-of']);
    expect(changes).toMatchObject([{ name: 'setActive', input: { input: { active: true } } }]);
  });

  test('one’s own has neither', async () => {
    const { get } = openPages({ personPage: { person: dana, colleagues: [marco], alone: [] } });

    const html = await (await get('/me', 'dana')).text();

    expect(html).not.toContain('name="roles"');
    expect(html).not.toContain('name="active"');
  });
});

describe('the page behind an invitation', () => {
  test('says who invites to what, and accepts with the press; then leads to signing in', async () => {
    const { get, post, follow, changes } = openPages();

    const asked = textOf(await (await get('/i/some-token')).text());
    const before = [...changes];
    const answer = await post('/i/some-token', {});
    const html = await (await follow(answer)).text();
    const again = await post('/i/some-token', {});

    expect(asked).toMatch(/Join .*Dana Whitfield invites you.*Noor Haddad.*Channel manager.*Accept/);
    expect(before).toEqual([]);
    expect(leadsTo(answer)).toEqual(['/i/some-token', 'joined']);
    expect(textOf(html)).toMatch(/Accepted\. Welcome\..*E-mail me a link to sign in/);
    expect(html).toContain(`name="email" value="${invitation.email}"`);
    expect(again.status).toBe(409);
    expect(changes).toHaveLength(1);
  });

  test.each<[InvitationState, RegExp]>([
    ['withdrawn', /was withdrawn.*Ask at Northwind/],
    ['expired', /too old.*ask Dana Whitfield at Northwind to send/],
    ['elsewhere', /has an account already.*Nothing was changed.*can move accounts/],
    ['suspended', /cannot be accepted now.*access of Northwind.*suspended/],
    ['void', /does not hold any more.*somebody else at Northwind/],
  ])('that is %s says where things stand, and has nothing to press', async (state, words) => {
    const world = { invitation: { state, invitation, inviterName: dana.name, partnerName: 'Northwind' } };
    const { get, post } = openPages(world);

    const html = await (await get('/i/some-token')).text();
    const answer = await post('/i/some-token', {});

    expect(textOf(html)).toMatch(words);
    expect(html).not.toContain('<form');
    expect(answer.status).toBe(409);
  });

  test('leads the vendor’s people to their identity provider', async () => {
    const accepted = { state: 'accepted', invitation, inviterName: dana.name, signsInAt: 'Okta' } as const;
    const { get } = openPages({ invitation: accepted });

    const html = await (await get('/i/some-token')).text();

    expect(html).toContain('href="/sign-in/staff"');
    expect(html).not.toContain('action="/sign-in"');
  });

  test('that was cut in two says so', async () => {
    const { get, post } = openPages();

    expect((await get('/i/some-')).status).toBe(404);
    expect((await post('/i/some-', {})).status).toBe(404);
  });
});
