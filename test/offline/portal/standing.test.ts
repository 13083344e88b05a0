import { describe, expect, test } from 'vitest';
import { DomainError } from '../../../domain/errors.ts';
import { leadsTo } from '../../support/leads-to.ts';
import { standingIn } from './support/fake-standing.ts';
import { openPages, textOf } from './support/visit.ts';

const own = async (days: number, tier?: string) =>
  (await openPages({ standing: standingIn(days, tier) }).get('/standing', 'ana')).text();

describe('the page of a partner’s standing', () => {
  test('says which tier and why, who counts, and what is ahead with its date', async () => {
    const html = await own(40);
    const text = textOf(html);

    expect(html).toContain('standing chip-');
    expect(text).toMatch(
      /Gold All that Gold asks is there. If nothing is renewed it is lost on \d+ \w+ 2027/,
    );
    expect(text).toMatch(/Gold at risk unless renewed. 1 certificate ends in January 2027/);
    expect(text).toMatch(/Sam North: renew “Platform basics” by 3 January 2027/);
    expect(text).toMatch(
      /2 people with the certificate Platform basics: 2 of 2 Counts: Nora West, Sam North/,
    );
    expect(html).not.toContain('/console/');
  });

  test('says until when a tier is kept, and what is missing', async () => {
    const text = textOf(await own(-1));

    expect(text).toMatch(
      /Not all that Gold asks is there. It is kept until 23 January 2027; after that the tier is Silver/,
    );
    expect(text).toContain('What is missing: Certify 1 more person: Platform basics');
  });

  test('puts the next tier first', async () => {
    const text = textOf(await own(-1, 'silver'));

    expect(text.indexOf('Gold Next')).toBeGreaterThan(0);
    expect(text.indexOf('Gold Next')).toBeLessThan(text.indexOf('Silver Now'));
  });

  test('says so of a tier that no rule moves', async () => {
    expect(textOf(await own(300, 'direct'))).toContain('This tier was set by hand: no rule moves it.');
  });

  test('is friendly before there are rules', async () => {
    const { get } = openPages({ standing: undefined });

    expect(textOf(await (await get('/standing', 'ana')).text())).toContain('No rules yet');
  });
});

describe('the vendor’s pages', () => {
  test('list partners with what they would lose, and lead to each', async () => {
    const html = await (await openPages().get('/console/standing', 'dana')).text();

    expect(html).toContain('href="/console/standing/northwind"');
    expect(html).toContain('href="/console/standing?tier=gold"');
    expect(textOf(html)).toMatch(/Kept until .* At risk .* Earned/);
  });

  test('give the list as CSV', async () => {
    const answer = await openPages().get('/console/standing.csv?tier=gold', 'dana');

    expect(await answer.text()).toMatch(
      /^partner,partner name,tier,earned,.*\r\nnorthwind,Northwind Systems,gold/,
    );
  });

  test('move somebody, or say what is wrong with nothing lost', async () => {
    const { follow, post, changes } = openPages();
    const form = { personId: 'P-2', partnerId: 'alpine' };

    const moved = await post('/console/standing/northwind/move', form, 'dana');
    const page = textOf(await (await follow(moved, 'dana')).text());

    expect(moved.status).toBe(303);
    expect(changes).toEqual([{ name: 'move', input: { personId: 'P-2', input: { partnerId: 'alpine' } } }]);
    expect(page).toContain('They are with the other partner now');
    const nobody = await post(
      '/console/standing/northwind/move',
      { personId: '', partnerId: 'alpine' },
      'dana',
    );
    expect([nobody.status, await nobody.text()]).toEqual([422, expect.stringContaining('value="alpine"')]);
  });
});

describe('the rules', () => {
  const send = (form: Record<string, string>, refusal?: DomainError) =>
    openPages(refusal ? { refusal } : {}).post('/console/standing/rules', { after: '1', ...form }, 'dana');

  test('are shown with who published them', async () => {
    const text = textOf(await (await openPages().get('/console/standing/rules', 'dana')).text());

    expect(text).toMatch(/Version 1, published .* by/);
    expect(text).toContain('Show what would change');
  });

  test('are told by line what is wrong, and nothing that was typed is lost', async () => {
    const answer = await send({ act: 'preview', source: 'tiers:\r\n  - { id: silver }' });
    const html = await answer.text();

    expect(answer.status).toBe(422);
    expect(textOf(html)).toContain('Line 2: title is missing here');
    expect(html).toContain('tiers:\n  - { id: silver }');
  });

  test('can be published only after a look at who would move', async () => {
    const before = await (await openPages().get('/console/standing/rules', 'dana')).text();
    const seen = await send({ act: 'preview', source: 'tiers: [{ id: silver, title: Silver }]' });
    const text = await seen.text();

    expect(before).not.toContain('value="publish"');
    expect(text).toContain('value="publish"');
    expect(textOf(text)).toMatch(/gold 2 1 silver 1 2/);
    expect(textOf(text)).toMatch(/Northwind Systems : gold to silver/);
  });

  test('are published, or keep what was typed when somebody was quicker', async () => {
    const published = await send({ act: 'publish', source: 'tiers: []' });
    const late = await send({ act: 'publish', source: 'mine: 1' }, new DomainError('not-now', 'Too late.'));

    expect(leadsTo(published)).toEqual(['/console/standing', 'rules-published']);
    expect([late.status, await late.text()]).toEqual([409, expect.stringMatching(/Too late.[\s\S]*mine: 1/)]);
  });
});
