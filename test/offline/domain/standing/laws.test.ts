import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Certificate } from '../../../../domain/certification/certificate.schema.ts';
import { considered } from '../../../../domain/standing/consider.rules.ts';
import type { StandingFacts } from '../../../../domain/standing/facts.ts';
import { earnedAt } from '../../../../domain/standing/requirements.rules.ts';
import type { PartnerStanding } from '../../../../domain/standing/standing.ts';
import { factsOf, held, threeTiers, won } from './fixtures.ts';

const start = Date.parse('2026-11-30T00:00:00.000Z');
const day = 86_400_000;
const instant = (days: number) => new Date(start + days * day).toISOString();
const order = threeTiers.tiers.map(({ id }) => id);
const place = (tier: string) => order.indexOf(tier);

const certificate: fc.Arbitrary<Certificate> = fc
  .record({
    person: fc.constantFrom('P-1', 'P-2', 'P-3', 'P-GONE'),
    ends: fc.option(fc.integer({ min: -5, max: 300 }), { nil: undefined }),
    revoked: fc.boolean(),
  })
  .map(({ person, ends, revoked }) =>
    held(person, {
      ...(ends === undefined ? {} : { validUntil: instant(ends) }),
      changes: revoked ? [{ what: 'revoked', at: instant(-1), reason: 'x' }] : [],
    }),
  );
const deal = fc
  .record({ back: fc.integer({ min: 0, max: 400 }), amount: fc.integer({ min: 0, max: 200_000 }) })
  .map(({ back, amount }) => won(instant(-back).slice(0, 10), amount));
const facts: fc.Arbitrary<StandingFacts> = fc
  .record({ certificates: fc.array(certificate, { maxLength: 6 }), deals: fc.array(deal, { maxLength: 4 }) })
  .map(({ certificates, deals }) => factsOf({ certificates, won: deals }));

test('one more certificate never lowers anything', () => {
  fc.assert(
    fc.property(facts, certificate, (some, one) => {
      const [before, after] = [some, { ...some, certificates: [...some.certificates, one] }].map((all) =>
        earnedAt(threeTiers, all, instant(0)),
      );

      expect(place(after?.tier ?? '')).toBeGreaterThanOrEqual(place(before?.tier ?? ''));
      for (const [id, { held: had }] of Object.entries(before?.competencies ?? {}))
        if (had) expect(after?.competencies[id]?.held).toBe(true);
    }),
  );
});

test('the order of facts does not matter', () => {
  fc.assert(
    fc.property(facts, ({ personIds, certificates, won: deals }) => {
      const turned = {
        personIds: personIds.toReversed(),
        certificates: certificates.toReversed(),
        won: deals.toReversed(),
      };

      const lookAt = (all: StandingFacts) => sight('gold', all, 0, undefined);

      expect(lookAt(turned)).toEqual(lookAt({ personIds, certificates, won: deals }));
    }),
  );
});

test('at no instant is a tier lower than what is earned, or than its grace allows', () => {
  const history = fc.array(fc.record({ after: fc.integer({ min: 0, max: 70 }), facts }), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(fc.constantFrom(...order), history, (first, steps) => {
      let [tier, days, before] = [first, 0, undefined as PartnerStanding | undefined];
      const lastEarned = new Map<string, number>();
      for (const step of steps) {
        days += step.after;
        const seen = sight(tier, step.facts, days, before);
        const earned = earnedAt(threeTiers, step.facts, instant(days));
        for (const { id, met } of earned.tiers) if (met) lastEarned.set(id, days);

        expect(place(seen.tier)).toBeGreaterThanOrEqual(place(earned.tier));
        expect(place(seen.tier)).toBeLessThanOrEqual(Math.max(place(tier), place(earned.tier)));
        if (place(seen.tier) < place(tier)) {
          const grace = threeTiers.tiers[place(tier)]?.grace ?? 0;
          expect((days - (lastEarned.get(tier) ?? 0)) * day).toBeGreaterThanOrEqual(grace);
        }
        [tier, before] = [seen.tier, seen];
      }
    }),
  );
});

test('what is forecast is what comes', () => {
  fc.assert(
    fc.property(facts, (all) => {
      const seen = sight('platinum', all, 0, undefined);
      for (const loss of seen.losses) {
        const just = new Date(Date.parse(loss.at) - 1).toISOString();
        const [before, after] = [just, loss.at].map((at) => earnedAt(threeTiers, all, at));
        for (const id of loss.tiers)
          expect([before, after].map((one) => one?.tiers[place(id)]?.met)).toEqual([true, false]);
      }
    }),
  );
});

function sight(tier: string, all: StandingFacts, days: number, before: PartnerStanding | undefined) {
  const partner = { id: 'northwind', name: 'Northwind', tier };
  const look = { at: instant(days), look: `${days}`, before };
  return considered({ partner, rules: threeTiers, version: 1, facts: all, ...look });
}
