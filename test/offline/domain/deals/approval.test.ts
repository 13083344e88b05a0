import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ApprovalFacts,
  amountInProgramCurrency,
  approvalLevels,
  autoApprovalRule,
  holds,
  needsSignIn,
  territoryOf,
} from '../../../../domain/deals/approval.rules.ts';
import { shipped } from './program.ts';

const eur = (units: number) => ({ amount: units * 100, currency: 'EUR' });
const facts = (more: Partial<ApprovalFacts> = {}): ApprovalFacts => ({
  value: eur(5_000),
  tier: 'gold',
  competencies: [],
  productFamily: 'platform',
  territory: 'dach',
  nearMatches: 0,
  ...more,
});
const levels = (more: Partial<ApprovalFacts>) => approvalLevels(shipped, facts(more)).map(({ name }) => name);

describe('approval by the shipped program', () => {
  it('is by rule for a small deal of a gold partner without near matches', () => {
    expect(autoApprovalRule(shipped, facts())).toBe('Small deal of a gold partner');
  });

  it.each<[string, Partial<ApprovalFacts>]>([
    ['not small', { value: eur(10_000) }],
    ['not gold', { tier: 'silver' }],
    ['like another', { nearMatches: 1 }],
    ['in a currency without a rate', { value: { amount: 1, currency: 'XTS' } }],
  ])('is by a person when it is %s', (_what, more) => {
    expect(autoApprovalRule(shipped, facts(more))).toBeUndefined();
  });

  it('asks finance too from the threshold on, in any currency', () => {
    expect(levels({ value: eur(49_999) })).toEqual(['Channel approval']);
    expect(levels({ value: eur(50_000) })).toEqual(['Channel approval', 'Finance approval']);
    expect(levels({ value: { amount: 9_000_000, currency: 'JPY' } })).toHaveLength(2);
    expect(levels({ value: { amount: 8_000_000, currency: 'JPY' } })).toHaveLength(1);
    expect(amountInProgramCurrency(shipped, { amount: 9_000_000, currency: 'JPY' })).toBe(54_900);
  });

  it('asks for a signature from the threshold on', () => {
    expect(needsSignIn(shipped, eur(99_999))).toBe(false);
    expect(needsSignIn(shipped, eur(100_000))).toBe(true);
    const { signedInAtLeast: _none, ...approval } = shipped.approval;
    expect(needsSignIn({ ...shipped, approval }, eur(1_000_000))).toBe(false);
  });
});

describe('a condition', () => {
  it('without facts always holds; each fact given must hold', () => {
    expect(holds(shipped, {}, facts())).toBe(true);
    expect(holds(shipped, { productFamilies: ['security'] }, facts())).toBe(false);
    expect(holds(shipped, { territories: ['dach'], productFamilies: ['platform'] }, facts())).toBe(true);
    expect(holds(shipped, { nearMatches: true }, facts({ nearMatches: 2 }))).toBe(true);
  });

  it('on competencies asks for all of them', () => {
    const asked = { competencies: ['installation', 'migration'] };
    expect(holds(shipped, asked, facts({ competencies: ['migration', 'sales', 'installation'] }))).toBe(true);
    expect(holds(shipped, asked, facts({ competencies: ['installation'] }))).toBe(false);
    expect(holds(shipped, asked, facts())).toBe(false);
  });

  it('on amounts splits them all: at least, or below', () => {
    const law = fc.property(fc.nat(1_000_000), fc.nat(1_000_000), (amount, threshold) => {
      const value = { amount, currency: 'EUR' };
      const above = holds(shipped, { amountAtLeast: threshold }, facts({ value }));
      expect(holds(shipped, { amountBelow: threshold }, facts({ value }))).toBe(!above);
    });
    fc.assert(law);
  });
});

describe('the territory of a country', () => {
  it('is the program’s, or the country itself', () => {
    expect(territoryOf(shipped, 'AT')).toBe('dach');
    expect(territoryOf(shipped, 'NO')).toBe('nordics');
    expect(territoryOf(shipped, 'JP')).toBe('jp');
  });
});
