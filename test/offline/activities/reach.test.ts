import type { LookupAddress } from 'node:dns';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FollowOptions, isPublic, reach } from '../../../activities/checks/reach.ts';
import { siteCertificate, siteKey } from './fixtures/site-certificate.ts';

let server: Server;
let port: number;
const asked: string[] = [];
beforeAll(async () => {
  server = createServer({ key: siteKey, cert: siteCertificate }, (request, response) => {
    asked.push(request.url ?? '');
    const { pathname, searchParams } = new URL(request.url ?? '/', 'https://site.example');
    if (pathname === '/silent') return;
    if (pathname === '/loop') return void response.writeHead(301, { location: '/loop' }).end();
    const to = searchParams.get('to');
    response.writeHead(Number(searchParams.get('status') ?? 200), to ? { location: to } : {});
    response.end('x'.repeat(100_000));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Names as the test says; the local address counts as public only where it says so. */
function internet(addresses: Record<string, string>, open = true): FollowOptions {
  const lookup = (name: string, _options: unknown, callback: (...args: unknown[]) => void) => {
    const address = addresses[name];
    if (!address) return callback(Object.assign(new Error('no'), { code: 'ENOTFOUND' }), []);
    const found: LookupAddress[] = [{ address, family: address.includes(':') ? 6 : 4 }];
    callback(null, found);
  };
  return {
    lookup: lookup as unknown as NonNullable<FollowOptions['lookup']>,
    ca: siteCertificate,
    timeout: 500,
    ...(open ? { allowed: (address: string) => address === '127.0.0.1' } : {}),
  };
}
const here = { 'site.example': '127.0.0.1', 'other.example': '127.0.0.1' };
const at = (path: string, host = 'site.example') => `https://${host}:${port}${path}`;

describe('a website', () => {
  test.each([200, 403, 404])('that answers %i is there', async (status) => {
    expect(await reach(at(`/?status=${status}`), internet(here))).toEqual({ reached: true });
  });

  test('that redirects is there, whoever answers in the end', async () => {
    const to = encodeURIComponent(at('/end', 'other.example'));

    expect(await reach(at(`/?status=302&to=${to}`), internet(here))).toEqual({ reached: true });
    expect(asked).toContain('/end');
  });

  test.each([
    ['answers that it is broken', '/?status=500', 'it answers 500'],
    ['redirects for ever', '/loop', 'it redirects too often'],
    ['does not answer', '/silent', 'it did not answer in time'],
  ])('that %s is not', async (_what, path, reason) => {
    expect(await reach(at(path), internet(here))).toEqual({ reached: false, reason });
  });

  test('with a certificate that nobody knows, or of another name, is not', async () => {
    const { ca: _none, ...strict } = internet({ ...here, 'third.example': '127.0.0.1' });

    const unknown = await reach(at('/'), strict);
    const other = await reach(at('/', 'third.example'), { ...strict, ca: siteCertificate });

    expect([unknown, other]).toEqual(
      Array(2).fill({ reached: false, reason: 'its certificate is not valid' }),
    );
  });

  test('whose name nobody knows is not', async () => {
    const answer = await reach('https://nowhere.example/', internet({}));

    expect(answer).toEqual({ reached: false, reason: 'there is no such domain' });
  });
});

describe('the network of this server', () => {
  const inside = { reached: false, reason: 'its address is not a public one' };

  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.20.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    'fe80::1',
    'fd00::1',
    '::ffff:127.0.0.1',
    '64:ff9b::a9fe:a9fe',
    '2002:7f00:1::',
  ])('is not asked, whatever name has %s', async (address) => {
    expect(await reach(at('/'), internet({ 'site.example': address }, false))).toEqual(inside);
  });

  test.each([
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::ffff:169.254.169.254]/',
  ])('is not asked by address: %s', async (url) => {
    expect(await reach(url, internet({}, false))).toEqual(inside);
  });

  test('is not asked when a site outside redirects to it', async () => {
    const before = asked.length;
    const to = encodeURIComponent('https://169.254.169.254/latest/meta-data');

    const answer = await reach(at(`/?status=302&to=${to}`), internet(here));

    expect(answer).toEqual(inside);
    expect(asked).toHaveLength(before + 1);
  });

  test.each(['http://site.example/', 'file:///etc/passwd', 'https://user:secret@site.example/', 'nothing'])(
    'is not asked over another protocol: %s',
    async (url) => {
      expect(await reach(url, internet(here))).toMatchObject({ reached: false });
    },
  );

  test('has no public address in any of its private ranges', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    const privateAddress = fc.oneof(
      fc.tuple(fc.constant(10), byte, byte, byte),
      fc.tuple(fc.constant(127), byte, byte, byte),
      fc.tuple(fc.constant(192), fc.constant(168), byte, byte),
      fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), byte, byte),
      fc.tuple(fc.constant(169), fc.constant(254), byte, byte),
      fc.tuple(fc.integer({ min: 224, max: 255 }), byte, byte, byte),
    );
    fc.assert(fc.property(privateAddress, (parts) => !isPublic(parts.join('.'))));
    expect(
      ['8.8.8.8', '172.15.0.1', '172.32.0.1', '2606:4700::1111'].filter((one) => !isPublic(one)),
    ).toEqual([]);
  });
});
