import { beforeEach, describe, expect, it } from 'vitest';
import { DomainError } from '../../../domain/errors.ts';
import { leadsTo } from '../../support/leads-to.ts';
import {
  allShown,
  casePath as at,
  filled,
  locationOf,
  sentValues,
  withFile,
} from './support/application-form.ts';
import { programVersions } from './support/cases.ts';
import { dana } from './support/sample.ts';
import { openPages, textOf } from './support/visit.ts';

let pages: ReturnType<typeof openPages>;
beforeEach(() => {
  pages = openPages();
});

describe('lists, boards and starts', () => {
  it('show a partner its open cases first', async () => {
    const text = textOf(await (await pages.get('/cases', 'ana')).text());
    expect(text.indexOf('Alpenbahn')).toBeGreaterThan(text.indexOf('Closed'));
    expect(text.indexOf('Kestrel')).toBeLessThan(text.indexOf('Closed'));
  });

  it('show the vendor each stage, with what has stalled, what is late and who has it', async () => {
    const text = textOf(await (await pages.get('/board/onboarding', 'dana')).text());

    expect(text).toMatch(/Vetting 2\+ Halden .* Stalled: 21 working days here/);
    expect(text).toMatch(/Overdue by 2 days/);
    expect(text).toMatch(/First ninety days 1 Kestrel Maritime AS/);
    expect((await pages.get('/board/elsewhere', 'dana')).status).toBe(404);
    expect(locationOf(await pages.get('/board/onboarding', 'ana'))).toBe('/cases');
  });

  it('start a case of a program', async () => {
    const response = await pages.post('/start/onboarding', { ...filled, shown: allShown }, 'ana');
    const unknown = await pages.post('/start/elsewhere', filled, 'ana');

    expect(leadsTo(response)).toEqual([at, 'started']);
    expect(unknown.status).toBe(404);
    expect(pages.changes).toEqual([
      { name: 'start', input: { programId: 'onboarding', values: sentValues, partnerId: 'northwind' } },
    ]);
  });

  it('say that a file must be chosen again, where nothing keeps it', async () => {
    const body = withFile({ ...filled, 'values.resells': 'yes', shown: allShown });

    const response = await pages.app.request('https://channel.vendor.example/start/onboarding', {
      method: 'POST',
      body,
      headers: { cookie: 'throughline_session=session-of-ana', 'sec-fetch-site': 'same-origin' },
    });

    expect(textOf(await response.text())).toContain('Extract of the register: choose the file again');
    expect(pages.changes).toEqual([]);
  });

  it('ask the vendor for which partner, together with all else that is missing', async () => {
    const response = await pages.post('/start/onboarding', { shown: allShown }, 'dana');

    const text = textOf(await response.text());
    expect(response.status).toBe(422);
    expect(text).toContain('Choose the partner that the case is for');
    expect(text).toContain('Country: choose a country');
  });
});

describe('programs', () => {
  it('are for operations and administrators alone', async () => {
    for (const path of ['/programs', '/programs/onboarding'])
      expect((await pages.get(path, 'ana')).status).toBe(404);
    expect((await pages.post('/programs/onboarding/versions/4/publish', {}, 'ana')).status).toBe(404);
    expect(pages.changes).toEqual([]);
  });

  it('are published by a press of a second person', async () => {
    const html = await (await pages.get('/programs/onboarding', 'dana')).text();
    const published = await pages.post(
      '/programs/onboarding/versions/4/publish',
      { hash: 'b'.repeat(64) },
      'dana',
    );

    expect(textOf(html)).toContain('Publish version 4');
    expect(leadsTo(published)).toEqual(['/programs/onboarding?version=4', 'published']);
    expect(pages.changes[0]).toMatchObject({
      name: 'publish',
      input: { version: 4, input: { hash: 'b'.repeat(64) } },
    });
  });

  it('lead to their running cases of earlier versions, which are moved where they are ticked', async () => {
    const running = { version: 1, cases: 12, proposer: 'Marco Rossi' };
    const earlier = programVersions.map((one) => (one.version === 4 ? { ...one, version: 2 } : one));
    Object.assign(pages.world, { running: [running], programs: earlier });

    const program = textOf(await (await pages.get('/programs/onboarding', 'dana')).text());
    const html = await (await pages.get('/programs/onboarding/move', 'dana')).text();
    const form = { to: '3', case: ['C-7K3M9Q2XBA'], reason: 'Two days are enough' };
    const moved = textOf(await (await pages.post('/programs/onboarding/move', form, 'dana')).text());
    pages.world.refusal = new DomainError('invalid-input', 'No', [{ field: 'reason', message: 'Say why' }]);
    const again = await pages.post('/programs/onboarding/move', { ...form, case: [], reason: '' }, 'dana');

    expect(program).toContain('12 cases run on version 1. Move them to version 3');
    expect(textOf(html)).toMatch(
      /Profile: due: no time instead of .*New: Credit limit.*cannot be moved: Version 3 has no/,
    );
    expect(html.match(/type="checkbox"/g)).toHaveLength(1);
    expect(moved).toMatch(/1 of 2 moved to version 3.*It is over\./);
    expect(pages.changes).toEqual([
      { name: 'migrateMany', input: { cases: ['C-7K3M9Q2XBA'], to: 3, reason: 'Two days are enough' } },
    ]);
    expect(again.status).toBe(422);
    expect(await again.text()).not.toContain('value="C-7K3M9Q2XBA" checked');
  });

  it('are told in words and drawn, in an image that can run nothing', async () => {
    const text = textOf(await (await pages.get('/programs/onboarding?version=3', 'dana')).text());
    const picture = await pages.get('/programs/onboarding/picture?version=3', 'dana');

    expect(text).toContain('Who does what, when');
    expect(picture.headers.get('content-type')).toBe('image/svg+xml');
    expect(picture.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await picture.text()).toContain('Vetting');
  });

  it('that nobody can read any more are shown as they are written', async () => {
    pages.world.source = 'program: [';

    const page = await pages.get('/programs/onboarding', 'dana');
    const picture = await pages.get('/programs/onboarding/picture?version=3', 'dana');

    expect([page.status, picture.status]).toEqual([200, 404]);
    expect(textOf(await page.text())).toContain('program: [');
  });

  it('that are proposed say what they do differently from the one in force', async () => {
    const { services, world } = pages;
    services.programs.source = async (_caller, _programId, version) =>
      version === 4 ? world.source.replaceAll('Vetting', 'Screening') : world.source;

    const proposed = textOf(await (await pages.get('/programs/onboarding?version=4', 'dana')).text());
    const inForce = textOf(await (await pages.get('/programs/onboarding?version=3', 'dana')).text());

    expect(proposed).toMatch(/differently from version 3, which is in force: [^.]*Screening[^.]*Vetting/);
    expect(inForce).not.toContain('differently');
  });

  it('that are proposed with the same rules say so', async () => {
    const text = textOf(await (await pages.get('/programs/onboarding?version=4', 'dana')).text());

    expect(text).toContain('It does the same as version 3, which is in force');
  });

  it('offer no press to who proposed', async () => {
    pages.world.programs = pages.world.programs.map((one) => ({ ...one, proposedBy: dana.id }));
    const text = textOf(await (await pages.get('/programs/onboarding', 'dana')).text());
    expect(text).toContain('a second person publishes it');
    expect(text).not.toContain('Publish version 4');
  });
});
