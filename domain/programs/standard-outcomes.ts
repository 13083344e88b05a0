import type { StepOutcome } from './steps/common.schema.ts';
import type { Step } from './steps/step.schema.ts';

const approve: StepOutcome = {
  id: 'approve',
  label: 'Approve',
  effect: 'The case goes on.',
  tone: 'positive',
  comment: false,
};
const reject: StepOutcome = {
  id: 'reject',
  label: 'Reject',
  effect: 'It is refused; the partner reads your reason.',
  tone: 'negative',
  comment: true,
};
const done: StepOutcome = {
  id: 'done',
  label: 'Done',
  effect: 'The task is done, and the case goes on.',
  tone: 'positive',
  comment: false,
};

/** The outcome of a form that nobody filled in, or an exam without a result, that the case goes on without. */
export const unanswered = 'unanswered';

/** The outcomes of an exam. */
export const [passed, failed] = ['passed', 'failed'] as const;

const withoutResult = { effect: 'The case goes on.', tone: 'neutral', comment: false } as const;
/** What silence may come to at an exam: nobody passes by it. */
export const silentExam: readonly StepOutcome[] = [
  { id: failed, label: 'Failed', ...withoutResult },
  { id: unanswered, label: 'No result', ...withoutResult },
];

/** What a task or a decision offers: its own outcomes, or the usual ones. Nothing for steps that offer none. */
export function outcomesOf(step: Step): readonly StepOutcome[] {
  if (step.step === 'task') return step.outcomes ?? [done];
  if (step.step === 'decision') return step.outcomes ?? [approve, reject];
  return [];
}
