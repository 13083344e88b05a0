import { describe, expect, test } from 'vitest';
import { certificationReport, team } from './support/fake-certificates.ts';
import { openPages, textOf } from './support/visit.ts';

const open = async (path: string, who: 'ana' | 'dana', world = {}) =>
  (await openPages(world).get(path, who)).text();

describe('the page of a team', () => {
  test('is a table of people and certificates, each state in words', async () => {
    const html = await open('/certificates/team', 'ana');

    expect(html).toContain('<th scope="col">Platform engineer</th>');
    expect(html).toMatch(/<th scope="row"[^>]*>Ana Duarte<\/th>/);
    expect(textOf(html)).toMatch(/Good .*until 4 Mar 2027.*Ends soon.*Expired.*Revoked.*In renewal/);
    expect(
      textOf(html).match(/Ana Duarte Sooner than it was issued for: Version 2 covers backups\./g),
    ).toHaveLength(1);
    expect(html).toContain('href="/certificates/CT-7K3M9Q2XBA"');
  });

  test('leads from each gap to the enrolment of that person', async () => {
    const html = await open('/certificates/team', 'ana');

    expect(html).toContain('href="/start/platform-engineer?person=P-MIKA000001"');
    expect(html.match(/href="\/start\//g)).toHaveLength(3);
  });

  test('enrols nobody else where the program is about whoever starts it', async () => {
    const kinds = team.kinds.map((kind) =>
      kind.offer ? { ...kind, offer: { ...kind.offer, forColleagues: false } } : kind,
    );
    const [first, ...rest] = team.rows;
    const rows = [{ ...team.rows[1], person: first?.person }, ...rest];

    const html = await open('/certificates/team', 'ana', { team: { ...team, kinds, rows } });

    expect(html).toContain('href="/start/platform-engineer"');
    expect(html).not.toContain('person=');
  });

  test('says how many there are beyond a page', async () => {
    const more = { ...team, people: { shown: 200, all: 260 }, cursor: 'P-MIKA000001' };

    const html = await open('/certificates/team', 'ana', { team: more });

    expect(textOf(html)).toContain('The first 200 of 260 people, by name');
    expect(html).toContain('href="/certificates/team?cursor=P-MIKA000001"');
  });

  test('says so when nothing ends', async () => {
    const html = await open('/certificates/team?within=30', 'ana', { team: { ...team, rows: [] } });

    expect(textOf(html)).toContain('Nothing ends within 30 days');
    expect(html).toContain('aria-current="page">Ends within 30 days');
  });

  test('is saved as CSV, a row for each person and certificate', async () => {
    const lines = (await open('/certificates/team.csv', 'ana')).trim().split('\r\n');

    expect(lines[0]).toBe('person,person id,certificate,title,stands,number,awarded,valid until');
    expect(lines).toHaveLength(11);
    expect(lines[1]).toMatch(
      /^Ana Duarte,P-ANA0000001,platform-engineer,Platform engineer,good,CT-7K3M9Q2XBA,/,
    );
  });

  test('leads the vendor to its own pages', async () => {
    const html = await open('/certificates/team?partner=northwind', 'dana');

    expect(html).toContain('href="/console/certificates/CT-7K3M9Q2XBA"');
    expect(textOf(html)).toContain('Who is certified at Northwind Systems');
  });
});

describe('the report', () => {
  test('has each number as a picture and in words, which lead to the people', async () => {
    const html = await open('/console/certificates/report?kind=basics', 'dana');

    expect(textOf(html)).toContain('14 people are certified now');
    expect(html.match(/<svg class="return-bar"/g)).toHaveLength(2 + 12 + 12 + 2);
    expect(html).toContain('of=good&amp;kind=basics&amp;partner=northwind');
    expect(html).toMatch(/of=lapsed&amp;kind=basics&amp;month=2026-\d\d/);
  });

  test('says when it was not counted from all', async () => {
    const part = { ...certificationReport, read: 20_100, whole: false };

    const html = await open('/console/certificates/report', 'dana', { certificationReport: part });

    expect(textOf(html)).toContain('Counted from the 20,100 certificates that were awarded last');
  });

  test('says so when there is nothing', async () => {
    const none = {
      ...certificationReport,
      ...{ people: 0, partners: 0, choices: [], kinds: [], byPartner: [] },
    };

    const html = await open('/console/certificates/report', 'dana', { certificationReport: none });

    expect(textOf(html)).toContain('Nothing to count yet');
  });

  test('lists and saves the people behind a number', async () => {
    const html = await open('/console/certificates/report/people?of=ending&month=2027-03', 'dana');
    const csv = await open('/console/certificates/report/people.csv?of=ending&month=2027-03', 'dana');

    expect(textOf(html)).toMatch(/Ends: Mar 2027 3 certificates of 1 person/);
    expect(html).toContain('href="/certificates/team?partner=northwind"');
    expect(csv).toMatch(/^number,certificate,title,holder,holder id,partner now,/);
  });
});
