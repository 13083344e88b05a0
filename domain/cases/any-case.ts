import type { DealFacts } from '../deals/deal.schema.ts';
import type { ProcessView } from '../processes/process-facts.ts';
import type { CaseView } from './case.schema.ts';

/** A case of any kind, as it is stored. */
export type AnyCase = CaseView<DealFacts> | ProcessView;

export const isDeal = (view: AnyCase): view is CaseView<DealFacts> => view.kind === 'deal-registration';

/** Whose case it is of the partner's people, where it is one person's. */
export const learnerOf = (view: AnyCase): string | undefined =>
  isDeal(view) ? undefined : view.facts.learner?.id;

/** Who opened the case: never decides on it. */
export function openerOf(view: AnyCase): string {
  return isDeal(view) ? view.facts.submittedBy : view.facts.startedBy;
}
