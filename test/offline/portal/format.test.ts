import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brandingSchema } from '../../../domain/branding/branding.schema.ts';
import { contrast, textOn } from '../../../domain/branding/contrast.rules.ts';
import { readableOn } from '../../../portal/format/colour.ts';
import { countries, countryName } from '../../../portal/format/countries.ts';
import { protectionPicture } from '../../../portal/format/protection.ts';
import { calendarDay, exactTime, relativeTime } from '../../../portal/format/time.ts';
import { trackOf } from '../../../portal/format/track.ts';
import { brandStylesheet } from '../../../portal/styles/stylesheet.ts';
import { conflictView, now, program, protectedView, reviewView } from './support/sample.ts';
import { openPages } from './support/visit.ts';

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('colours of a brand', () => {
  it('can be read, whatever they are', () => {
    fc.assert(
      fc.property(colour, (accent) => {
        expect(contrast(readableOn(['#ffffff', '#f7f6f3'], accent), '#f7f6f3')).toBeGreaterThanOrEqual(4.5);
        expect(contrast(readableOn(['#131418', '#1b1d22'], accent), '#1b1d22')).toBeGreaterThanOrEqual(4.5);
        expect(contrast(textOn(accent), accent)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it('are left alone where they can be read as they are', () => {
    expect(readableOn(['#ffffff'], '#3d4edb')).toBe('#3d4edb');
  });

  it('stand in the brand’s stylesheet for light and dark', () => {
    const css = brandStylesheet({ accent: '#ffcc00', accentDark: '#112233' });

    expect(css).toContain('--accent:#ffcc00;--on-accent:#000000');
    expect(css).toContain('@media (prefers-color-scheme: dark){:root{--accent:#112233;--on-accent:#ffffff');
  });
});

describe('assets', () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64');

  it('are served where the page says, for good', async () => {
    const { get } = openPages();
    const html = await (await get('/sign-in')).text();

    const addresses = [...html.matchAll(/rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => href ?? '');
    const answers = await Promise.all(addresses.map((address) => get(address.replaceAll('&amp;', '&'))));

    expect(addresses).toHaveLength(2);
    for (const { status, headers } of answers) {
      expect([status, headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
      expect(headers.get('cache-control')).toContain('immutable');
    }
  });

  it('serve a logo given as data by itself, where it can run nothing', async () => {
    const { get } = openPages({}, { brand: { name: 'Meridian', logo: `data:image/svg+xml;base64,${svg}` } });
    const html = await (await get('/sign-in')).text();

    const [, address = ''] = /<img src="([^"]+)" alt="Meridian"/.exec(html) ?? [];
    const answer = await get(address);

    expect(answer.headers.get('content-type')).toBe('image/svg+xml');
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    expect(await answer.text()).toContain('<svg');
  });

  it('are a stylesheet of at most 40 kB', async () => {
    const { get } = openPages();
    const html = await (await get('/sign-in')).text();
    const [, address = ''] = /href="(\/assets\/[\w-]+\.css)"/.exec(html) ?? [];

    const css = await (await get(address)).text();

    expect(css.length).toBeLessThan(40_000);
  });

  it('take the vendor’s own name', async () => {
    const { get } = openPages({}, { brand: brandingSchema.parse({ name: 'Müller & Söhne' }) });

    expect(await (await get('/sign-in')).text()).toContain(
      '<a class="brand" href="/">Müller &amp; Söhne</a>',
    );
  });
});

describe('times', () => {
  it.each([
    ['Europe/Berlin', 'Thu 26 Nov 2026, 17:00 CET'],
    ['Asia/Kolkata', 'Thu 26 Nov 2026, 21:30 GMT+5:30'],
    ['Nowhere/Atlantis', 'Thu 26 Nov 2026, 16:00 UTC'],
  ])('are exact in the reader’s zone: %s', (zone, text) => {
    expect(exactTime('2026-11-26T16:00:00Z', zone)).toBe(text);
  });

  it.each([
    [20, 'now'],
    [45 * 60, 'in 45 minutes'],
    [30 * 3600, 'in 30 hours'],
    [5 * 86_400, 'in 5 days'],
    [-2 * 86_400, '2 days ago'],
    [200 * 86_400, 'in 7 months'],
  ])('%i seconds from now are "%s"', (seconds, words) => {
    expect(relativeTime(new Date(Date.parse(now) + seconds * 1000).toISOString(), now)).toBe(words);
  });

  it('leave a calendar day the day it is', () => {
    expect(calendarDay('2027-03-31')).toBe('31 Mar 2027');
  });
});

describe('drawings', () => {
  it('place everything of a protection between its ends', () => {
    const { protection } = protectedView().facts;
    if (!protection) throw new Error('The sample has a protection');
    fc.assert(
      fc.property(
        fc.integer({ min: -400, max: 400 }),
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 0, max: 3 }),
        (ago, length, extensionsUsed) => {
          const from = new Date(Date.parse(now) - ago * 86_400_000).toISOString();
          const until = new Date(Date.parse(from) + length * 86_400_000).toISOString();
          const picture = protectionPicture(
            { ...protection, from, until, extensionsUsed },
            now,
            program.protection,
          );
          for (const place of [
            picture.today,
            ...picture.extensions,
            ...picture.reminders.map((one) => one.place),
          ]) {
            expect(place).toBeGreaterThanOrEqual(0);
            expect(place).toBeLessThanOrEqual(100);
          }
        },
      ),
    );
  });

  it.each([
    ['in review', reviewView(), ['done', 'now', 'ahead', 'ahead']],
    ['taken', conflictView(), ['now', 'ahead', 'ahead', 'ahead']],
    ['protected', protectedView(), ['done', 'done', 'now', 'ahead']],
    ['closed without review', conflictView({ stage: 'closed' }), ['done', 'left-out', 'left-out', 'now']],
    ['won', protectedView({ stage: 'closed' }), ['done', 'done', 'done', 'now']],
  ] as const)('show the way of a deal that is %s', (_name, view, states) => {
    expect(trackOf(view).map(({ state }) => state)).toEqual(states);
  });
});

describe('countries', () => {
  it('are those of ISO 3166-1, each once, and Kosovo', () => {
    const codes = countries().map(({ value }) => value);

    expect(codes).toHaveLength(250);
    expect(new Set(codes).size).toBe(250);
    for (const code of ['DE', 'GB', 'NO', 'JP', 'XK']) expect(codes).toContain(code);
    for (const code of ['EU', 'UK', 'ZZ', 'SU']) expect(codes).not.toContain(code);
  });

  it('show a code that is none as it is', () => {
    expect(countryName('QQ')).toBe('QQ');
  });
});
