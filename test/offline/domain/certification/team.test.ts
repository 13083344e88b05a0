import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { standingOf } from '../../../../domain/certification/certificate.rules.ts';
import type { Certificate } from '../../../../domain/certification/certificate.schema.ts';
import {
  coverLists,
  coverOf,
  type Held,
  monthIn,
  monthsAround,
} from '../../../../domain/certification/cover.rules.ts';
import { endsWithin, offersOf, teamState, tellingOf } from '../../../../domain/certification/team.rules.ts';
import { compiled } from '../../handlers/support/processes.ts';

const now = '2027-03-15T12:00:00.000Z';
const daysOn = (days: number) => new Date(Date.parse(now) + days * 86_400_000).toISOString();
const revokedNow = [{ what: 'revoked', at: now, reason: 'Copied' }] as const;

let count = 0;
function certificate(change: Partial<Certificate> = {}): Certificate {
  count += 1;
  return {
    ...{
      number: `CT-${String(count).padStart(10, '0')}`,
      certificate: 'basics',
      title: 'Basics',
      criteria: '',
    },
    holder: { personId: 'P-0000000001', name: 'Ana' },
    ...{ partnerId: 'northwind', caseId: 'C-0000000001', awardedAt: daysOn(-400), changes: [] },
    ...change,
  };
}
const until = (days: number, change: Partial<Certificate> = {}) =>
  certificate({ validUntil: daysOn(days), ...change });

/** Any certificate of a few people and kinds, on days that meet often. */
const anyCertificate = fc
  .record({
    who: fc.integer({ min: 1, max: 3 }),
    kind: fc.constantFrom('basics', 'engineer'),
    from: fc.integer({ min: -500, max: 0 }),
    lasts: fc.option(fc.integer({ min: 1, max: 800 })),
    revoked: fc.boolean(),
  })
  .map(({ who, kind, from, lasts, revoked }) =>
    certificate({
      ...{ certificate: kind, awardedAt: daysOn(from), changes: revoked ? revokedNow : [] },
      holder: { personId: `P-000000000${who}`, name: `Person ${who}` },
      ...(lasts === null ? {} : { validUntil: daysOn(from + lasts) }),
    }),
  );
const certificates = fc.array(anyCertificate, { maxLength: 25 });
const heldOf = (all: readonly Certificate[]): Held[] =>
  all.map((one) => ({ certificate: one, partnerId: 'northwind' }));
const groupOf = ({ holder, certificate: kind }: Certificate) => `${holder.personId} ${kind}`;

describe('how somebody stands', () => {
  test.each([
    ['none', undefined, false],
    ['good', certificate(), false],
    ['good', until(91), true],
    ['ends-soon', until(90), false],
    ['in-renewal', until(89), true],
    ['expired', until(0), true],
    ['revoked', until(200, { changes: revokedNow }), false],
  ] as const)('is %s', (state, held, renewing) => {
    expect(teamState(held, renewing, now)).toBe(state);
  });

  test('is told by a good one as long as there is any, by the one that ends last', () => {
    fc.assert(
      fc.property(certificates, (all) => {
        const telling = tellingOf(all, now);
        const good = all.filter((one) => standingOf(one, now) === 'valid');
        const end = (one: Certificate | undefined) => Date.parse(one?.validUntil ?? '9999-01-01');

        if (all.length === 0) expect(telling).toBeUndefined();
        else if (good.length > 0) {
          expect(good).toContain(telling);
          expect(end(telling)).toBe(Math.max(...good.map(end)));
        } else
          expect(telling?.awardedAt).toBe(
            all
              .map(({ awardedAt }) => awardedAt)
              .sort()
              .at(-1),
          );
      }),
    );
  });

  test('ends within some days only if it is good now and not then', () => {
    fc.assert(
      fc.property(anyCertificate, fc.integer({ min: 1, max: 400 }), (one, days) => {
        const [today, then] = [standingOf(one, now), standingOf(one, daysOn(days))];

        expect(endsWithin(one, days, now)).toBe(today === 'valid' && then === 'expired');
      }),
    );
  });
});

describe('cover', () => {
  test('counts everybody once for each kind, and whom it counts is certified', () => {
    fc.assert(
      fc.property(certificates, (all) => {
        const { good } = coverOf(heldOf(all), now);

        const groups = good.map((one) => groupOf(one.certificate));
        const expected = all.filter((one) => standingOf(one, now) === 'valid').map(groupOf);
        expect(groups.toSorted()).toEqual([...new Set(expected)].sort());
      }),
    );
  });

  test('ends where nothing else of the kind is good: at most once ahead, and there the person is no longer certified', () => {
    fc.assert(
      fc.property(certificates, (all) => {
        const { lapsed, ending } = coverOf(heldOf(all), now);
        const goodAt = (one: Certificate, at: string) =>
          all.some(
            (other) =>
              groupOf(other) === groupOf(one) && other.awardedAt <= at && standingOf(other, at) === 'valid',
          );

        const ahead = ending.map((one) => groupOf(one.certificate));
        expect(new Set(ahead).size).toBe(ahead.length);
        for (const { certificate: one } of [...lapsed, ...ending])
          expect(goodAt(one, one.validUntil ?? '')).toBe(false);
        for (const { certificate: one } of ending) expect(goodAt(one, now)).toBe(true);
      }),
    );
  });

  test('does not depend on the order in which certificates are read', () => {
    const numbers = (held: readonly Held[]) => held.map((one) => one.certificate.number).sort();
    fc.assert(
      fc.property(certificates, (all) => {
        const [one, other] = [coverOf(heldOf(all), now), coverOf(heldOf(all.toReversed()), now)];

        for (const list of ['awarded', 'lapsed', 'ending'] as const)
          expect(numbers(one[list])).toEqual(numbers(other[list]));
      }),
    );
  });

  test.each([
    ['renewed in time', [until(-10, { awardedAt: daysOn(-300) }), until(355, { awardedAt: daysOn(-20) })], 0],
    ['renewed too late', [until(-10, { awardedAt: daysOn(-300) }), until(355, { awardedAt: daysOn(-5) })], 1],
    ['revoked', [until(-10, { awardedAt: daysOn(-300), changes: revokedNow })], 0],
    [
      'renewed, and the renewal revoked',
      [until(-10, { awardedAt: daysOn(-300) }), until(355, { awardedAt: daysOn(-20), changes: revokedNow })],
      1,
    ],
  ])('what was %s', (_what, all, lapsed) => {
    expect(coverOf(heldOf(all), now).lapsed).toHaveLength(lapsed);
  });

  test('has the twelve months up to now and the twelve from now on', () => {
    const { last, next } = monthsAround(now);

    expect([last.length, last[0], last.at(-1)]).toEqual([12, '2026-04', '2027-03']);
    expect([next.length, next[0], next.at(-1)]).toEqual([12, '2027-03', '2028-02']);
  });

  test('has nothing in a list of months that is outside of them', () => {
    fc.assert(
      fc.property(certificates, (all) => {
        const cover = coverOf(heldOf(all), now);
        const { last, next } = monthsAround(now);

        for (const list of coverLists.filter((name) => name !== 'good'))
          for (const { certificate: one } of cover[list])
            expect(list === 'ending' ? next : last).toContain(monthIn(list, one));
      }),
    );
  });
});

describe('what a program offers', () => {
  const basics = readFileSync('programs/basic-training.yaml', 'utf8');

  test('is the kind that it awards, once, for whoever starts it', async () => {
    expect(offersOf(await compiled(basics))).toEqual([
      {
        ...{ kind: 'basic-training', title: 'Platform basics', forColleagues: true },
        program: { id: 'basic-training', title: 'Basic training' },
      },
    ]);
  });

  test('is nothing to partners where the vendor starts it, nor what only a condition decides on', async () => {
    const byCondition = basics.replaceAll(
      'certificate: \'"basic-training"\'',
      'certificate: enrolment.experience',
    );
    const program = await compiled(basics);

    expect(offersOf({ ...program, starts: { ...program.starts, by: 'vendor' } })).toEqual([]);
    expect(offersOf(await compiled(byCondition))).toEqual([]);
  });
});
