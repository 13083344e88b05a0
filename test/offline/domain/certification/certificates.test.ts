import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  awarded,
  changed,
  revocationOf,
  standingOf,
} from '../../../../domain/certification/certificate.rules.ts';
import { type Award, awardSchema } from '../../../../domain/certification/certificate.schema.ts';

const award = (change: Partial<Award> = {}): Award => ({
  ...{ number: 'CT-7K3M9Q2XBA', certificate: 'platform-engineer', title: 'Platform engineer', criteria: '' },
  holder: { personId: 'P-SE11ER0001', name: 'Ana Silva' },
  ...{ partnerId: 'northwind', caseId: 'C-7K3M9Q2XBA', awardedAt: '2027-01-31T10:00:00.000Z' },
  ...{ term: { months: 12 }, ...change },
});
const at = (day: string) => `${day}T10:00:00.000Z`;
const revoke = { what: 'revoked', at: at('2027-03-01'), reason: 'Copied' } as const;
const revoked = (certificate = awarded(award(), undefined)) => changed(certificate, revoke) ?? certificate;

describe('a certificate', () => {
  test.each([
    [{ months: 12 }, at('2028-01-31')],
    [{ months: 1 }, at('2027-02-28')],
    [{ days: 90 }, at('2027-05-01')],
    [{}, undefined],
  ])('that is good for %o is so until %s', (term, until) => {
    expect(awarded(award({ term }), undefined).validUntil).toBe(until);
  });

  test('is valid until the very moment at which it ends', () => {
    const certificate = awarded(award(), undefined);

    expect(standingOf(certificate, '2028-01-31T09:59:59.999Z')).toBe('valid');
    expect(standingOf(certificate, at('2028-01-31'))).toBe('expired');
    expect(standingOf(awarded(award({ term: {} }), undefined), at('2199-01-01'))).toBe('valid');
  });

  test('is revoked until it is reinstated, also when its time is over', () => {
    const taken = revoked();
    const back = changed(taken, { ...revoke, what: 'reinstated' });

    expect(standingOf(taken, at('2027-03-02'))).toBe('revoked');
    expect(standingOf(taken, at('2030-03-02'))).toBe('revoked');
    expect(back && standingOf(back, at('2027-03-02'))).toBe('valid');
    expect(back && standingOf(back, at('2030-03-02'))).toBe('expired');
    expect(back?.changes.map(({ what }) => what)).toEqual(['revoked', 'reinstated']);
  });

  test('that is so already is not changed once more', () => {
    expect(changed(revoked(), revoke)).toBeUndefined();
    expect(changed(awarded(award(), undefined), { ...revoke, what: 'reinstated' })).toBeUndefined();
    expect(revocationOf(awarded(award(), undefined))).toBeUndefined();
  });
});

describe('renewing', () => {
  const again = (awardedAt: string) => award({ number: 'CT-0000000002', awardedAt });

  test('early loses no time', () => {
    const before = awarded(award(), undefined);

    const after = awarded(again(at('2027-12-01')), before);

    expect(after).toMatchObject({ renews: before.number, validUntil: at('2029-01-31') });
  });

  test('late begins anew, and says what it renews', () => {
    const after = awarded(again(at('2028-03-01')), awarded(award(), undefined));

    expect(after).toMatchObject({ renews: 'CT-7K3M9Q2XBA', validUntil: at('2029-03-01') });
  });

  test('does not heal one that was revoked', () => {
    const after = awarded(again(at('2027-04-01')), revoked());

    expect(after.renews).toBeUndefined();
    expect(after.validUntil).toBe(at('2028-04-01'));
  });

  test('never ends sooner than an award without one before would', () => {
    const days = fc.integer({ min: 1, max: 2000 });
    const law = fc.property(days, days, fc.integer({ min: 0, max: 3000 }), (first, second, later) => {
      const before = awarded(award({ term: { days: first } }), undefined);
      const moment = new Date(Date.parse(before.awardedAt) + later * 86_400_000).toISOString();
      const asked = award({ term: { days: second }, awardedAt: moment });
      const [alone, after] = [awarded(asked, undefined), awarded(asked, before)];
      expect((after.validUntil ?? '') >= (alone.validUntil ?? '')).toBe(true);
    });
    fc.assert(law);
  });
});

test.each([
  [{ certificate: 'Platform Engineer' }, 'certificate'],
  [{ title: ' ' }, 'title'],
  [{ title: 'a\u202eb' }, 'title'],
  [{ term: { months: 1, days: 1 } }, 'term'],
  [{ term: { days: 0 } }, 'term'],
])('an award with %o is refused', (change, field) => {
  const read = awardSchema.safeParse(award(change as Partial<Award>));

  expect(read.error?.issues[0]?.path[0]).toBe(field);
});
