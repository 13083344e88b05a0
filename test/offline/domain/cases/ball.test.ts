import { describe, expect, it } from 'vitest';
import { type BallReader, ballIn } from '../../../../domain/cases/ball.rules.ts';
import type { NextStep } from '../../../../domain/cases/case.schema.ts';

const names = { 'P-ANNA': 'Anna Berg', 'P-BEN': 'Ben Okoro', 'P-CARO': 'Caro Lind', 'P-DAN': 'Dan Wu' };
const stranger: BallReader = { names, partnerName: 'Northwind', vendorName: 'Acme' };
const reader = (id: string, partnerId?: string): BallReader => ({ ...stranger, person: { id, partnerId } });
const waiting = (
  personIds: readonly string[],
  party: NextStep['waitsFor']['party'] = 'vendor',
  more: Partial<NextStep['waitsFor']> = {},
) => ({ waitsFor: { party, personIds: [...personIds], ...more } });

describe('who has the ball', () => {
  it('is nobody, or another case, where no person can do anything', () => {
    expect(ballIn(waiting([], 'nobody'), stranger)).toBe('Nobody: it goes on by itself');
    expect(ballIn(waiting([], 'another-case'), stranger)).toBe('Another case');
  });

  it('is nobody who can act where a role stands empty, until somebody was asked instead', () => {
    expect(ballIn({ ...waiting([]), alarm: 'nobody-can-act' }, stranger)).toBe('Nobody who can act');
    expect(ballIn({ ...waiting(['P-BEN']), alarm: 'nobody-can-act' }, stranger)).toBe('Ben Okoro');
    expect(ballIn({ ...waiting([]), alarm: 'asked-operations' }, stranger)).toBe('Acme');
  });

  it('are up to three people by their names, whoever looks first', () => {
    expect(ballIn(waiting(['P-ANNA']), reader('P-ANNA'))).toBe('You');
    expect(ballIn(waiting(['P-ANNA', 'P-BEN', 'P-CARO']), stranger)).toBe(
      'Anna Berg, Ben Okoro or Caro Lind',
    );
    expect(ballIn(waiting(['P-ANNA', 'P-BEN']), reader('P-BEN'))).toBe('You or Anna Berg');
    expect(ballIn(waiting(['P-BEN', 'P-ANNA']), reader('P-BEN'))).toBe('You or Anna Berg');
  });

  it('are the role, and not a list, where they are more than three or one of them has no name to show', () => {
    const four = waiting(['P-ANNA', 'P-BEN', 'P-CARO', 'P-DAN'], 'vendor', { roleLabel: 'Finance' });
    expect(ballIn(four, stranger)).toBe('Finance');
    expect(ballIn(four, reader('P-DAN'))).toBe('You, or 3 others');
    const unnamed = waiting(['P-ANNA', 'P-GONE']);
    expect(ballIn(unnamed, stranger)).toBe('Acme');
    expect(ballIn(unnamed, reader('P-ANNA'))).toBe('You, or 1 other');
  });

  it('is the partner for the vendor, and the team for who belongs to it', () => {
    const partner = waiting(['P-GONE'], 'partner');
    expect(ballIn(partner, stranger)).toBe('Northwind');
    expect(ballIn(partner, reader('P-VENDOR'))).toBe('Northwind');
    expect(ballIn(partner, reader('P-ANNA', 'northwind'))).toBe('Your team at Northwind');
  });
});
