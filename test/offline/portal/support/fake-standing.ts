import type { Certificate } from '../../../../domain/certification/certificate.schema.ts';
import { considered } from '../../../../domain/standing/consider.rules.ts';
import { readStandingRules } from '../../../../domain/standing/read-standing.ts';
import { earnedAt } from '../../../../domain/standing/requirements.rules.ts';
import type { StandingNow, StandingService } from '../../../../handlers/services/standing.services.ts';
import { factsOf, held, rulesOf, shippedRules, won } from '../../domain/standing/fixtures.ts';
import type { World } from './fake-services.ts';
import { after, now } from './sample.ts';

type Change = <T>(name: string, input: unknown, answer: () => T) => Promise<T>;

const rules = rulesOf(shippedRules);
const basic = (personId: string, days: number): Certificate =>
  held(personId, { certificate: 'basic-training', title: 'Platform basics', validUntil: after(days) });

/** Northwind, which is Gold, and loses it when a certificate ends in so many days; less than one: it has. */
export function standingIn(days: number, tier = 'gold'): StandingNow {
  const partner = { id: 'northwind', name: 'Northwind Systems', tier };
  const facts = factsOf({
    personIds: ['P-1', 'P-2', 'P-3'],
    certificates: [basic('P-1', 300), basic('P-2', days)],
    won: [won(after(-30).slice(0, 10), 12_000_000)],
  });
  return {
    ...{ partner, rules, earned: earnedAt(rules, facts, now) },
    standing: considered({ partner, rules, version: 1, facts, at: now, look: 'one', before: undefined }),
    names: { 'P-1': 'Nora West', 'P-2': 'Sam North', 'P-3': 'Mika North' },
  };
}

/** Standing in the world; what is changed there is only noted. */
export function fakeStanding(world: World, change: Change): StandingService {
  const current = { version: 1, source: shippedRules, publishedBy: 'P-0PS0000001', told: true };
  const published = { ...current, publishedAt: after(-10) };
  const tiers = rules.tiers.map(({ id, title }) => ({ id, title }));
  return {
    of: async () => world.standing,
    list: async () => ({
      items: [standingIn(0), standingIn(20), standingIn(300)].map((one) => one.standing),
    }),
    rules: async () => ({ current: published, versions: [published], tiers, source: shippedRules }),
    async preview(_caller, source) {
      const read = readStandingRules(source);
      if ('problems' in read) return read;
      const { standing } = standingIn(0);
      const counts = { before: { gold: 2, silver: 1 }, after: { gold: 1, silver: 2 } };
      return {
        preview: { looked: 3, more: true, moved: [standing, { ...standing, tier: 'silver' }], ...counts },
      };
    },
    publish: (_caller, input) => change('publishRules', input, () => published),
  };
}
