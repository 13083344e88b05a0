import type { CaseView } from '../cases/case.schema.ts';
import { askedOfPartner, caseForPartner } from '../cases/redaction.rules.ts';
import type { DealFacts } from './deal.schema.ts';

/**
 * A deal as its partner may see it. That the customer is taken, its stage says; by whom, since when and by what it was
 * recognised, nothing says. Deals of other partners are not named.
 */
export function viewForPartner(view: CaseView<DealFacts>): CaseView<DealFacts> {
  const { conflict: _holder, transferredFrom: _from, transferredTo: _to, ...facts } = view.facts;
  return { ...caseForPartner(view), facts: { ...facts, nearMatches: [] } };
}

/** The partner's people that its own view names: who submitted, and who is asked or has answered for the partner. */
export function ownPeople(view: CaseView<DealFacts>): ReadonlySet<string> {
  return new Set([view.facts.submittedBy, ...askedOfPartner(view)]);
}
