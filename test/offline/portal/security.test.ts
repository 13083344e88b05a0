import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../../../domain/errors.ts';
import { safeReturnTo } from '../../../handlers/pages/return-to.ts';
import { leadsTo } from '../../support/leads-to.ts';
import { openPages, origin, textOf } from './support/visit.ts';

const deal = '/deals/D-7K3M9Q2XBA';

describe('forms are taken from our own pages only', () => {
  const approve = { outcome: 'approve' };
  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['a sibling site', { 'sec-fetch-site': 'same-site', origin: 'https://blog.vendor.example' }],
    ['another site over plain http', { origin: 'http://evil.example' }],
    ['nowhere', {}],
    ['a page without an address', { origin: 'null' }],
  ])('a form from %s does nothing', async (_from, headers) => {
    const { post, changes } = openPages();

    const answer = await post(`${deal}/tasks/T1`, approve, 'dana', headers as Record<string, string>);

    expect(answer.status).toBe(403);
    expect(changes).toEqual([]);
  });

  it.each([
    ['a browser that says where from', { 'sec-fetch-site': 'same-origin' }],
    ['one that sends the origin only', { origin }],
  ])('a form of ours from %s is taken', async (_from, headers) => {
    const { post, changes } = openPages();

    const answer = await post(`${deal}/tasks/T1`, approve, 'dana', headers as Record<string, string>);

    expect(answer.status).toBe(303);
    expect(changes).toHaveLength(1);
  });

  it('a link’s page sends no referrer, so its form comes without an origin, and is taken', async () => {
    const { post, changes } = openPages();

    const answer = await post('/t/some-token', approve, undefined, { origin: 'null' });

    expect(answer.status).toBe(303);
    expect(changes).toHaveLength(1);
  });
});

describe('what surrounds a page', () => {
  it.each(['/t/some-token', '/sign-in/some-token', '/sign-in'])(
    '%s keeps its address from other sites, caches and indexes',
    async (path) => {
      const { get } = openPages();

      const { headers } = await get(path);

      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-robots-tag')).toBe('noindex');
    },
  );

  it('allows no script, no frame and no style but ours', async () => {
    const { get } = openPages();

    const answer = await get(deal, 'dana');
    const html = await answer.text();

    expect(answer.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self' data: https:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(html).not.toMatch(/<script|<style|\sstyle=|\son\w+=/);
  });

  it.each(['GET', 'HEAD'])('%s of any page changes nothing', async (method) => {
    const { get, changes } = openPages();

    for (const path of [
      '/t/some-token',
      '/sign-in/some-token',
      '/sign-out',
      '/deals/new',
      deal,
      '/inbox',
      '/',
    ])
      for (const who of [undefined, 'ana', 'dana'] as const) await get(path, who, method);

    expect(changes).toEqual([]);
  });
});

describe('who is not signed in', () => {
  it('is asked to, and comes back to the same page', async () => {
    const { get } = openPages();

    const answer = await get('/deals?stage=review');

    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/sign-in?returnTo=%2Fdeals%3Fstage%3Dreview');
  });

  it('is told that nothing was done with a form', async () => {
    const { post, changes } = openPages();

    const answer = await post('/deals', {});

    expect(answer.status).toBe(401);
    expect(textOf(await answer.text())).toContain('what you typed is still there');
    expect(changes).toEqual([]);
  });

  it('sees the same for every address at sign-in', async () => {
    const { post } = openPages();

    const known = await post('/sign-in', { email: 'ana@northwind.example' });
    const unknown = await post('/sign-in', { email: 'nobody@nowhere.example' });

    expect([known.status, known.headers.get('location')]).toEqual([303, '/sign-in?sent']);
    expect([unknown.status, unknown.headers.get('location')]).toEqual([303, '/sign-in?sent']);
  });

  it('gets a cookie by a press that no script can read and no other site can use', async () => {
    const { post } = openPages();

    const answer = await post('/sign-in/some-token', {});

    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^throughline_session=session-of-ana;/);
    for (const part of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(part);
  });

  it('ends the session by signing out, not the cookie alone', async () => {
    const { post, changes } = openPages();

    const answer = await post('/sign-out', {}, 'ana');

    expect(leadsTo(answer)).toEqual(['/sign-in', 'signed-out']);
    expect(answer.headers.get('set-cookie')).toMatch(/^throughline_session=; Max-Age=0;/);
    expect(changes).toEqual([{ name: 'end', input: 'session-of-ana' }]);
  });

  it('gets no cookie from a link that is used up', async () => {
    const { post } = openPages({ signInLink: 'used' });

    const answer = await post('/sign-in/some-token', {});

    expect(answer.status).toBe(409);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });
});

describe('the way back after signing in', () => {
  it.each(['/deals', '/deals/D-7K3M9Q2XBA#task-T1', '/console?stage=review&partner=northwind'])(
    '%s is kept',
    (path) => {
      expect(safeReturnTo(path)).toBe(path);
    },
  );

  it.each([
    '//evil.example',
    'https://evil.example',
    '/\\evil.example',
    '/%0d%0aSet-Cookie:x',
    '/sign-out',
    '/t/other-token',
    '/./sign-out',
    '/.//evil.example',
    '//',
    'javascript:alert(1)',
    '',
  ])('%j leads to no other place', (path) => {
    const url = new URL(safeReturnTo(path), origin);

    expect(url.origin).toBe(origin);
    expect(url.pathname).not.toMatch(/^\/(sign-|t\/)/);
  });

  it('never leaves the site, whatever is asked for', () => {
    fc.assert(
      fc.property(fc.string(), fc.webUrl(), (text, url) => {
        for (const given of [text, `/${text}`, url, `/${url}`, `//${text}`])
          expect(new URL(safeReturnTo(given), origin).origin).toBe(origin);
      }),
    );
  });
});

describe('what is missing and what is forbidden look the same', () => {
  it('to the byte', async () => {
    const { get } = openPages();

    const missing = await get('/deals/D-0000000000', 'ana');
    const nowhere = await get('/no/such/page', 'ana');

    expect([missing.status, nowhere.status]).toEqual([404, 404]);
    expect(await missing.text()).toBe(await nowhere.text());
  });

  it('a failure without a name of ours is told in our words, and reported', async () => {
    const reported: unknown[] = [];
    const failure = new Error('connect ECONNREFUSED 10.0.0.7:7233');
    const { post } = openPages({ refusal: failure }, { onUnexpected: (one) => reported.push(one) });

    const answer = await post(`${deal}/tasks/T1`, { outcome: 'approve' }, 'dana');
    const html = await answer.text();

    expect(answer.status).toBe(500);
    expect(html).not.toContain('ECONNREFUSED');
    expect(reported).toEqual([failure]);
  });

  it('a form that is too large is refused by name', async () => {
    const { post } = openPages();

    const answer = await post('/deals', { description: 'x'.repeat(200_000) }, 'ana');

    expect(answer.status).toBe(413);
  });

  it('a failure with a name keeps its status and message', async () => {
    const { post } = openPages({
      refusal: new DomainError('rate-limited', 'Wait a minute, then ask again.'),
    });

    const answer = await post('/sign-in', { email: 'ana@northwind.example' });

    expect(answer.status).toBe(429);
    expect(textOf(await answer.text())).toContain('Wait a minute, then ask again.');
  });
});
