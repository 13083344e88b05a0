import { addBusinessTime } from '../calendar/business-time.rules.ts';
import type { CaseView, Task } from '../cases/case.schema.ts';
import type { DealFacts } from '../deals/deal.schema.ts';
import type { Partner } from '../partners/partner.schema.ts';
import type { Approval, DealProgram } from '../programs/deal-registration.schema.ts';
import type { Process } from '../programs/process.schema.ts';
import type { DecisionLevel } from '../programs/steps/decision.step.ts';
import type { DecisionRecord } from './decision-record.schema.ts';
import { allSteps, stepIdOf } from './migration.rules.ts';
import type { ProcessView } from './process-facts.ts';
import { knownAt, roundOf } from './rounds.rules.ts';

/** What all decisions of one case have in common. */
type Common = Pick<DecisionRecord, 'caseId' | 'program' | 'version' | 'facts' | 'caseOutcome' | 'amount'>;

const common = ({ id, program, outcome }: CaseView) => ({
  caseId: id,
  program: program.id,
  version: program.version,
  ...(outcome === undefined ? {} : { caseOutcome: outcome }),
});

/** The partner as conditions speak of it. */
export type KnownPartner = Pick<Partner, 'id' | 'name' | 'tier' | 'country'> & {
  /** By id; those that it holds now. */
  readonly competencies: readonly string[];
};

/** The decisions of a case of a process, in the order in which they were asked. `partner`: if it is known. */
export function decisionsOfProcess(
  view: ProcessView,
  program: Process,
  partner?: KnownPartner,
): DecisionRecord[] {
  const levels = levelsOf(program);
  return view.tasks.flatMap((task) => {
    const step = stepIdOf(task.step);
    const level = levels.get(step)?.find(({ name }) => name === task.step.split('/')[1]);
    if (!level || task.status !== 'done') return [];
    const silence = {
      outcome: level.atSilence?.outcome ?? level.atSilence?.ends ?? '',
      at: view.facts.position[task.step]?.doneAt ?? task.dueAt ?? view.updatedAt,
    };
    const round = roundOf(view.facts, task.step);
    const over = view.facts.position[task.step.split('/')[0] ?? '']?.doneAt !== undefined;
    return [
      {
        ...common(view),
        facts: { ...knownAt(view.facts, task.step), ...(partner ? { partner } : {}) },
        step,
        ...(round ? { round: round.index + 1 } : {}),
        level: level.name,
        ...settled(task, silence),
        ...(over ? { settled: true as const } : {}),
      },
    ];
  });
}

function levelsOf(program: Process): ReadonlyMap<string, readonly DecisionLevel[]> {
  const steps = program.stages.flatMap((stage) => allSteps(stage.steps));
  return new Map(steps.flatMap((step) => (step.step === 'decision' ? [[step.id, step.levels]] : [])));
}

/** The decisions of a deal, in the order in which they were asked; one that a rule approved has that alone. */
export function decisionsOfDeal(
  view: CaseView<DealFacts>,
  program: DealProgram,
  partner: Pick<KnownPartner, 'tier' | 'competencies'> | undefined,
): DecisionRecord[] {
  const { registration, nearMatches } = view.facts;
  const { value, productFamily, territory } = registration;
  const { tier, competencies } = partner ?? { tier: '', competencies: [] };
  const facts = {
    ...{ value, tier, competencies, productFamily, territory },
    nearMatches: nearMatches.length,
  };
  const shared: Common = { ...common(view), facts, amount: value };
  const tasks = view.tasks.flatMap((task) => {
    const approval = approvalOf(program, task);
    if (!approval || task.status !== 'done') return [];
    const { outcome, after } = approval.atSilence;
    const at = addBusinessTime(program.calendar, task.openedAt, after);
    const over = task.step !== 'approval' || view.facts.protection !== undefined;
    return [
      {
        ...{ ...shared, step: task.step, level: approval.name, ...settled(task, { outcome, at }) },
        ...(over ? { settled: true as const } : {}),
      },
    ];
  });
  return [...approvedByRule(view, shared), ...tasks];
}

/** A deal that is protected and that nobody was asked about. */
function approvedByRule({ facts, tasks }: CaseView<DealFacts>, shared: Common): DecisionRecord[] {
  const { protection, registeredAt, transferredFrom } = facts;
  const asked = tasks.some(({ step }) => step === 'approval');
  if (!protection || asked || transferredFrom) return [];
  const times = { openedAt: registeredAt, decidedAt: protection.from };
  return [{ ...shared, step: 'approval', ...times, outcome: 'approve', by: 'rule', settled: true }];
}

function approvalOf(program: DealProgram, { step, title }: Task): Approval | undefined {
  if (step === 'approval') return program.approval.levels.find(({ name }) => name === title);
  if (step === 'extension') return program.protection.extensions.approval;
  return step === 'dispute' ? program.disputes : undefined;
}

/** What came of a task: somebody's answer, or what silence means. */
function settled(
  { openedAt, result }: Task,
  silence: { readonly outcome: string; readonly at: string },
): Pick<DecisionRecord, 'openedAt' | 'decidedAt' | 'outcome' | 'by'> {
  return result
    ? { openedAt, decidedAt: result.at, outcome: result.outcome, by: 'person' }
    : { openedAt, decidedAt: silence.at, outcome: silence.outcome, by: 'silence' };
}
