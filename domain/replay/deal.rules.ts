import { type ApprovalFacts, approvalLevels, autoApprovalRule } from '../deals/approval.rules.ts';
import type { DecisionRecord } from '../processes/decision-record.schema.ts';
import type { Approval, DealProgram } from '../programs/deal-registration.schema.ts';
import type { DraftDecision, DraftLevel, PastDecision } from './verdict.ts';

/** `request-changes` ends a round; where no other follows, the changes never came. */
const goesOn = new Map([
  ['approve', true],
  ['reject', false],
  ['request-changes', false],
]);

/** What a draft of the deal program says about decisions of deals. */
export function draftOfDeals(program: DealProgram): (past: PastDecision) => DraftDecision {
  return ([first]) => {
    if (first.step === 'extension') return oneLevel(first, program.protection.extensions.approval);
    if (first.step === 'dispute') return oneLevel(first, program.disputes);
    if (first.step !== 'approval') return { kind: 'gone' };
    const facts = factsOf(program, first);
    if (typeof facts === 'string') return { kind: 'untold', why: facts };
    const rule = autoApprovalRule(program, facts);
    if (rule !== undefined) return { kind: 'rule', rule, outcome: 'approve' };
    const levels = approvalLevels(program, facts).map((level) => levelOf(level));
    return { kind: 'levels', levels, unasked: 'approve', goesOn };
  };
}

/** The level of a decision that has only one is the same level under another name. */
function oneLevel({ level }: DecisionRecord, approval: Approval): DraftDecision {
  return { kind: 'levels', levels: [levelOf(approval, level)], unasked: 'approve', goesOn };
}

function levelOf({ name, atSilence }: Approval, known = name): DraftLevel {
  return { name: known, silence: { ...atSilence, time: 'business' } };
}

/** What rules ask for, or what is missing. Records from before rules could ask for competencies have none. */
function factsOf(program: DealProgram, { facts, amount }: DecisionRecord): ApprovalFacts | string {
  const { tier, competencies, productFamily, territory, nearMatches } = facts;
  if (!amount) return 'The amount is not on record';
  if (typeof tier !== 'string') return 'The tier of the partner is not on record';
  if (typeof productFamily !== 'string' || typeof territory !== 'string')
    return 'The product family or the territory is not on record';
  if (typeof nearMatches !== 'number') return 'How many customers resembled it is not on record';
  if (!Array.isArray(competencies) && asksCompetencies(program))
    return 'What competencies the partner held is not on record';
  const held = Array.isArray(competencies) ? competencies.map(String) : [];
  return { value: amount, tier, competencies: held, productFamily, territory, nearMatches };
}

const asksCompetencies = ({ autoApprove, approval }: DealProgram): boolean =>
  [...autoApprove, ...approval.levels].some(({ when }) => when?.competencies !== undefined);
