import { describe, expect, test } from 'vitest';
import { openPages, textOf } from './support/visit.ts';

const open = (path: string, who: 'ana' | 'dana' = 'ana', world = {}) => openPages(world).get(path, who);
const read = async (...asked: Parameters<typeof open>) => (await open(...asked)).text();

describe('the search', () => {
  test.each([
    ['/deals', 'ana'],
    ['/cases', 'ana'],
    ['/console', 'dana'],
    ['/board', 'dana'],
    ['/inbox', 'dana'],
  ] as const)('stands on %s, and sends its words to a page of its own', async (path, who) => {
    const html = await read(path, who);

    expect(html).toMatch(/<search><form[^>]* method="get" action="\/search">/);
    expect(html).toContain('id="find" name="q" type="search"');
  });

  test('says what can be searched before anything is', async () => {
    const [partner, vendor] = [await read('/search', 'ana'), await read('/search', 'dana')];

    expect(textOf(partner)).toMatch(
      /Write the name of a customer or a colleague, words of a title, or the id/,
    );
    expect(textOf(vendor)).toMatch(/a partner, words of a title, .* or the number of a certificate/);
    expect(partner).not.toMatch(/class="empty"|Error/);
  });

  test('shows what was found with its words marked, and keeps what was typed', async () => {
    const html = await read('/search?q=+kestrel+plat', 'dana');

    expect(html).toContain('value="kestrel plat"');
    expect(html).toContain('href="/deals/D-7K3M9Q2XBA"');
    expect(html).toContain('<span class="deal-customer"><mark>Kestrel</mark> Maritime AS</span>');
    expect(html).toContain('<span class="sub"><mark>Platform</mark></span>');
    expect(textOf(html)).toMatch(/1 found, the one opened last first/);
    expect(html).toContain('data-label="Partner"');
    expect(await read('/search?q=kestrel', 'ana')).not.toContain('data-label="Partner"');
  });

  test('leads to cases as well as to deals', async () => {
    const html = await read('/search?q=kestrel', 'ana');

    expect(html).toMatch(/href="\/deals\/D-.*href="\/cases\/C-|href="\/cases\/C-.*href="\/deals\/D-/s);
  });

  test('says what can be searched where nothing was found', async () => {
    const text = textOf(await read('/search?q=nowhere', 'ana'));

    expect(text).toMatch(
      /Nothing found No deal and no case has all of these words\. You can search for the name of a customer /,
    );
  });

  test('says where there are more than it can look through', async () => {
    expect(textOf(await read('/search?q=kestrel', 'ana', { moreFound: true }))).toMatch(
      /write more of the name/,
    );
    expect(textOf(await read('/search?q=nowhere', 'ana', { moreFound: true }))).toMatch(
      /Not found yet .* Write more of the name/,
    );
  });

  test.each(['', '+', 'k'])('asks for more than "%s", at the field, and keeps it', async (typed) => {
    const answer = await open(`/search?q=${typed}`);
    const html = await answer.text();

    expect(answer.status).toBe(422);
    expect(html).toContain('href="#search-q"');
    expect(html).toMatch(
      /<input id="search-q" name="q" aria-describedby="[^"]*search-q-problem" aria-invalid="true"/,
    );
    expect(html).toContain(`value="${typed.trim().replace('+', '')}"`);
  });

  test('writes words as text, whatever they are', async () => {
    const html = await read(`/search?q=${encodeURIComponent('"><script>alert(1)</script>')}`, 'ana');

    expect(html).not.toContain('<script>');
  });

  test('is for who is signed in', async () => {
    const answer = await openPages().get('/search?q=kestrel');

    expect(answer.headers.get('location')).toBe('/sign-in?returnTo=%2Fsearch%3Fq%3Dkestrel');
  });
});
