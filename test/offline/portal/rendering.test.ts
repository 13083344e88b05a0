import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Registration } from '../../../domain/deals/deal.schema.ts';
import type { DealPage } from '../../../handlers/services/deals.services.ts';
import { scenes } from '../../browser/pages/scenes.ts';
import { cookieFor } from '../../support/leads-to.ts';
import {
  approvalTask,
  conflictView,
  entry,
  after as inDays,
  protectedTimeline,
  protectedView,
  registration,
  reviewView,
} from './support/sample.ts';
import { openPages, origin, textOf } from './support/visit.ts';

const deal = '/deals/D-7K3M9Q2XBA';
const count = (html: string, mark: RegExp) => html.match(mark)?.length ?? 0;

/** A deal in which every text that a person can type is this one. */
function dealOf(text: string): DealPage {
  const { customer } = registration();
  const typed: Registration = registration({
    customer: { ...customer, name: text, website: text, taxId: text },
    description: text,
  });
  const vote = {
    outcome: 'reject',
    actor: { via: 'portal' as const },
    at: reviewView().updatedAt,
    comment: text,
  };
  const view = conflictView({
    title: text,
    partner: { id: 'northwind', name: text },
    tasks: [
      approvalTask({ note: text }),
      approvalTask({ id: 'T0', status: 'done', votes: [vote], result: vote }),
    ],
  });
  const near = [{ name: text, domain: text, country: 'NO', score: 0.9, reasons: [text] }];
  return {
    view: { ...view, facts: { ...view.facts, registration: typed, nearMatches: near } },
    timeline: [entry(1, -1, text)],
  };
}

describe('what people typed', () => {
  it('never becomes part of a page’s own marks', async () => {
    const plain = await (await openPages({ page: dealOf('x'), acts: ['note'] }).get(deal, 'dana')).text();
    const hostile = fc.oneof(
      fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', '`', '=', 'a', ' ', '/') }),
      fc.constantFrom(
        '<script>alert(1)</script>',
        '"><img src=x onerror=alert(1)>',
        "' autofocus onfocus='x",
        '</title><b>',
      ),
    );
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const given = `x${text}`;
        const html = await (
          await openPages({ page: dealOf(given), acts: ['note'] }).get(deal, 'dana')
        ).text();

        expect(count(html, /</g)).toBe(count(plain, /</g));
        expect(count(html, /"/g)).toBe(count(plain, /"/g));
      }),
      { numRuns: 60 },
    );
  });

  it('is shown again as it was typed when a form is refused', async () => {
    const { post } = openPages();
    const hostile = '"><script>alert(1)</script>';

    const html = await (
      await post('/deals', { 'customer.name': hostile, description: hostile }, 'ana')
    ).text();

    expect(html).not.toContain('<script');
    expect(html).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
  });

  it('in a cookie is never shown: only our own words for what was done are', async () => {
    const { app } = openPages();
    const get = (done: string) =>
      app.request(`${origin}${deal}`, {
        headers: { cookie: `throughline_session=session-of-dana; ${cookieFor(done)}` },
      });

    const html = await (await get('<b>You+won</b>')).text();
    const inherited = await (await get('constructor')).text();
    const ours = await (await get('approve')).text();

    expect(html).not.toContain('You won');
    expect(inherited).not.toContain('class="notice"');
    expect(ours).toContain('class="notice"');
  });
});

describe('a partner', () => {
  it('never sees what is the vendor’s alone, even where a service forgot to take it out', async () => {
    const view = conflictView({
      facts: {
        ...conflictView().facts,
        nearMatches: reviewView().facts.nearMatches,
        transferredTo: 'D-5D7F9H1KPS',
      },
    });
    const page = { view, timeline: [entry(1, -1, 'Held by the deal of Fabrikam.', { audience: 'vendor' })] };
    const { get } = openPages({ page }, { temporalUiUrl: 'http://localhost:8233/namespaces/default' });

    const seen = await (await get(deal, 'ana')).text();
    const vendors = await (await get(deal, 'dana')).text();

    const secrets = [
      'D-0B5N8R1WCZ',
      'fabrikam',
      'Fabrikam',
      'Kestral',
      'alike',
      'D-5D7F9H1KPS',
      'workflows/',
      'Temporal',
    ];
    for (const secret of secrets) {
      expect(vendors).toContain(secret);
      expect(seen).not.toContain(secret);
    }
  });

  it('is sent to their own deals from the vendor’s pages', async () => {
    const { get } = openPages();

    const places = await Promise.all(['/console', '/inbox'].map((path) => get(path, 'ana')));

    expect(places.map(({ headers }) => headers.get('location'))).toEqual(['/deals', '/deals']);
  });
});

describe('every page', () => {
  it.each(scenes)('$name: has labels, ids and links that fit together', async ({ path, as, world }) => {
    const { get } = openPages(world);

    const html = await (await get(path, as)).text();

    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    const named = [...html.matchAll(/\s(?:for|aria-labelledby|aria-describedby)="([^"]*)"/g)].flatMap(
      ([, list]) => (list ?? '').split(' '),
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
    for (const [input] of html.matchAll(/<(?:input|select|textarea)\b(?![^>]*type="hidden")[^>]*>/g)) {
      const id = /\sid="([^"]*)"/.exec(input)?.[1];
      expect(input.includes('aria-label=') || html.includes(`for="${id}"`)).toBe(true);
    }
    expect(count(html, /<h1[\s>]/g)).toBe(1);
    expect(html).toMatch(/^<!doctype html><html lang="en">/);
  });
});

describe('a contested conflict', () => {
  const dispute = approvalTask({ step: 'dispute', title: 'Ruling on the dispute', note: 'We found them' });
  const page = {
    view: conflictView({ tasks: [dispute] }),
    timeline: [
      entry(1, -0.61, 'The deal was registered.', { kind: 'submitted' }),
      entry(2, -0.5, 'Channel manager was reminded.', { kind: 'reminded' }),
    ],
  };
  const holder = {
    view: protectedView({
      id: 'D-0B5N8R1WCZ',
      partner: { id: 'fabrikam', name: 'Fabrikam Channel GmbH' },
      facts: { ...protectedView().facts, registeredAt: inDays(-12), submittedBy: 'P-FAYE000001' },
    }),
    timeline: [entry(1, -12, 'Progress: they want a pilot.', { kind: 'progress' })],
  };

  it.each([
    [deal, 'dana'],
    ['/t/some-token', undefined],
  ] as const)('shows whoever rules both trails at %s', async (path, who) => {
    const { get } = openPages({ page, holder, task: dispute });

    const html = await (await get(path, who)).text();
    const seen = textOf(html);

    expect(seen).toContain('The holder registered 11 days before this one.');
    expect(seen).toContain('Registered Thu 12 Nov 2026, 11:20:00 CET by Faye Brandt');
    expect(seen).toContain('Progress: they want a pilot.');
    expect(seen).toContain('Partner Fabrikam Channel GmbH');
    expect(/<div class="trails">[\s\S]*?<\/div>/.exec(html)?.[0]).not.toContain('was reminded');
  });

  it('shows a partner nothing of the holder', async () => {
    const seen = await (await openPages({ page, holder }).get(deal, 'ana')).text();

    for (const secret of ['Fabrikam', 'Faye', 'pilot.', 'Who was first']) expect(seen).not.toContain(secret);
  });

  it('says since when an existing customer is known', async () => {
    const { facts } = page.view;
    const conflict = {
      kind: 'account',
      holderId: 'account-1',
      heldSince: inDays(-40),
      matchedKeys: [],
    } as const;
    const ofAccount = { ...page, view: { ...page.view, facts: { ...facts, conflict } } };

    const seen = textOf(await (await openPages({ page: ofAccount }).get(deal, 'dana')).text());

    expect(seen).toContain('Existing customer account-1 Known since Thu 15 Oct 2026, 12:20 CEST');
    expect(seen).not.toContain('Who was first');
  });
});

describe('the protection of a closed deal', () => {
  const closed = (change: Parameters<typeof protectedView>[0]) =>
    protectedView({ stage: 'closed', stageLabel: 'Closed', status: 'closed', outcome: 'won', ...change });
  const seenOf = async (view: DealPage['view']) =>
    textOf(await (await openPages({ page: { view, timeline: [] } }).get(deal, 'ana')).text());

  it('ended with it, and reminds of nothing more', async () => {
    const seen = await seenOf(closed({ updatedAt: inDays(-2) }));

    expect(seen).toContain('Ended with the deal. It would have lasted until 4 Jan 2027');
    expect(seen).not.toContain('Reminder to come');
    expect(seen).not.toContain('Next reminder');
  });

  it('lasted to its end where that came first', async () => {
    const { facts } = protectedView();
    const protection = {
      ...facts.protection,
      from: inDays(-90),
      until: inDays(-3),
    } as typeof facts.protection;
    const seen = await seenOf(
      closed({ updatedAt: inDays(-2), facts: { ...facts, ...(protection ? { protection } : {}) } }),
    );

    expect(seen).toContain('Was protected until 21 Nov 2026');
  });
});

describe('who did what', () => {
  const timeline = [
    entry(1, -3, 'Registered.', { actor: { via: 'portal', personId: 'P-ANA0000001' } }),
    entry(2, -2, 'Approved.', { actor: { via: 'email-link' } }),
    entry(3, -1, 'Extended.', { actor: { via: 'temporal-ui' } }),
    entry(4, -1, 'Reminded.'),
  ];
  const page = { view: reviewView(), timeline };

  it('is told a partner with the vendor’s name in place of its people’s', async () => {
    const { get } = openPages({ page }, { brand: { name: 'Meridian Software' } });

    const seen = textOf(await (await get(deal, 'ana')).text());

    expect(seen).toMatch(/Reminded\. [^·]*· Automatic Extended\. [^·]*· Meridian Software/);
    expect(seen).toMatch(/Approved\. [^·]*· Meridian Software Registered\. [^·]*· You/);
    expect(seen).not.toContain('Somebody');
  });
});

describe('a link whose task is settled', () => {
  it('shows times in the zone of whom it was made for', async () => {
    const seen = textOf(await (await openPages({ link: 'settled' }).get('/t/some-token')).text());

    expect(seen).toContain('Wed 25 Nov 2026, 16:08 CET');
  });
});

describe('a deal’s page', () => {
  it('says what is next, who has the ball, and until when in the reader’s zone', async () => {
    const { get } = openPages();

    const seen = textOf(await (await get(deal, 'ana')).text());

    expect(seen).toContain('Next Channel approval Waits for Dana Whitfield or Marco Rossi Channel manager');
    expect(seen).toContain('Until in 29 hours Wed 25 Nov 2026, 15:08 WET Then Escalates to Channel director');
  });

  it('tells the one who has the ball so', async () => {
    const { get } = openPages();

    const seen = textOf(await (await get(deal, 'dana')).text());

    expect(seen).toContain('Waits for You or Marco Rossi');
    expect(seen).toContain('Your decision');
  });

  it('draws protection with the extensions used and the reminders of the program it is pinned to', async () => {
    const page = { view: protectedView(), timeline: protectedTimeline };
    const older = { view: protectedView({ program: { id: 'deal-registration', version: 7 } }), timeline: [] };

    const pinned = textOf(await (await openPages({ page }).get(deal, 'ana')).text());
    const other = textOf(await (await openPages({ page: older }).get(deal, 'ana')).text());

    expect(pinned).toContain('Protected until 4 Jan 2027 , in 41 days');
    expect(pinned).toContain('Extensions used 1 of 2, 30 days each Next reminder 5 Dec 2026');
    expect(other).toContain('Extensions used 1 Next reminder');
  });
});
