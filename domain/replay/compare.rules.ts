import type { BusinessClock } from '../calendar/business-clock.rules.ts';
import type { DecisionRecord } from '../processes/decision-record.schema.ts';
import { hearLevel } from './level.rules.ts';
import type { Difference, DraftDecision, PastDecision, Verdict } from './verdict.ts';

/** How a past decision would go under a draft: who would be asked, when silence would come, and what would come of it. */
export function compareDecision(past: PastDecision, draft: DraftDecision, clock: BusinessClock): Verdict {
  if (draft.kind === 'untold') return { untold: draft.why };
  const known = outcomeOf(past);
  if (draft.kind === 'gone') {
    const saved = timeOf(past, clock);
    return { differences: [{ kind: 'decision-gone', about: past[0].step, saved }], ending: 'unknown' };
  }
  if (draft.kind === 'levels') return compareLevels(past, draft, clock);
  if (past[0].by === 'rule')
    return { differences: [], ending: known === draft.outcome ? 'same' : 'otherwise' };
  const saved = timeOf(past, clock);
  const ending = known === undefined ? 'unknown' : known === draft.outcome ? 'same' : 'otherwise';
  return { differences: [{ kind: 'rule-decides', about: draft.rule, saved }], ending };
}

type Levels = Extract<DraftDecision, { kind: 'levels' }>;

function compareLevels(past: PastDecision, draft: Levels, clock: BusinessClock): Verdict {
  if (past[0].by === 'rule') return nowAsked(past[0], draft);
  const asked = Map.groupBy(past, ({ level = '' }) => level);
  const walk = walkLevels(asked, isOver(past), draft, clock);
  const dropped = [...asked].filter(([name]) => !draft.levels.some((level) => level.name === name));
  const differences = [
    ...walk.differences,
    ...dropped.map(
      ([about, rows]): Difference => ({ kind: 'level-not-asked', about, saved: spent(rows, clock) }),
    ),
  ];
  const known = outcomeOf(past);
  const { outcome } = walk;
  if (known === undefined || outcome === undefined)
    return { differences, ending: differences.length ? 'unknown' : 'same' };
  return { differences, ending: known === outcome ? 'same' : 'otherwise' };
}

/** What a rule approved, with no such rule in the draft. */
function nowAsked({ outcome }: DecisionRecord, { levels, unasked }: Levels): Verdict {
  if (levels.length === 0) return { differences: [], ending: outcome === unasked ? 'same' : 'otherwise' };
  const about = levels.map(({ name }) => name).join(', ');
  return { differences: [{ kind: 'rule-gone', about }], ending: 'unknown' };
}

/** Asks the draft's levels in order, with the answers that were given; undefined where one has no past answer. */
function walkLevels(
  asked: ReadonlyMap<string, readonly DecisionRecord[]>,
  over: boolean,
  { levels, unasked, goesOn }: Levels,
  clock: BusinessClock,
): { readonly outcome: string | undefined; readonly differences: readonly Difference[] } {
  const differences: Difference[] = [];
  let outcome: string | undefined = unasked;
  let told = true;
  for (const level of levels) {
    const rows = asked.get(level.name);
    if (!rows) {
      // In a case that is still being decided it may be asked yet.
      if (over) differences.push({ kind: 'level-asked', about: level.name });
      told = false;
      continue;
    }
    const heard = hearLevel(rows, level, clock);
    differences.push(...heard.differences);
    outcome = heard.outcome;
    if (outcome === undefined) return { outcome, differences };
    if (!goesOn.has(outcome)) return { outcome: undefined, differences: [...differences, gone(level.name)] };
    if (!goesOn.get(outcome)) return { outcome, differences };
  }
  return { outcome: told ? outcome : undefined, differences };
}

const gone = (about: string): Difference => ({ kind: 'outcome-gone', about });

/** What came of it; undefined while it is being decided. */
function outcomeOf(past: PastDecision): string | undefined {
  return isOver(past) ? past.at(-1)?.outcome : undefined;
}

/** Whether every level that would be asked has been. */
function isOver(past: PastDecision): boolean {
  return past.some(({ settled, caseOutcome, by }) => settled || by === 'rule' || caseOutcome !== undefined);
}

/** The business time from the first question to the last answer. */
function timeOf(past: PastDecision, clock: BusinessClock): number {
  const last = past.at(-1) ?? past[0];
  return clock.between(Date.parse(past[0].openedAt), Date.parse(last.decidedAt));
}

function spent(rows: readonly DecisionRecord[], clock: BusinessClock): number {
  return rows.reduce(
    (sum, { openedAt, decidedAt }) => sum + clock.between(Date.parse(openedAt), Date.parse(decidedAt)),
    0,
  );
}
