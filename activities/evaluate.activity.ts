import { evaluateAll } from '../domain/programs/expressions.rules.ts';
import type { EvaluateInput } from '../domain/programs/expressions.ts';
import { isRecord } from '../domain/records.ts';
import type { Activities } from './activities.ts';
import type { StandingStore } from './store/standing.store.ts';

/**
 * Evaluates over what a case knows, and over the competencies that its partner holds now: they come and go while a case
 * runs. They are looked up only where something speaks of them.
 */
export function evaluate(standing: Pick<StandingStore, 'competenciesOf'>): Activities['evaluate'] {
  return async (input) => {
    const { partner } = input.data;
    if (!speaksOfCompetencies(input) || !isRecord(partner)) return evaluateAll(input);
    const competencies = await standing.competenciesOf(String(partner.id));
    return evaluateAll({ ...input, data: { ...input.data, partner: { ...partner, competencies } } });
  };
}

const speaksOfCompetencies = ({ expressions, texts }: EvaluateInput): boolean =>
  [...expressions, ...texts].some((source) => source.includes('competencies'));
