import { hasNotice } from '../../portal/components/notice.tsx';
import type { AnyCaseView, DealView } from '../../portal/frame.ts';

/** The word for an answer to a task: the step's own where it says more than the outcome's, as for a ruling. */
export function doneWord({ tasks }: AnyCaseView, taskId: string, outcome: string): string {
  const step = tasks.find(({ id }) => id === taskId)?.step;
  const word = `${step}-${outcome}`;
  return hasNotice(word) ? word : outcome;
}

/** The word for a registration that was just taken: what has become of it can be known already. */
export function registeredWord({ stage }: DealView): string {
  const word = `registered-${stage}`;
  return hasNotice(word) ? word : 'registered';
}
