import { describe, expect, test } from 'vitest';
import { leadsTo } from '../../support/leads-to.ts';
import { waitsForNobody } from './support/alarms.ts';
import { caseSummaries } from './support/cases.ts';
import { after, ana, approvalTask, dana, inboxItems, marco, names } from './support/sample.ts';
import { openPages, textOf } from './support/visit.ts';

const away = { from: after(-1), until: after(6), standIn: marco.id };
const page = {
  person: { ...dana, away },
  away,
  chosen: marco,
  standIn: marco,
  colleagues: [marco],
  alone: [],
};

describe("one's own page", () => {
  test('is led to by the name, and says what will happen before the press', async () => {
    const { get } = openPages();

    const html = await (await get('/me', 'ana')).text();

    expect(html).toContain('href="/me"');
    expect(textOf(html)).toMatch(/What that does.*New tasks and reminders go to the stand-in/);
    expect(textOf(html)).toContain('No open task waits for');
  });

  test('takes the time in the zone of the person, and the stand-in', async () => {
    const { post, changes } = openPages();

    const answer = await post(
      '/me/away',
      { from: '2026-12-01T08:00', until: '2026-12-08T08:00', standIn: marco.id },
      'dana',
    );

    expect(leadsTo(answer)).toEqual(['/me', 'away']);
    const input = { from: '2026-12-01T07:00:00.000Z', until: '2026-12-08T07:00:00.000Z', standIn: marco.id };
    expect(changes).toEqual([{ name: 'setAway', input: { personId: dana.id, input } }]);
  });

  test('shows a form that was not taken again, with what was typed', async () => {
    const { post, changes } = openPages();

    const answer = await post('/me/away', { from: '2026-12-01T08:00', until: '', standIn: marco.id }, 'dana');

    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain('value="2026-12-01T08:00"');
    expect(textOf(html)).toContain('Give the day and the time of the end');
    expect(changes).toEqual([]);
  });

  test('says who stands in, and ends it with one press', async () => {
    const { get, post, changes } = openPages({ personPage: page });

    const text = textOf(await (await get('/me', 'dana')).text());
    await post('/me/away/end', {}, 'dana');

    expect(text).toMatch(/You are away now.*Marco Rossi stands in.*I am back/);
    expect(changes).toEqual([{ name: 'endAway', input: { personId: dana.id } }]);
  });

  test('offers what waits for one alone to the stand-in, and tells of each what came of it', async () => {
    const { get, post, changes } = openPages({ personPage: { ...page, alone: inboxItems } });
    const html = await (await get('/me', 'dana')).text();
    const boxes = [...html.matchAll(/name="task" value="([^"]+)"/g)].map(([, value]) => value ?? '');

    const results = textOf(await (await post('/me/away/pass-on', { task: boxes }, 'dana')).text());

    expect(boxes).toHaveLength(inboxItems.length);
    expect(changes).toMatchObject([{ name: 'passOn', input: { personId: dana.id } }]);
    expect(results).toContain(`${inboxItems.length - 1} of ${inboxItems.length} passed on`);
    expect(results).toContain('This is already done.');
  });
});

describe("one's own time zone", () => {
  test('is chosen by what time it is there, and led to from below every page', async () => {
    const { get, post, changes } = openPages();

    const page = await (await get('/deals', 'ana')).text();
    const html = await (await get('/me/time-zone', 'ana')).text();
    const answer = await post('/me/time-zone', { timeZone: 'Asia/Tokyo' }, 'ana');

    expect(textOf(page)).toContain(`Times are in ${ana.timeZone}. Change the time zone`);
    expect(page).toContain('href="/me/time-zone"');
    expect(html).toContain(`<option value="${ana.timeZone}" selected`);
    expect(textOf(html)).toMatch(/Tokyo, \d\d:\d\d/);
    expect(leadsTo(answer)).toEqual(['/me', 'time-zone']);
    expect(changes).toEqual([{ name: 'setOwnTimeZone', input: { timeZone: 'Asia/Tokyo' } }]);
  });
});

describe('the people page', () => {
  test('is in the menu of who manages people, and of nobody else', async () => {
    const { get } = openPages();

    const [managing, other] = await Promise.all([get('/inbox', 'dana'), get('/deals', 'ana')]);

    expect(await managing.text()).toContain('href="/people"');
    expect(await other.text()).not.toContain('href="/people"');
  });

  test('lists roles in words, the line, and who is away', async () => {
    const people = [
      { ...dana, away, reportsTo: marco.id },
      { ...marco, active: false },
    ];
    const { get } = openPages({ people });

    const text = textOf(await (await get('/people', 'dana')).text());

    expect(text).toMatch(
      /Dana Whitfield.*Channel manager, Administrator.*Marco Rossi.*Away.*Marco Rossi stands in/,
    );
    expect(text).toContain('Not active');
  });

  test('leads to a page where the line can be changed', async () => {
    const { get, post, changes } = openPages({ personPage: { ...page, person: marco } });

    const text = textOf(await (await get(`/people/${marco.id}`, 'dana')).text());
    const answer = await post(`/people/${marco.id}/manager`, { reportsTo: '' }, 'dana');

    expect(text).toContain('Reporting line');
    expect(leadsTo(answer)).toEqual([`/people/${marco.id}`, 'reports-to']);
    expect(changes).toEqual([
      { name: 'setManager', input: { personId: marco.id, input: { reportsTo: null } } },
    ]);
  });
});

describe('a case that nobody can act on', () => {
  test('says so on its page, on the board, in the list and among its tasks', async () => {
    const { casePage, summary } = waitsForNobody();
    const { get } = openPages({ casePage, cases: [summary, ...caseSummaries] });
    const pages = [`/cases/${casePage.view.id}`, '/board/onboarding', '/board/onboarding?stage=vetting'];

    const [own = '', board = '', list = ''] = await Promise.all(
      pages.map(async (path) => textOf(await (await get(path, 'dana')).text())),
    );

    expect(own).toMatch(/Nobody can act: nobody has the role.*looked for every hour/);
    expect(own).toContain('but nobody can act');
    expect(board).toMatch(/Nobody who can act.*Nobody can act/);
    expect(list).toMatch(/Nobody who can act.*Nobody can act/);
  });

  test('says of what is a learner’s own that nobody else can do it', async () => {
    const { casePage } = waitsForNobody({ role: 'learner', roleLabel: 'the learner', party: 'partner' });
    const { get } = openPages({ casePage });

    const text = textOf(await (await get(`/cases/${casePage.view.id}`, 'dana')).text());

    expect(text).toMatch(/Nobody can act: this is the learner’s own.*they have no access now/);
    expect(text).not.toMatch(/has the role/);
  });

  test('names for whom a stand-in stands in', async () => {
    const { casePage } = waitsForNobody({ assignees: [marco.id], standsInFor: { [marco.id]: dana.id } });
    const { get } = openPages({ casePage });

    const text = textOf(await (await get(`/cases/${casePage.view.id}`, 'dana')).text());

    expect(text).toContain(`${names[marco.id]} (stands in for ${names[dana.id]})`);
  });
});

describe('several answers at once', () => {
  const chore = approvalTask({
    id: 'T7',
    title: 'Set up the portal',
    outcomes: [
      { id: 'set-up', label: 'It is set up', effect: 'It goes on.', needs: 'nothing', tone: 'positive' },
    ],
  });
  const [deal] = inboxItems;
  const inbox = [
    ...(deal ? [deal] : []),
    { caseId: 'C-7K3M9Q2XBA', kind: 'custom' as const, task: chore, title: 'Alpine', partnerName: 'Alpine' },
  ];

  test("are offered for every outcome that needs a comment at most, a program's own too", async () => {
    const { get } = openPages({ inbox });

    const html = await (await get('/inbox', 'dana')).text();

    const offered = [...html.matchAll(/name="outcome" value="([^"]+)"/g)].map(([, id]) => id);
    expect(offered).toEqual(['approve', 'reject', 'set-up']);
  });

  test('leave out what has no such outcome, and say so before the press', async () => {
    const { post, changes } = openPages({ inbox });
    const task = inbox.map(({ caseId, task }) => `${caseId}:${task.id}`);

    const text = textOf(await (await post('/inbox', { task, outcome: 'set-up' }, 'dana')).text());
    const done = await post('/inbox', { task, outcome: 'set-up', confirmed: 'yes' }, 'dana');

    expect(text).toMatch(/Answer “It is set up” to this one\?.*One of the ticked is left out/);
    expect(changes).toMatchObject([
      {
        name: 'completeMany',
        input: { tasks: [{ caseId: 'C-7K3M9Q2XBA', taskId: 'T7' }], answer: { outcome: 'set-up' } },
      },
    ]);
    expect(textOf(await done.text())).toContain('answered “It is set up”');
  });
});

test('tells which e-mails one can turn off, with one press for each', async () => {
  const { get } = openPages({ personPage: { ...page, person: { ...dana, noMail: ['news'] } } });

  const text = textOf(await (await get('/me', 'dana')).text());

  expect(text).toMatch(/E-mails that you can turn off .*You get no news.*Get news again/);
});

test('an address that gets nothing more is told with its reason, and written to again with one press', async () => {
  const silent = { why: 'bounced', since: after(-2) } as const;
  const { get, post, changes } = openPages({ personPage: { ...page, silent } });

  const text = textOf(await (await get('/me', 'dana')).text());
  const answer = await post('/me/address', {}, 'dana');

  expect(text).toMatch(
    /You get no e-mails Since .* an e-mail to it came back for good.*Write to this address again/,
  );
  expect(leadsTo(answer)).toEqual(['/me', 'writes-again']);
  expect(changes).toEqual([{ name: 'writeAgain', input: { personId: dana.id } }]);
});

test('who manages people lets a colleague sign in with another account of the provider', async () => {
  const { get, post, changes } = openPages({ personPage: { ...page, signsInAt: 'Okta' } });

  const text = textOf(await (await get(`/people/${dana.id}`, 'dana')).text());
  const answer = await post(`/people/${dana.id}/account/forget`, {}, 'dana');

  expect(text).toContain('Account at Okta');
  expect(leadsTo(answer)).toEqual([`/people/${dana.id}`, 'account-forgotten']);
  expect(changes).toEqual([{ name: 'forgetAccount', input: { personId: dana.id } }]);
});
