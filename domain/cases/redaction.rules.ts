import type { CaseView, NextStep, Task, TimelineEntry } from './case.schema.ts';

/** What of an entry's detail a partner may read; anything else may name people or other partners' cases. */
const openDetails = new Set(['taskId', 'until', 'fields']);

/**
 * Any case as its partner may see it, but for its facts, which belong to its kind. Tasks of the vendor keep what is
 * asked, of which role and until when, but neither names nor votes: reasons addressed to the partner stand in the
 * timeline.
 */
export function caseForPartner<Facts>(full: CaseView<Facts>): CaseView<Facts> {
  const { running: _internal, hears: _ofTheProgram, partnerNext, ...view } = full;
  return {
    ...view,
    next: nextForPartner(partnerNext ?? view.next),
    tasks: view.tasks
      .filter(({ audience }) => audience !== 'vendor')
      .map((task) => (task.party === 'vendor' ? vendorTask(task) : task)),
  };
}

/**
 * A case's timeline as its partner may see it: without the entries for the vendor alone, and without the ids of people
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

/** The partner's people that its own tasks name: who is asked, or has answered for the partner. */
export function askedOfPartner({ tasks: all }: Pick<CaseView, 'tasks'>): ReadonlySet<string> {
  const tasks = all.filter(({ party }) => party === 'partner');
  const voters = tasks.flatMap(({ votes }) => votes.flatMap(({ actor }) => actor.personId ?? []));
  return new Set([...tasks.flatMap(({ assignees }) => assignees), ...voters]);
}

function openDetail(detail: Record<string, unknown>): { detail?: Record<string, unknown> } {
  const open = Object.entries(detail).filter(([name]) => openDetails.has(name));
  return open.length > 0 ? { detail: Object.fromEntries(open) } : {};
}

/** Who of the partner has the ball is named; at the vendor, only the role, and not that nobody there has it. */
export function nextForPartner({ alarm: _vendors, ...next }: NextStep): NextStep {
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
