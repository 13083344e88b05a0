import { describe, expect, test } from 'vitest';
import { besideRequest } from './support/fake-funds.ts';
import { activities } from './support/money.ts';
import { openPages, textOf } from './support/visit.ts';

const rowsOf = (html: string) => html.split('<tbody>')[1]?.match(/<tr>/g)?.length ?? 0;
const texts = async (answer: Promise<Response>) => textOf(await (await answer).text());

describe('what a partner sees', () => {
  const [first] = activities as [(typeof activities)[0]];
  const asked = openPages().world.fundRequests;

  test.each([
    ['nothing', [], 'No requests yet', 0],
    ['one request', asked.slice(0, 1), 'Alpenbahn', 1],
    ['several', asked, 'Kestrel Maritime', asked.length],
  ])('with %s asked for', async (_what, fundRequests, words, count) => {
    const html = await (await openPages({ fundRequests }).get('/funds', 'mika')).text();

    expect(textOf(html)).toContain(words);
    expect(rowsOf(html)).toBe(count);
    expect(textOf(html)).toContain('For you alone');
  });

  test('with nothing left says whom to ask', async () => {
    const { get } = openPages({ beside: { ...besideRequest, spendable: [] } });

    expect(await texts(get('/funds', 'mika'))).toContain(
      'Ask your channel manager when the next fund begins',
    );
    expect(await texts(get('/funds?partner=northwind', 'dana'))).toContain(
      'No open fund has an allocation that this partner may use.',
    );
  });

  test('leads to the form where its program is in force', async () => {
    const [program] = openPages().world.startable;
    const startable = program ? [{ ...program, program: 'mdf', kind: 'mdf' as const }] : [];

    expect(await (await openPages({ startable }).get('/funds', 'mika')).text()).toContain(
      'href="/start/mdf"',
    );
    expect(await texts(openPages().get('/funds', 'mika'))).not.toContain('Ask for funds');
    expect(await texts(openPages({ startable }).get('/funds?partner=northwind', 'dana'))).not.toContain(
      'Ask for funds',
    );
  });

  test('is its own: another partner is as one that there is not', async () => {
    const { get } = openPages();

    for (const page of ['/funds', '/funds/statement', '/funds/statement.csv', '/funds/activities.csv']) {
      const [foreign, missing] = [
        await get(`${page}?partner=fabrikam`, 'mika'),
        await get(`${page}?partner=nobody-there`, 'mika'),
      ];
      expect(foreign.status).toBe(404);
      expect(await foreign.text()).toBe(await missing.text());
      expect((await get(`${page}?partner=northwind`, 'mika')).status).toBe(200);
    }
  });

  test('says to a colleague who has none of it whom to ask', async () => {
    const answer = await openPages().get('/funds', 'ana');

    expect(answer.status).toBe(403);
    expect(textOf(await answer.text())).toContain('The owner and the marketers of your company');
  });

  test('shows what a request was granted, and until when to claim', async () => {
    const [request] = asked;
    const open = { ...first, granted: 450_000, paid: 120_000, payable: 80_000, status: 'open' as const };
    const fundRequests = request ? [{ ...request, activity: open }] : [];

    const text = await texts(openPages({ fundRequests }).get('/funds', 'mika'));

    expect(text).toContain('Granted EUR 4,500 Claimed EUR 2,000 Paid EUR 1,200');
    expect(text).toContain('7 Feb 2027');
  });
});
