import type { BusinessClock } from '../calendar/business-clock.rules.ts';
import type { DecisionRecord } from '../processes/decision-record.schema.ts';
import type { Difference, DraftLevel } from './verdict.ts';

/** What a level would have said; no outcome if nobody can tell. */
export interface Heard {
  readonly outcome: string | undefined;
  readonly differences: readonly Difference[];
}

/** Moments closer than this are the same: a server that was busy is no difference of rules. */
const tolerance = 5 * 60_000;

/**
 * What a level would have said to the same answers at the same moments. After changes a level is asked again; its clock
 * goes on where it stood.
 */
export function hearLevel(rows: readonly DecisionRecord[], level: DraftLevel, clock: BusinessClock): Heard {
  let used = 0;
  for (const row of rows) {
    const [opened, decided] = [Date.parse(row.openedAt), Date.parse(row.decidedAt)];
    const silent = silentAt(level, opened, used, clock);
    if (row.by === 'silence') return heardNothing(level, silent, { decided, outcome: row.outcome }, clock);
    if (silent !== undefined && silent < decided)
      return {
        outcome: level.silence?.outcome,
        differences: [{ kind: 'silence-first', about: level.name, saved: clock.between(silent, decided) }],
      };
    used += level.silence?.time === 'business' ? clock.between(opened, decided) : decided - opened;
  }
  return { outcome: rows.at(-1)?.outcome, differences: [] };
}

function silentAt(
  { silence }: DraftLevel,
  opened: number,
  used: number,
  clock: BusinessClock,
): number | undefined {
  if (!silence) return undefined;
  if (silence.time === 'until') return Math.max(opened, silence.at);
  const left = Math.max(0, silence.after - used);
  return silence.time === 'business' ? clock.after(opened, left) : opened + left;
}

/** Nobody had answered: with other rules silence may come at another time, mean something else, or never come. */
function heardNothing(
  { name: about, silence }: DraftLevel,
  silent: number | undefined,
  past: { readonly decided: number; readonly outcome: string },
  clock: BusinessClock,
): Heard {
  if (!silence || silent === undefined)
    return { outcome: undefined, differences: [{ kind: 'silence-later', about }] };
  const { decided } = past;
  const differences: Difference[] = [];
  if (silent < decided - tolerance)
    differences.push({ kind: 'silence-sooner', about, saved: clock.between(silent, decided) });
  if (silent > decided + tolerance)
    differences.push({ kind: 'silence-later', about, saved: 0 - clock.between(decided, silent) });
  if (silence.outcome !== past.outcome) differences.push({ kind: 'silence-means-other', about });
  return { outcome: silence.outcome, differences };
}
