import type { NextStep, Task } from '../../../../domain/cases/case.schema.ts';
import { nextStep } from '../../../../domain/cases/next-step.rules.ts';
import { casePage, caseSummaries, caseView, scorecardTask } from './cases.ts';

/** A case with one open task of the vendor that nobody has, and its row in lists; a test may change the task. */
export function waitsForNobody(change: Partial<Task> = {}) {
  const task = scorecardTask({ assignees: [], fallback: true, ...change });
  const next: NextStep = nextStep([task], [], { what: '', party: 'nobody' });
  const place = { stage: 'vetting', stageLabel: 'Vetting' };
  const [row] = caseSummaries;
  if (!row) throw new Error('There is no sample of a case.');
  return {
    casePage: { ...casePage, view: caseView({ ...place, tasks: [task], next }) },
    summary: { ...row, ...place, next },
  };
}
