import { describe, expect, it } from 'vitest';
import type { CaseView } from '../../../../domain/cases/case.schema.ts';
import type { DealFacts } from '../../../../domain/deals/deal.schema.ts';
import { planDealMigration } from '../../../../domain/deals/migration-plan.rules.ts';
import { startProtection } from '../../../../domain/deals/protection.rules.ts';
import { shipped } from './program.ts';

const day = 86_400_000;
const start = '2026-10-14T08:00:00.000Z';
const daysOn = (days: number) => new Date(Date.parse(start) + days * day).toISOString();

/** A deal that has been protected since the start, as far as a plan looks at it. */
const deal = (change: object = {}) =>
  ({
    stage: 'protected',
    status: 'open',
    tasks: [],
    facts: { protection: startProtection(shipped, start) },
    ...change,
  }) as unknown as CaseView<DealFacts>;

const { protection } = shipped;
const second = {
  ...shipped,
  version: 2,
  protection: { ...protection, progress: { ...protection.progress, every: 20 * day } },
};

describe('the plan of moving a deal', () => {
  it('says which moment of its protection comes at another time', () => {
    expect(planDealMigration(deal(), shipped, second, daysOn(1))).toEqual({
      to: { stage: 'protected' },
      newSteps: [],
      deadlines: [{ what: 'Progress is asked for', before: daysOn(30), after: daysOn(20) }],
    });
  });

  it('sends no reminder late that the new rules would have sent before', () => {
    const early = { ...shipped, version: 2, protection: { ...protection, reminders: [89 * day] } };

    expect(planDealMigration(deal(), shipped, early, daysOn(5)).deadlines).toEqual([]);
  });

  it('moves nothing of a deal that is not protected yet', () => {
    expect(planDealMigration(deal({ stage: 'review', facts: {} }), shipped, second, daysOn(1))).toEqual({
      to: { stage: 'review' },
      newSteps: [],
      deadlines: [],
    });
  });

  it('says why a deal cannot be moved', () => {
    const closed = deal({ stage: 'closed', status: 'closed' });

    expect(planDealMigration(closed, shipped, second, daysOn(1)).problem).toMatch('closed');
    expect(planDealMigration(deal(), shipped, shipped, daysOn(1)).problem).toMatch(
      'runs on version 1 already',
    );
  });
});
