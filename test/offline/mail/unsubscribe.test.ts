import { beforeEach, describe, expect, it } from 'vitest';
import type { Mail } from '../../../activities/mail/mailer.ts';
import { createSendMessage } from '../../../activities/send-message.activity.ts';
import { createSendProgramMessage } from '../../../activities/send-program-message.activity.ts';
import { tellStanding } from '../../../activities/standing/tell-standing.activity.ts';
import type { LinkClaims } from '../../../domain/links/link-token.schema.ts';
import { signLink } from '../../../domain/links/link-token.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import type { StandingNews } from '../../../domain/standing/standing.ts';
import type { ServiceContext } from '../../../handlers/services/context.ts';
import { createMailChoicesService } from '../../../handlers/services/mail-choices/mail-choices.service.ts';
import { shippedStandingRules } from '../../../handlers/services/programs/shipped.ts';
import { leadsTo } from '../../support/leads-to.ts';
import { fakeServices } from '../portal/support/fake-services.ts';
import { openPages, origin, textOf } from '../portal/support/visit.ts';
import { linkKeys, manager, now, seller, taskOf, viewOf } from './mail-fixtures.ts';
import { depsOf, inputOf, scriptedMailer } from './post-room.ts';

const owner: Person = { ...seller, id: 'P-0WNER00001', email: 'olga@northwind.example', roles: ['owner'] };
const view = viewOf({ tasks: [taskOf()] });
const news = {
  ...inputOf('task-opened', owner, view),
  subject: 'New courses',
  text: 'See them.',
  news: true,
};
const years = 5 * 365 * 86_400_000;

let people: Person[];
let mails: Mail[];
let deps: ReturnType<typeof depsOf>;
const store = {
  get: async (id: string) => people.find((person) => person.id === id),
  byRole: async () => people.filter(({ roles }) => roles.includes('owner')),
  change: async (id: string, change: (person: Person) => Person) => {
    people = people.map((person) => (person.id === id ? change(person) : person));
    return people.find((person) => person.id === id);
  },
};
beforeEach(() => {
  people = [owner, manager];
  const post = scriptedMailer();
  mails = post.mails;
  deps = depsOf(post.mailer, { publicUrl: origin });
  Object.assign(deps.stores, { people: store });
});

/** The pages at a time, over the people above. */
function pagesAt(moment = now) {
  const context = { linkKeys, now: () => new Date(moment), stores: { people: store } };
  const mailChoices = createMailChoicesService(context as unknown as ServiceContext);
  return openPages({}, { services: { ...fakeServices().services, mailChoices } });
}
/** As an inbox does it: no cookie, no origin, nothing of a browser. */
const oneClick = (path: string, moment?: string) =>
  pagesAt(moment).post(path, { 'List-Unsubscribe': 'One-Click' }, undefined, {});
async function pathOfNews(step = 'hello'): Promise<string> {
  await createSendProgramMessage(deps)({ ...news, step });
  const url = mails.at(-1)?.unsubscribe ?? '';
  expect(url).toMatch(new RegExp(`^${origin}/u/`));
  return url.slice(origin.length);
}
const tokenFor = (claims: LinkClaims) =>
  signLink(linkKeys, claims, { issuedAt: new Date(now), expiresAt: new Date(Date.parse(now) + 1000) });

describe('an e-mail that nobody needs', () => {
  it('says in both bodies where to turn such e-mails off', async () => {
    const path = await pathOfNews();

    expect(mails[0]?.text).toContain(`You need not get such e-mails: ${origin}${path}`);
    expect(mails[0]?.html).toContain(`href="${origin}${path}"`);
  });

  it('changes nothing when its link is opened, however often', async () => {
    const path = await pathOfNews();
    const { get } = pagesAt();

    const page = await get(path);
    await get(path, undefined, 'HEAD');

    expect(page.status).toBe(200);
    expect(textOf(await page.text())).toContain('You get news by e-mail');
    expect(people).toEqual([owner, manager]);
  });

  it('is turned off by one POST of an inbox, answered with a page; the next is not sent, and the case is told why', async () => {
    const path = await pathOfNews();

    const answer = await oneClick(path);

    expect(answer.status).toBe(200);
    expect(textOf(await answer.text())).toContain('You get no news by e-mail They are turned off.');
    expect(people[0]?.noMail).toEqual(['news']);
    await expect(createSendProgramMessage(deps)({ ...news, step: 'again' })).rejects.toMatchObject({
      ...{ type: 'mail-turned-off', nonRetryable: true },
    });
    expect(mails).toHaveLength(1);
  });

  it('comes again after a press on the same page', async () => {
    const path = await pathOfNews();
    await oneClick(path);

    const answer = await pagesAt().post(path, { wanted: 'yes' }, undefined, {});

    expect(textOf(await answer.text())).toContain('You get news by e-mail They come again from now on.');
    expect(people[0]).toEqual(owner);
    await pathOfNews('again');
  });

  it('can be turned off by its link years later', async () => {
    const path = await pathOfNews();

    const later = new Date(Date.parse(now) + years).toISOString();

    expect((await oneClick(path, later)).status).toBe(200);
    expect(people[0]?.noMail).toEqual(['news']);
  });
});

it('a link of another kind, a changed one, and one of somebody who has left turn nothing off', async () => {
  const path = await pathOfNews();
  const gone = { ...manager, active: false };
  people = [owner, gone];
  const links = [
    `${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`,
    `/u/${await tokenFor({ use: 'session', personId: owner.id })}`,
    `/u/${await tokenFor({ use: 'unsubscribe', personId: gone.id, mail: 'news' })}`,
  ];

  for (const link of links) {
    expect((await oneClick(link)).status).toBe(404);
    expect((await pagesAt().get(link)).status).toBe(404);
  }
  expect(people).toEqual([owner, gone]);
});

it('what asks for something, or is a program’s word on the case itself, always comes and cannot be turned off', async () => {
  people = [
    { ...owner, noMail: ['news', 'standing'] },
    { ...manager, noMail: ['news'] },
  ];

  await createSendMessage(deps)(inputOf('task-opened', manager, view, 'T1'));
  await createSendProgramMessage(deps)({ ...news, news: false });

  expect(mails.map(({ to, unsubscribe }) => [to, unsubscribe])).toEqual([
    [manager.email, undefined],
    [owner.email, undefined],
  ]);
});

describe('how a partner stands', () => {
  const nothing: StandingNews = { ahead: [], gained: [], lost: [] };
  const tell = (told: StandingNews, look: string) => {
    const stores = {
      ...deps.stores,
      partners: { get: async () => ({ id: 'northwind', name: 'Northwind', tier: 'gold' }) },
      standing: { rules: async () => ({ version: 1, source: await shippedStandingRules() }) },
    };
    return tellStanding({ ...deps, stores } as unknown as Parameters<typeof tellStanding>[0])({
      ...{ partnerId: 'northwind', look, news: told },
    });
  };

  it('is forecast to the owners who want it, and its change told to all', async () => {
    const second: Person = { ...owner, id: 'P-0WNER00002', email: 'otto@northwind.example' };
    people = [{ ...owner, noMail: ['standing'] }, second];

    await tell({ ...nothing, gained: ['cloud'] }, 'L1');
    await tell({ ...nothing, moved: { from: 'gold', to: 'silver', up: false } }, 'L2');

    expect(mails.map(({ to, unsubscribe }) => [to, unsubscribe !== undefined])).toEqual([
      [second.email, true],
      [owner.email, false],
      [second.email, false],
    ]);
  });

  it('is told to the others when the address of one owner is dead', async () => {
    const second: Person = { ...owner, id: 'P-0WNER00002', email: 'otto@northwind.example' };
    people = [owner, second];
    await deps.stores.addresses.silence(owner.email, { why: 'bounced', since: now });

    await expect(tell({ ...nothing, gained: ['cloud'] }, 'L1')).rejects.toMatchObject({
      type: 'mail-address-silent',
    });

    expect(mails.map(({ to }) => to)).toEqual([second.email]);
  });
});

it('one’s own page tells what one gets, and takes the choice; nobody chooses for a colleague', async () => {
  const { get, post, changes } = openPages({
    personPage: { person: { ...owner, noMail: ['standing'] }, colleagues: [], alone: [] },
  });

  const colleague = textOf(await (await get(`/people/${owner.id}`, 'dana')).text());
  const answer = await post('/me/mail', { mail: 'news', wanted: 'no' }, 'dana');

  expect(colleague).not.toContain('E-mails that you can turn off');
  expect(leadsTo(answer)).toEqual(['/me', 'mail-off']);
  expect(changes).toMatchObject([{ name: 'chooseOwn', input: { mail: 'news', wanted: false } }]);
});
