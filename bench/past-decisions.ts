import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { idFrom } from '../domain/ids.ts';
import type { DecisionRecord } from '../domain/processes/decision-record.schema.ts';

/** Numbers from 0 to 1, the same in every run. */
function chances(): () => number {
  let state = 0x2545f491;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const hour = 3_600_000;
const start = Date.parse('2025-01-06T08:00:00Z');
const tiers = ['silver', 'gold', 'direct'];
const territories = ['dach', 'nordics', 'benelux', 'uk-ireland', 'north-america', 'fr'];
const families = ['platform', 'security', 'analytics'];
const currencies = ['EUR', 'EUR', 'EUR', 'USD', 'GBP'];

/** Past decisions of deals as they are exported, so many and always the same: two years of a large channel. */
export function* pastDecisions(count: number): Generator<DecisionRecord> {
  const chance = chances();
  let made = 0;
  for (let deal = 0; made < count; deal += 1) {
    for (const record of decisionsOf(deal, chance)) {
      if (made === count) return;
      made += 1;
      yield record;
    }
  }
}

export function writePastDecisions(file: string, count: number): Promise<void> {
  const lines = function* () {
    for (const record of pastDecisions(count)) yield `${JSON.stringify(record)}\n`;
  };
  return pipeline(Readable.from(lines()), createWriteStream(file));
}

const oneOf = (list: readonly string[], chance: () => number): string =>
  list[Math.floor(chance() * list.length)] ?? '';

/** A rule for small deals of gold partners; else one level, from 50,000 on two; some extended. */
function decisionsOf(deal: number, chance: () => number): DecisionRecord[] {
  const amount = Math.round(10 ** (3.5 + 2.2 * chance())) * 100;
  const tier = oneOf(tiers, chance);
  const opened = start + Math.floor(chance() * 2 * 365 * 24) * hour;
  const value = { amount, currency: oneOf(currencies, chance) };
  const shared = {
    caseId: idFrom('deal', createHash('sha256').update(String(deal)).digest()),
    program: 'deal-registration',
    version: 1,
    facts: {
      ...{ value, tier, productFamily: oneOf(families, chance), territory: oneOf(territories, chance) },
      nearMatches: chance() < 0.1 ? 1 : 0,
    },
    amount: value,
    caseOutcome: chance() < 0.5 ? 'won' : 'expired',
  };
  if (tier === 'gold' && amount < 1_000_000)
    return [{ ...shared, step: 'approval', ...times(opened, 0), outcome: 'approve', by: 'rule' }];
  const first = { ...shared, step: 'approval', level: 'Channel approval', ...answered(opened, chance) };
  const next = Date.parse(first.decidedAt);
  if (first.outcome === 'reject') return [first];
  const second = { ...shared, step: 'approval', level: 'Finance approval', ...answered(next, chance) };
  const extension = {
    ...shared,
    step: 'extension',
    level: 'Extension approval',
    ...answered(next + 1500 * hour, chance),
  };
  return [first, ...(amount >= 5_000_000 ? [second] : []), ...(chance() < 0.3 ? [extension] : [])];
}

function times(opened: number, took: number) {
  return { openedAt: new Date(opened).toISOString(), decidedAt: new Date(opened + took).toISOString() };
}

function answered(opened: number, chance: () => number) {
  if (chance() < 0.03) return { ...times(opened, 168 * hour), outcome: 'reject', by: 'silence' as const };
  const outcome = chance() < 0.12 ? 'reject' : 'approve';
  return { ...times(opened, Math.floor(chance() ** 2 * 140 * hour)), outcome, by: 'person' as const };
}
