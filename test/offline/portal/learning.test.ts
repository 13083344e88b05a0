import { describe, expect, test } from 'vitest';
import { allShown } from './support/application-form.ts';
import { learningProgram } from './support/fake-learning.ts';
import { openPages, textOf } from './support/visit.ts';

const text = async (path: string, world = {}) =>
  textOf(await (await openPages(world).get(path, 'ana')).text());

describe('my learning', () => {
  test('says what is next, whose it is and until when, what is held, and what could be begun', async () => {
    const said = await text('/learning');

    expect(said).toContain('Read “Selling the platform” You in 9 days');
    expect(said).toMatch(/What I hold.*CT-7K3M9Q2XBA.*Valid/);
    expect(said.match(/Sooner than it was issued for: Version 2 covers backups\. Valid/g)).toHaveLength(1);
    expect(said).toMatch(/What I could begin Platform engineer Gives: Certified platform engineer Enrol/);
    expect(said).not.toContain('Platform architect');
    expect(said).toMatch(/Ended.*Support basics: Ana Silva/);
  });

  test('says so kindly when there is nothing yet', async () => {
    const said = await text('/learning', { enrolments: [], certificates: [], paths: [] });

    expect(said).toContain('Nothing at present');
    expect(said).toContain('No certificates yet');
    expect(said).not.toMatch(/What I could begin|Ended/);
  });

  test('stands in the menu of partners, and leads the vendor to what runs', async () => {
    const { get } = openPages();
    const own = await (await get('/learning', 'ana')).text();
    const vendors = await get('/learning', 'dana');

    expect(own).toMatch(/href="\/learning" aria-current="page"/);
    expect([vendors.status, vendors.headers.get('location')]).toEqual([303, '/board']);
  });
});

describe('the catalogue', () => {
  test('says what each path asks, gives and how it goes, and has the way in', async () => {
    const html = await (await openPages().get('/learning/catalogue', 'ana')).text();
    const said = textOf(html);

    expect(said).toMatch(/Platform engineer.*Nothing that you must hold before.*Certified platform engineer/);
    expect(said).toMatch(/Certified platform engineer Not held now Platform engineer gives it/);
    expect(said).toContain('Security basics You hold it');
    expect(html).toContain('href="/start/platform-engineer"');
    expect(html).toContain('href="/cases/C-7K3M9Q2XBA"');
    expect(html.match(/class="button button-main"/g)).toHaveLength(1);
  });

  test('lets nobody enrol a colleague who does not manage people', async () => {
    expect(await text('/learning/catalogue')).not.toContain('Enrol a colleague');
  });
});

describe('the form that enrols', () => {
  const startable = [learningProgram('platform-engineer', 'Platform engineer')];

  test('asks for whom it is: oneself, unless another is chosen', async () => {
    const html = await (await openPages({ startable }).get('/start/platform-engineer', 'ana')).text();

    expect(textOf(html)).toContain('For whom?');
    expect(html).not.toContain('name="partnerId"');
  });

  test('tells the vendor to choose somebody', async () => {
    const { post, changes } = openPages({ startable });
    const answer = await post('/start/platform-engineer', { shown: allShown }, 'dana');

    expect(answer.status).toBe(422);
    expect(textOf(await answer.text())).toContain('Choose the person whose case it is');
    expect(changes).toEqual([]);
  });
});
