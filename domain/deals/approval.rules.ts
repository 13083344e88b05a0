import type { Money } from '../money.schema.ts';
import { convertExactly, wholeUnits } from '../money.ts';
import type { Approval, Condition, DealProgram } from '../programs/deal-registration.schema.ts';

/** The facts that a program's rules may ask for. */
export interface ApprovalFacts {
  readonly value: Money;
  readonly tier: string;
  /** Of the partner, by id. */
  readonly competencies: readonly string[];
  readonly productFamily: string;
  readonly territory: string;
  readonly nearMatches: number;
}

/** The value in whole units of the program's currency, at the rate pinned with the program's version. */
export function amountInProgramCurrency(program: DealProgram, value: Money): number {
  const rate = program.exchangeRates[value.currency] ?? Number.POSITIVE_INFINITY;
  if (!Number.isFinite(rate)) return rate;
  return wholeUnits(convertExactly(value, String(rate), program.currency));
}

/** Whether everything that the condition asks for holds. */
export function holds(program: DealProgram, condition: Condition, facts: ApprovalFacts): boolean {
  const amount = amountInProgramCurrency(program, facts.value);
  const held = new Set(facts.competencies);
  const includes = (list: readonly string[] | undefined, value: string) => !list || list.includes(value);
  return (
    amount >= (condition.amountAtLeast ?? 0) &&
    amount < (condition.amountBelow ?? Number.POSITIVE_INFINITY) &&
    includes(condition.tiers, facts.tier) &&
    (condition.competencies ?? []).every((one) => held.has(one)) &&
    includes(condition.productFamilies, facts.productFamily) &&
    includes(condition.territories, facts.territory) &&
    (condition.nearMatches ?? facts.nearMatches > 0) === facts.nearMatches > 0
  );
}

/** The name of the first rule that approves this deal without a person, if one does. */
export function autoApprovalRule(program: DealProgram, facts: ApprovalFacts): string | undefined {
  return program.autoApprove.find(({ when }) => holds(program, when, facts))?.name;
}

/** The approval levels this deal goes through, in order: those without a condition always apply. */
export function approvalLevels(program: DealProgram, facts: ApprovalFacts): Approval[] {
  return program.approval.levels.filter(({ when }) => holds(program, when ?? {}, facts));
}

/** Whether a decision on this value must be taken signed in. */
export function needsSignIn(program: DealProgram, value: Money): boolean {
  const { signedInAtLeast } = program.approval;
  return signedInAtLeast !== undefined && amountInProgramCurrency(program, value) >= signedInAtLeast;
}

/** The territory of a country: the program's, or the country itself where no territory has it. */
export function territoryOf(program: DealProgram, country: string): string {
  const found = Object.entries(program.territories).find(([, countries]) => countries.includes(country));
  return found ? found[0] : country.toLowerCase();
}
