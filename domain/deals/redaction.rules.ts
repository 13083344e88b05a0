import type { CaseView, NextStep, Task, TimelineEntry } from '../cases/case.schema.ts';
import type { DealFacts } from './deal.schema.ts';

/** What of an entry's detail a partner may read; anything else may name people or other partners' deals. */
const openDetails = new Set(['taskId', 'until', 'fields']);

/**
 * A deal as its partner may see it. That the customer is taken, its stage says; by whom, since when and by what it was
 * recognised, nothing says. Tasks of the vendor keep what is asked, of which role and until when, but neither names nor
 * votes: reasons addressed to the partner stand in the timeline. Deals of other partners are not named.
 */
export function viewForPartner(view: CaseView<DealFacts>): CaseView<DealFacts> {
  const { conflict: _holder, transferredFrom: _from, transferredTo: _to, ...facts } = view.facts;
  return {
    ...view,
    next: nextForPartner(view.next),
    tasks: view.tasks.map((task) => (task.party === 'vendor' ? vendorTask(task) : task)),
    facts: { ...facts, nearMatches: [] },
  };
}

/**
 * A deal's timeline as its partner may see it: without the entries for the vendor alone, and without the ids of people
 * that are not among `ownPersonIds`.
 */
export function timelineForPartner(
  entries: readonly TimelineEntry[],
  ownPersonIds: ReadonlySet<string> = new Set(),
): TimelineEntry[] {
  return entries
    .filter(({ audience }) => audience === 'everyone')
    .map(({ actor: { personId, via }, detail, ...entry }) => ({
      ...entry,
      actor: personId !== undefined && ownPersonIds.has(personId) ? { personId, via } : { via },
      ...(detail ? openDetail(detail) : {}),
    }));
}

/** The partner's people that its own view names: who submitted, and who is asked or has answered for the partner. */
export function ownPeople(view: CaseView<DealFacts>): ReadonlySet<string> {
  const tasks = view.tasks.filter(({ party }) => party === 'partner');
  const voters = tasks.flatMap(({ votes }) => votes.flatMap(({ actor }) => actor.personId ?? []));
  return new Set([view.facts.submittedBy, ...tasks.flatMap(({ assignees }) => assignees), ...voters]);
}

function openDetail(detail: Record<string, unknown>): { detail?: Record<string, unknown> } {
  const open = Object.entries(detail).filter(([name]) => openDetails.has(name));
  return open.length > 0 ? { detail: Object.fromEntries(open) } : {};
}

/** Who of the partner has the ball is named; at the vendor, only the role. */
export function nextForPartner(next: NextStep): NextStep {
  const { waitsFor } = next;
  return waitsFor.party === 'partner' ? next : { ...next, waitsFor: { ...waitsFor, personIds: [] } };
}

/** Built from what is shown, not from what is hidden: a field that tasks gain later stays the vendor's. */
function vendorTask({
  id,
  step,
  title,
  party,
  role,
  roleLabel,
  openedAt,
  dueAt,
  atSilence,
  status,
}: Task): Task {
  return {
    ...{ id, step, title, party, role, roleLabel, openedAt, atSilence, status },
    ...(dueAt ? { dueAt } : {}),
    assignees: [],
    quorum: 1,
    outcomes: [],
    votes: [],
    signedIn: false,
  };
}
