import Holidays from 'date-holidays';
import { describe, expect, it } from 'vitest';
import { holidayPlaces } from '../../../../domain/calendar/holiday-places.ts';
import { withDays } from '../../../../domain/calendar/holidays.rules.ts';
import { loadProgram } from '../../../../domain/programs/compile-program.ts';
import type { Program } from '../../../../domain/programs/program.ts';
import { application, change, deals, small } from './samples.ts';

const years = { from: 2027, to: 2028 };

async function compiled(source: string): Promise<Program> {
  const loaded = await loadProgram(source, years);
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  return loaded.program;
}

describe('a compiled program', () => {
  it('knows the type of everything that conditions can speak of', async () => {
    const program = await compiled(application);

    expect('types' in program && program.types).toMatchObject({
      now: 'timestamp',
      partner: {
        ...{ id: 'string', name: 'string', tier: 'string', country: 'string' },
        competencies: 'list<string>',
      },
      application: {
        company: 'string',
        people: 'int',
        revenue: 'money',
        products: 'list<string>',
        reseller: 'bool',
      },
      details: { share: 'double', start: 'date', register: 'file' },
      risk: { level: 'string', weight: 'double' },
      approval: { outcome: 'string', comment: 'string', fit: 'int', reach: 'int' },
      contract: { hash: 'string', signedAt: 'timestamp' },
      provision: { partnerId: 'string' },
      product: 'string',
      plan: { caseId: 'string', outcome: 'string' },
    });
  });

  it('has its holidays as days', async () => {
    const { calendar } = await compiled(application);

    expect(calendar.holidays).toEqual(expect.arrayContaining(['2027-12-24', '2027-03-26', '2028-01-06']));
    expect(calendar.holidays).not.toContain('2027-01-06');
    expect(calendar.holidays).toEqual([...new Set(calendar.holidays)].toSorted());
  });

  it('keeps days that are written as days, and gives deal registration a country too', async () => {
    const own = await compiled(change(small, 'holidays: []', 'holidays: ["2027-05-05"]'));
    const deal = await compiled(deals.replace(/holidays: \[.*\]/, 'holidays: { country: FR }'));

    expect(own.calendar.holidays).toEqual(['2027-05-05']);
    expect(deal.calendar.holidays).toEqual(expect.arrayContaining(['2027-07-14', '2028-07-14']));
  });

  it('is refused when it is not sound', async () => {
    expect(await loadProgram('program: x', years)).toMatchObject({ problems: expect.any(Array) });
  });
});

describe('holidays', () => {
  it('of several days are each a day', async () => {
    const { holidays } = await withDays(
      { timeZone: 'Asia/Riyadh', workingDays: [1], from: '09:00', to: '17:00', holidays: { country: 'SA' } },
      { from: 2027, to: 2027 },
    );

    expect(holidays).toEqual(
      expect.arrayContaining(['2027-03-09', '2027-03-10', '2027-03-11', '2027-03-12']),
    );
  });

  it('are known of the countries and regions of the data set, and of no others', () => {
    const known = Object.keys(new Holidays().getCountries()).map((country) => [
      country,
      Object.keys(new Holidays().getStates(country) ?? {}).toSorted(),
    ]);

    const listed = [...holidayPlaces].map(([country, regions]) => [country, regions.toSorted()]);

    expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(known));
  });
});
