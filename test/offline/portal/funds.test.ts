import { describe, expect, test } from 'vitest';
import { DomainError } from '../../../domain/errors.ts';
import { leadsTo } from '../../support/leads-to.ts';
import { activity, entries, fund } from './support/money.ts';
import { openPages, textOf } from './support/visit.ts';

const path = `/console/funds/${fund.id}`;
const ended = { ...fund, status: 'ended' } as const;
const next = { ...fund, id: 'FD-0B5N8R1WCZ', name: 'Marketing, first quarter of 2027' };
const rowsOf = (html: string) => html.split('<tbody>')[1]?.match(/<tr>/g)?.length ?? 0;
const texts = async (answer: Promise<Response>) => textOf(await (await answer).text());

describe('the list of funds', () => {
  test.each([
    ['no fund', [], ['No funds yet'], 0],
    ['one', [fund], [fund.name], 1],
    ['two', [fund, next], [fund.name, next.name], 2],
  ])('with %s', async (_what, funds, words, cards) => {
    const { get } = openPages({ funds });

    const html = await (await get('/console/funds', 'dana')).text();

    for (const one of words) expect(textOf(html)).toContain(one);
    expect(html.match(/<li class="panel">/g) ?? []).toHaveLength(cards);
    expect(html.match(/href="\/console\/funds\/new"/g)).toHaveLength(1);
    expect(html.includes('/console/funds.csv')).toBe(cards > 0);
  });

  test('offers a new fund to nobody who may not create one', async () => {
    for (const funds of [[], [fund]])
      expect(await (await openPages({ funds }).get('/console/funds', 'felix')).text()).not.toContain(
        '/console/funds/new',
      );
  });
});

describe('the page of a fund', () => {
  test('leads from each number to what is behind it', async () => {
    const html = await (await openPages().get(path, 'dana')).text();

    expect(textOf(html)).toContain('EUR 50,000');
    for (const account of ['reserved', 'payable', 'paid'])
      expect(html).toContain(`href="${path}/activities?in=${account}"`);
    expect(html).toContain(`href="${path}/activities?in=reserved&amp;allocation=AL-0000000001"`);
  });

  test.each([
    ['who manages funds', 'dana', fund, true],
    ['nobody else', 'felix', fund, false],
    ['nobody once its period is over', 'dana', ended, false],
  ] as const)('can be changed by %s', async (_who, who, shown, may) => {
    const html = await (await openPages({ funds: [shown] }).get(path, who)).text();

    for (const words of ['Add money', 'Lower the fund', 'Give more, or take back', 'Allocate money'])
      expect(html.includes(words)).toBe(may);
  });

  test('says that nobody may spend what is not allocated, and leads there', async () => {
    const { get } = openPages({ allocations: [], activities: [] });

    const [dana, felix] = [await get(path, 'dana'), await get(path, 'felix')];

    const html = await dana.text();
    expect(textOf(html)).toContain('Nobody yet: nothing is allocated. Allocate money');
    expect(textOf(html)).toContain('Nothing paid yet');
    expect(await felix.text()).not.toContain(`${path}/allocate`);
  });

  test('of a fund that there is not is no page', async () => {
    expect((await openPages().get('/console/funds/FD-0000000000', 'dana')).status).toBe(404);
  });
});

describe('a new fund', () => {
  const form = {
    ...{ name: 'Spring', 'amount.amount': '50,000.00', 'amount.currency': 'EUR', ownerId: 'P-DANA000001' },
    ...{ 'period.from': '2027-01-01', 'period.to': '2027-03-31', atEnd: 'return' },
  };

  test('is created with what was typed, and leads to its page', async () => {
    const { post, changes } = openPages();

    const answer = await post('/console/funds/new', { ...form, atEnd: next.id }, 'dana');

    expect(leadsTo(answer)).toEqual([path, 'fund-created']);
    expect(changes).toEqual([
      {
        name: 'createFund',
        input: {
          ...{ name: 'Spring', ownerId: 'P-DANA000001', currency: 'EUR', amount: 5_000_000 },
          ...{ period: { from: '2027-01-01', to: '2027-03-31' }, atEnd: { carryTo: next.id } },
        },
      },
    ]);
  });

  test('that is refused is shown again, with what was typed and what to do', async () => {
    const problems = [
      { field: 'period.to', message: 'The last day is before the first' },
      { field: 'amount', message: 'Give an amount above zero' },
    ];
    const { post } = openPages({ refusal: new DomainError('invalid-input', 'No', problems) });
    const typed = { ...form, 'amount.amount': 'a lot', 'period.to': '2026-01-01' };

    const answer = await post('/console/funds/new', typed, 'dana');

    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(textOf(html)).toContain('2 fields need attention');
    expect(textOf(html)).toContain('The last day is before the first');
    // Of an amount that is none, what is wrong with it, not that it is nothing.
    expect(textOf(html)).not.toContain('Give an amount above zero');
    for (const value of ['Spring', 'a lot', '2027-01-01', '2026-01-01'])
      expect(html).toContain(`value="${value}"`);
    expect(html).not.toContain('value="the-key-that-was-sent"');
  });
});

describe('an act on a fund', () => {
  const held = [
    { field: 'amount', message: '“Marketing” can be lowered by EUR 15,000.00 at most' },
    { field: 'available', message: 'Northwind: EUR 3,200.00 available, can be taken back' },
    {
      field: 'reserved',
      message: 'Northwind: EUR 4,500.00 reserved for “Cloud cost webinar” (C-0000000012)',
    },
  ];

  test.each([
    ['raise', { amount: '1 234.50' }],
    ['lower', { amount: '1,234.50' }],
  ])('%s: in minor units, once for each press', async (act, typed) => {
    const { post, changes } = openPages();

    const answer = await post(`${path}/acts/${act}`, typed, 'dana');

    expect(leadsTo(answer)).toEqual([path, `fund-${act}`]);
    expect(changes).toEqual([{ name: act, input: { id: fund.id, input: { amount: 123_450 } } }]);
  });

  test.each(['', 'twelve', '-5', '12.345'])('with the amount "%s" is shown again', async (amount) => {
    const { post, changes } = openPages();

    const answer = await post(`${path}/acts/lower`, { amount }, 'dana');

    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(textOf(html)).toContain('One field needs attention');
    expect(html).toContain(`value="${amount}"`);
    expect(changes).toEqual([]);
  });

  test('that takes too much is told what holds it, and keeps what was typed', async () => {
    const { post } = openPages({ refusal: new DomainError('not-now', 'No', held) });

    const answer = await post(`${path}/acts/lower`, { amount: '20,000' }, 'dana');

    const html = await answer.text();
    expect(answer.status).toBe(409);
    for (const { message } of held) expect(textOf(html)).toContain(message);
    expect(html).toContain('value="20,000"');
    expect(html.match(/<details class="act" open/g)).toHaveLength(1);
  });

  test('that comes after the end of the period says so', async () => {
    const message = 'The period of “Marketing” ended on 2026-12-31: nothing in it can be changed.';
    const { post } = openPages({ refusal: new DomainError('not-now', message) });

    expect(await texts(post(`${path}/acts/raise`, { amount: '5' }, 'dana'))).toContain(message);
  });

  test('that there is not is no page', async () => {
    expect((await openPages().post(`${path}/acts/spend`, { amount: '5' }, 'dana')).status).toBe(404);
  });

  test.each([
    ['more', 50_000],
    ['less', -50_000],
  ])('gives an allocation %s', async (way, amount) => {
    const { post, changes } = openPages();
    const at = { fundId: fund.id, allocationId: 'AL-0000000003' };

    await post(`${path}/allocations/AL-0000000003`, { way, amount: '500' }, 'dana');

    expect(changes).toEqual([{ name: 'changeAllocation', input: { at, input: { amount } } }]);
  });

  test('on an allocation that is refused opens the form of that one', async () => {
    const { post } = openPages({ refusal: new DomainError('not-now', 'No', held) });

    const answer = await post(`${path}/allocations/AL-0000000003`, { way: 'less', amount: '9999' }, 'dana');

    const html = await answer.text();
    const open = html.split('<details class="act" open').slice(1);
    expect(open).toHaveLength(1);
    expect(open[0]).toContain('id="change-AL-0000000003"');
    expect(open[0]).toMatch(/value="less"[^>]*checked/);
  });
});

describe('an allocation', () => {
  const allocate = (to: string) => `${path}/allocate?to=${to}`;
  const territory = { 'for.name': 'DACH', 'for.countries': 'Germany, at; CH, DE', basis: 'grant' };

  test('for a territory takes countries by name and by code, each once', async () => {
    const { post, changes } = openPages();

    const answer = await post(allocate('territory'), { ...territory, amount: '10 000' }, 'dana');

    expect(leadsTo(answer)).toEqual([path, 'allocated']);
    const countries = ['DE', 'AT', 'CH'];
    expect(changes[0]?.input).toMatchObject({
      input: { for: { to: 'territory', name: 'DACH', countries }, amount: 1_000_000 },
    });
  });

  test('that accrues takes a share, and no amount', async () => {
    const { post, changes } = openPages();
    const form = { 'for.partnerId': 'northwind', basis: 'accrual', 'basis.percent': '1.5 %', amount: '7' };

    await post(allocate('partner'), form, 'dana');

    expect(changes[0]?.input).toMatchObject({
      input: {
        ...{ for: { to: 'partner', partnerId: 'northwind' }, amount: 0 },
        basis: { by: 'accrual', percent: 1.5 },
      },
    });
  });

  test.each([
    ['territory', { ...territory, 'for.countries': 'Germany, Atlantis' }, 'We know no country “Atlantis”'],
    ['territory', { ...territory, 'for.countries': ' , ' }, 'Name at least one country'],
    ['partner', { 'for.partnerId': '', basis: 'grant', amount: '5' }, 'Choose a partner'],
    ['tier', { 'for.tier': 'gold', basis: 'accrual', 'basis.percent': '101' }, 'above 0 and at most 100'],
    ['tier', { 'for.tier': 'gold', basis: 'grant', amount: 'five' }, 'field needs attention'],
  ])('for a %s that is not right says what is wrong, and keeps the rest', async (to, form, words) => {
    const { post, changes } = openPages();

    const answer = await post(allocate(to), form, 'dana');

    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(textOf(html)).toContain(words);
    for (const [name, value] of Object.entries(form))
      if (/countries|percent|amount/.test(name)) expect(html).toContain(`value="${value}"`);
    expect(changes).toEqual([]);
  });
});

describe('the activities of a fund', () => {
  test.each([
    ['', 3],
    ['?in=reserved', 1],
    ['?in=payable', 1],
    ['?in=paid&allocation=AL-0000000002', 1],
    ['?in=reserved&allocation=AL-0000000002', 0],
    ['?in=unheard-of', 3],
  ])('with "%s" are those with money there', async (query, count) => {
    const html = await (await openPages().get(`${path}/activities${query}`, 'dana')).text();

    expect(rowsOf(html)).toBe(count);
    expect(textOf(html).includes('No activities here')).toBe(count === 0);
    expect(textOf(html).includes('Show all activities of the fund')).toBe(/=(res|pay|paid)/.test(query));
  });
});

describe('what came of a fund', () => {
  test('by partner, kind and activity, with its deals behind each number', async () => {
    const { get } = openPages();

    for (const by of ['partner', 'kind', 'activity']) {
      const html = await (await get(`${path}/return?by=${by}`, 'dana')).text();
      expect(html).toMatch(new RegExp(`return/behind\\?by=${by}&amp;of=`));
      expect(textOf(html)).toContain('EUR 48,500');
    }
    const behind = await texts(get(`${path}/return/behind?by=partner&of=northwind`, 'dana'));
    expect(behind).toContain('Kestrel Maritime Won: revenue EUR 48,500');
    expect(behind).toContain('No rate: left out');
    expect(behind).not.toContain('Autumn search campaign');
  });

  test('is nothing yet where nothing was reserved, and has no part that there is not', async () => {
    const { get } = openPages({ activities: [] });

    expect(await texts(get(`${path}/return?by=kind`, 'dana'))).toContain('Nothing yet');
    expect((await get(`${path}/return/behind?by=kind&of=event`, 'dana')).status).toBe(404);
    expect((await get(`${path}/return/behind?by=fund&of=${fund.id}`, 'dana')).status).toBe(200);
  });
});

describe('a statement', () => {
  test('has a line for each movement, the balances after it, and the rate of a foreign amount', async () => {
    const html = await (await openPages().get(`${path}/statement`, 'dana')).text();

    expect(rowsOf(html)).toBe(entries.length);
    expect(textOf(html)).toContain('Reserved for “Security breakfast Lisbon” of Northwind Systems');
    expect(textOf(html)).toContain('USD 4,347.83 at 0.92');
    expect(textOf(html)).toContain('by Dana Whitfield');
  });

  test('of a partner names nobody at the vendor, and has no balances but its own', async () => {
    const text = await texts(openPages().get('/funds/statement', 'mika'));

    expect(text).toContain('Reserved To be paid Paid');
    expect(text).not.toContain('Dana Whitfield');
    expect(text).not.toContain('Not allocated');
  });

  test('without movements says so', async () => {
    expect(await texts(openPages({ entries: [] }).get('/funds/statement', 'mika'))).toContain(
      'No movements yet',
    );
  });
});

describe('saved as CSV', () => {
  const linesOf = async (answer: Promise<Response>) => (await (await answer).text()).trimEnd().split('\r\n');

  test('funds and their allocations, amounts as numbers', async () => {
    const { get } = openPages();

    const [funds, allocations] = [
      await linesOf(get('/console/funds.csv', 'dana')),
      await linesOf(get(`${path}/allocations.csv`, 'dana')),
    ];

    expect(funds[1]).toContain(
      '"Marketing, last quarter of 2026",Dana Whitfield,2026-10-01,2026-12-31,open,EUR',
    );
    expect(funds[1]).toContain(',15000.00,18600.00,6300.00,2500.00,7600.00,0.00,0.00');
    expect(allocations).toHaveLength(4);
    expect(allocations[2]).toContain(',territory,DACH,DE AT CH,accrual,2,EUR,6400.00,');
  });

  test('activities; what a partner called one runs in no spreadsheet', async () => {
    const { get } = openPages({ activities: [activity({ title: '=HYPERLINK("x")' })] });

    const [header, row] = await linesOf(get('/funds/activities.csv', 'mika'));

    expect(header).toMatch(/^Case,Title,Partner,Kind,/);
    expect(row).toContain(`"'=HYPERLINK(""x"")"`);
    expect(row).toContain(',EUR,6500.00,0.00,2500.00,4000.00,0.00,,');
  });

  test('a return, with the ratio', async () => {
    const rows = await linesOf(openPages().get(`${path}/return.csv?by=partner`, 'dana'));

    expect(rows[1]).toBe('northwind,northwind,EUR,2,1,4000.00,34,20000.00,48500.00,12.13');
  });

  test('a statement, with the balances after each line', async () => {
    const rows = await linesOf(openPages().get(`${path}/statement.csv`, 'dana'));

    expect(rows).toHaveLength(entries.length + 1);
    expect(rows[4]).toContain('4000.00,EUR,4347.83,USD,0.92,30000.00,13500.00,2500.00,4000.00,0.00');
  });

  test('nothing but the head where there is nothing', async () => {
    const { get } = openPages({ activities: [], entries: [], allocations: [] });

    for (const table of ['allocations', 'activities', 'return', 'statement'])
      expect(await linesOf(get(`${path}/${table}.csv`, 'dana'))).toHaveLength(1);
  });
});
