import { readFileSync } from 'node:fs';
import type { Certificate } from '../../../../domain/certification/certificate.schema.ts';
import type { StandingFacts, WonWithRates } from '../../../../domain/standing/facts.ts';
import { readStandingRules } from '../../../../domain/standing/read-standing.ts';
import type { StandingRules } from '../../../../domain/standing/standing.schema.ts';

export const shippedRules = readFileSync(
  new URL('../../../../programs/standing/standing.yaml', import.meta.url),
  'utf8',
);

/** The rules of a text that is right. */
export function rulesOf(source: string): StandingRules {
  const read = readStandingRules(source);
  if ('rules' in read) return read.rules;
  throw new Error(read.problems.map(({ line, message }) => `${line}: ${message}`).join('\n'));
}

export const threeTiers = rulesOf(`
currency: EUR
competencies:
  installation:
    title: Installation
    requires: [{ certificates: basic, people: 1 }]
tiers:
  - { id: silver, title: Silver }
  - id: gold
    title: Gold
    requires: [{ competency: installation }, { certificates: basic, people: 2 }]
    grace: P60D
  - id: platinum
    title: Platinum
    requires: [{ revenue: 1000, within: P12M }, { wonDeals: 1, within: P90D }]
    grace: P30D
`);

let count = 0;
export function held(personId: string, change: Partial<Certificate> = {}): Certificate {
  count += 1;
  return {
    ...{ number: `CT-${String(count).padStart(10, '0')}`, certificate: 'basic', title: 'Basics' },
    ...{ criteria: '', caseId: 'C-7K3M9Q2XBA', partnerId: 'northwind', changes: [] },
    ...{ holder: { personId, name: personId }, awardedAt: '2026-01-01T00:00:00.000Z' },
    ...change,
  };
}

export const won = (closedOn: string, amount: number, currency = 'EUR'): WonWithRates => {
  count += 1;
  return { dealId: `D-${count}`, closedOn, value: { amount, currency }, rates: { EUR: 1, USD: 0.9 } };
};

export const factsOf = (change: Partial<StandingFacts> = {}): StandingFacts => ({
  ...{ personIds: ['P-1', 'P-2', 'P-3'], certificates: [], won: [] },
  ...change,
});
