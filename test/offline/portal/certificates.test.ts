import { describe, expect, test } from 'vitest';
import { DomainError } from '../../../domain/errors.ts';
import { leadsTo } from '../../support/leads-to.ts';
import { certificateRow } from './support/fake-certificates.ts';
import { openPages, textOf } from './support/visit.ts';

const open = async (number: string) => (await openPages().get(`/certificates/${number}`)).text();

describe('the page for whoever checks a certificate', () => {
  test.each([
    ['CT-7K3M9Q2XBA', 'standing chip-good', /Valid today, 24 Nov 2026, and until 4 Mar 2027/],
    ['CT-0000000002', 'standing chip-attention', /Expired on .*: it was good until then/],
    ['CT-0000000003', 'standing chip-bad', /Revoked since .* has taken it back/],
  ])('says of %s loudly how it stands', async (number, look, words) => {
    const html = await open(number);

    expect(html).toContain(look);
    expect(textOf(html)).toMatch(words);
    expect(textOf(html)).toContain('Ana Silva');
  });

  test('tells no reason, no partner and no menu, whoever is signed in', async () => {
    const { get } = openPages();

    const html = await (await get('/certificates/CT-0000000003', 'dana')).text();

    expect(html).not.toMatch(/Copied answers|Northwind|C-7K3M9Q2XBA|<nav/);
  });

  test('leads to the one that renews it', async () => {
    const { get } = openPages({ certificates: [certificateRow({ renewedBy: 'CT-0000000009' })] });

    const html = await (await get('/certificates/ct-7k3m9q2xba')).text();

    expect(html).toContain('href="/certificates/CT-0000000009"');
  });

  test('is friendly where there is none', async () => {
    const answer = await openPages().get('/certificates/CT-0000000000');

    expect(answer.status).toBe(404);
    expect(textOf(await answer.text())).toContain('There is no certificate with this number');
  });

  test.each([
    ['certificate.pdf', 'application/pdf'],
    ['credential.jwt', 'text/plain; charset=UTF-8'],
    ['status.json', 'application/json'],
  ])('has %s beside it', async (file, type) => {
    const { get } = openPages();

    const answer = await get(`/certificates/CT-7K3M9Q2XBA/${file}`);

    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
  });

  test.each(['issuer', 'keys.json', 'keys/known', 'CT-7K3M9Q2XBA/status.json'])(
    'can be checked by programs of other sites: %s',
    async (path) => {
      const answer = await openPages().get(`/certificates/${path}`);

      expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, '*']);
    },
  );

  test('has no key that is not known', async () => {
    expect((await openPages().get('/certificates/keys/other')).status).toBe(404);
  });
});

describe('the list of certificates', () => {
  test('shows a partner who holds what until when, and nothing of the vendor', async () => {
    const html = await (await openPages().get('/certificates', 'ana')).text();

    expect(textOf(html)).toMatch(/Ana Silva CT-7K3M9Q2XBA Platform engineer/);
    expect(html).toContain('href="/certificates/CT-7K3M9Q2XBA"');
    expect(html).not.toContain('/console/');
  });

  test('leads the vendor on, by partner and by kind', async () => {
    const html = await (await openPages().get('/console/certificates', 'dana')).text();

    expect(html).toContain('href="/console/certificates/CT-7K3M9Q2XBA"');
    expect(html).toContain('href="/console/certificates?kind=platform-engineer"');
    expect(html).toContain('href="/console/certificates?partner=northwind"');
  });

  test('says what stands here when there is nothing', async () => {
    const { get } = openPages({ certificates: [] });

    expect(textOf(await (await get('/certificates', 'ana')).text())).toContain('No certificates yet');
  });

  test('is saved as CSV', async () => {
    const answer = await openPages().get('/certificates.csv', 'ana');

    const [header, first] = (await answer.text()).split('\r\n');
    expect(header).toMatch(/^number,certificate,title,holder,/);
    expect(first).toMatch(/^CT-7K3M9Q2XBA,platform-engineer,Platform engineer,Ana Silva,.*,valid,/);
  });
});

describe('one certificate, for the vendor', () => {
  test('is revoked with a reason, and reinstated where it is revoked', async () => {
    const { get, post, changes } = openPages();

    const answer = await post('/console/certificates/CT-7K3M9Q2XBA/revoke', { reason: 'Copied' }, 'dana');
    const html = await (await get('/console/certificates/CT-0000000003', 'dana')).text();

    expect(leadsTo(answer)).toEqual(['/console/certificates/CT-7K3M9Q2XBA', 'certificate-revoke']);
    expect(changes).toEqual([
      { name: 'revoke', input: { number: 'CT-7K3M9Q2XBA', input: { reason: 'Copied' } } },
    ]);
    expect(html).toContain('action="/console/certificates/CT-0000000003/reinstate"');
    expect(textOf(html)).toContain('by a program: Copied answers');
  });

  test('keeps what was typed when it is refused', async () => {
    const problem = { field: 'reason', message: 'The reason can have 500 characters at most' };
    const { post } = openPages({ refusal: new DomainError('invalid-input', problem.message, [problem]) });

    const answer = await post('/console/certificates/CT-7K3M9Q2XBA/revoke', { reason: 'Long' }, 'dana');

    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(textOf(html)).toContain(problem.message);
    expect(html).toMatch(/<textarea[^>]*>\s*Long/);
  });
});
