import { describe, expect, test } from 'vitest';
import { considered, nextLookAt } from '../../../../domain/standing/consider.rules.ts';
import type { StandingFacts } from '../../../../domain/standing/facts.ts';
import { earnedAt } from '../../../../domain/standing/requirements.rules.ts';
import type { PartnerStanding } from '../../../../domain/standing/standing.ts';
import { leavesWindowAt } from '../../../../domain/standing/window.rules.ts';
import { missingWords } from '../../../../domain/standing/words.rules.ts';
import { factsOf, held, threeTiers, won } from './fixtures.ts';

const at = '2026-11-30T10:00:00.000Z';
const look = (tier: string, facts: StandingFacts, before?: PartnerStanding, when = at) =>
  considered({
    ...{ partner: { id: 'northwind', name: 'Northwind', tier }, rules: threeTiers, version: 1 },
    ...{ facts, at: when, look: when, before },
  });
const until = (validUntil: string) => ({ validUntil });
const both = [held('P-1'), held('P-2')];

describe('what is earned', () => {
  test('counts people once, and only who is there and holds a good one', () => {
    const facts = factsOf({
      certificates: [
        held('P-1'),
        held('P-1'),
        held('P-2', { changes: [{ what: 'revoked', at, reason: 'x' }] }),
        held('P-3', until(at)),
        held('P-GONE'),
      ],
    });

    const { tier, tiers } = earnedAt(threeTiers, facts, at);

    expect(tier).toBe('silver');
    expect(tiers[1]?.requirements[1]).toMatchObject({ asked: 2, there: 1, met: false, personIds: ['P-1'] });
  });

  test('a tier asks for what the tiers below it ask', () => {
    const facts = factsOf({ won: [won('2026-11-01', 200_000)] });

    expect(earnedAt(threeTiers, facts, at).tier).toBe('silver');
    expect(earnedAt(threeTiers, { ...facts, certificates: both }, at).tier).toBe('platinum');
  });

  test('revenue is converted, and what has no rate counts nothing and is said', () => {
    const facts = factsOf({
      certificates: both,
      won: [won('2026-11-01', 50_000), won('2026-11-02', 50_000, 'USD'), won('2026-11-02', 90_000, 'CHF')],
    });

    const [revenue] = earnedAt(threeTiers, facts, at).tiers[2]?.requirements ?? [];

    expect(revenue).toMatchObject({ asked: 100_000, there: 95_000, met: false, unconverted: 1 });
  });

  test('a deal leaves the months that count on its day', () => {
    const facts = factsOf({ certificates: both, won: [won('2025-11-30', 100_000), won('2026-11-01', 1)] });
    const there = (when: string) => earnedAt(threeTiers, facts, when).tiers[2]?.requirements[0]?.there;

    expect(there('2026-11-29T23:59:59.999Z')).toBe(100_001);
    expect(there('2026-11-30T00:00:00.000Z')).toBe(1);
  });
});

describe('a look', () => {
  test('raises at once, and says so', () => {
    const first = look('silver', factsOf());
    const next = look('silver', factsOf({ certificates: both }), first);

    expect(first.news).toBeUndefined();
    expect(next).toMatchObject({ tier: 'gold', earned: 'gold', competencies: ['installation'] });
    expect(next.news).toMatchObject({
      moved: { from: 'silver', to: 'gold', up: true },
      gained: ['installation'],
    });
  });

  test('keeps a tier for its grace, says until when once, and then lowers it', () => {
    const first = look('gold', factsOf({ certificates: both }));
    const fewer = factsOf({ certificates: [held('P-1')] });
    const kept = look('gold', fewer, first);
    const again = look('gold', fewer, kept, '2026-12-15T10:00:00.000Z');
    const over = look('gold', fewer, again, '2027-01-29T10:00:00.000Z');

    expect(kept).toMatchObject({ tier: 'gold', earned: 'silver', keptUntil: '2027-01-29T10:00:00.000Z' });
    expect(kept.news?.kept).toMatchObject({ tier: 'gold', until: '2027-01-29T10:00:00.000Z' });
    expect(kept.news?.kept?.missing.map((one) => missingWords(threeTiers, one))).toEqual([
      'Certify 1 more person: basic',
    ]);
    expect(again.news).toBeUndefined();
    expect(over).toMatchObject({
      tier: 'silver',
      news: { moved: { from: 'gold', to: 'silver', up: false } },
    });
    expect(over).not.toHaveProperty('keptUntil');
  });

  test('forgets the grace when what was missing is there again', () => {
    const kept = look('gold', factsOf());
    const renewed = look('gold', factsOf({ certificates: both }), kept, '2026-12-15T10:00:00.000Z');
    const again = look('gold', factsOf(), renewed, '2026-12-20T10:00:00.000Z');

    expect(renewed).toMatchObject({ tier: 'gold', unmetSince: {} });
    expect(again.keptUntil).toBe('2027-02-18T10:00:00.000Z');
  });

  test('goes down to the tier below that has grace left', () => {
    const facts = factsOf({ certificates: both, won: [won('2026-11-01', 200_000)] });
    const first = look('platinum', facts);
    const short = look('platinum', { ...facts, certificates: [] }, first);
    const after = look('platinum', { ...facts, certificates: [] }, short, '2026-12-30T10:00:00.000Z');

    expect(short).toMatchObject({ tier: 'platinum', keptUntil: '2026-12-30T10:00:00.000Z' });
    expect(after).toMatchObject({ tier: 'gold', keptUntil: '2027-01-29T10:00:00.000Z' });
    expect(after.news?.moved).toEqual({ from: 'platinum', to: 'gold', up: false });
  });

  test('counts the grace from the moment that was forecast, however late it looks', () => {
    const facts = factsOf({ certificates: [held('P-1'), held('P-2', until('2026-12-10T00:00:00.000Z'))] });
    const first = look('gold', facts);
    const late = look('gold', facts, first, '2026-12-25T00:00:00.000Z');

    expect(first.losesAt).toBe('2027-02-08T00:00:00.000Z');
    expect(late.keptUntil).toBe('2027-02-08T00:00:00.000Z');
  });

  test('leaves a tier alone that the rules do not know', () => {
    const seen = look('direct', factsOf({ certificates: both }));

    expect(seen).toMatchObject({ tier: 'direct', competencies: ['installation'] });
    expect(seen).not.toHaveProperty('earned');
    expect(seen.news).toBeUndefined();
  });

  test('foresees what will end, and warns 90 and 30 days before, each once', () => {
    const end = '2027-03-14T00:00:00.000Z';
    const facts = factsOf({ certificates: [held('P-1', until(end)), held('P-2', until(end))] });
    const first = look('gold', facts);
    const ninety = look('gold', facts, first, '2026-12-14T00:00:00.000Z');
    const same = look('gold', facts, ninety, '2026-12-15T00:00:00.000Z');
    const thirty = look('gold', facts, same, '2027-02-12T00:00:00.000Z');

    expect(first.losses).toEqual([
      expect.objectContaining({ at: end, tiers: ['gold'], competencies: ['installation'], revenue: false }),
    ]);
    expect(first.losses[0]?.ends.map(({ personId }) => personId)).toEqual(['P-1', 'P-2']);
    expect([first, ninety, same, thirty].map(({ news }) => news?.ahead.length)).toEqual([
      undefined,
      1,
      undefined,
      1,
    ]);
  });

  test('foresees revenue that leaves the time that counts', () => {
    const facts = factsOf({ certificates: both, won: [won('2026-11-01', 200_000)] });
    const seen = look('platinum', facts);

    // Ninety days of one won deal end before twelve months of revenue do.
    expect(seen.losses[0]).toMatchObject({
      at: '2027-01-30T00:00:00.000Z',
      tiers: ['platinum'],
      revenue: true,
    });
  });

  test('is due again at the next warning or end, or after a day', () => {
    const soon = factsOf({ certificates: [held('P-1'), held('P-2', until('2026-11-30T18:00:00.000Z'))] });

    expect(nextLookAt(look('gold', soon))).toBe('2026-11-30T18:00:00.000Z');
    expect(nextLookAt(look('gold', factsOf({ certificates: both })))).toBe('2026-12-01T10:00:00.000Z');
  });
});

test.each([
  ['2026-01-31', 'P1M', '2026-02-28T00:00:00.000Z'],
  ['2024-02-29', 'P12M', '2025-02-28T00:00:00.000Z'],
  ['2026-11-30', 'P3M', '2027-02-28T00:00:00.000Z'],
  ['2026-12-31', 'P90D', '2027-03-31T00:00:00.000Z'],
])('a deal of %s leaves %s at %s', (closedOn, within, at) => {
  expect(leavesWindowAt(closedOn, within)).toBe(at);
});
