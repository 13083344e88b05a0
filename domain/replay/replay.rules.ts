import { businessClock } from '../calendar/business-clock.rules.ts';
import type { DecisionRecord } from '../processes/decision-record.schema.ts';
import { isProcess, type Program } from '../programs/program.ts';
import { compareDecision } from './compare.rules.ts';
import { draftOfDeals } from './deal.rules.ts';
import { draftOfProcess } from './process.rules.ts';
import { type Counting, counting, type Tally } from './tally.rules.ts';
import {
  type DifferenceKind,
  differenceKinds,
  type Ending,
  type PastDecision,
  type Verdict,
} from './verdict.ts';

/** Decisions that would go differently in the same way. */
export interface DifferenceGroup extends Tally {
  readonly kind: DifferenceKind;
  /** The rule or the levels that it is about. */
  readonly about: string;
  readonly ending: Ending;
}

/** What came of holding past decisions against a draft. Each decision is in one of `same`, `differently`, `untold`. */
export interface ReplayResult {
  readonly program: string;
  readonly version: number;
  /** How many records were taken in: a decision has one for each level that was asked, and for each round of changes. */
  readonly records: number;
  readonly all: Tally;
  readonly same: Tally;
  readonly differently: Tally;
  /** Of those that would go differently, by how they would end. */
  readonly endings: Readonly<Record<Ending, Tally>>;
  readonly groups: readonly DifferenceGroup[];
  /** By the reason why nothing can be said. */
  readonly untold: readonly (Tally & { readonly why: string })[];
}

export interface Replay {
  /** The next record; those of one case come one after another, in the order in which they were asked. */
  add(record: DecisionRecord): void;
  /** After the last one. */
  finish(): ReplayResult;
}

/** Holds past decisions against a draft, one after another: it keeps the records of one case, and counts. */
export function createReplay(program: Program): Replay {
  const judge = isProcess(program) ? draftOfProcess(program) : draftOfDeals(program);
  const clock = businessClock(program.calendar);
  const book = openBook();
  let records = 0;
  let waiting: DecisionRecord[] = [];
  const judgeCase = () => {
    for (const past of decisionsIn(waiting)) book.enter(past, compareDecision(past, judge(past), clock));
    waiting = [];
  };
  return {
    add(record) {
      if (waiting[0] && waiting[0].caseId !== record.caseId) judgeCase();
      waiting.push(record);
      records += 1;
    },
    finish() {
      judgeCase();
      return { program: program.program, version: program.version, records, ...book.read() };
    },
  };
}

/** Each extension and each dispute of a deal is a decision of its own; other steps are decided once a round, by their levels. */
function decisionsIn(records: readonly DecisionRecord[]): PastDecision[] {
  const key = ({ program, step, round = 0 }: DecisionRecord, at: number) =>
    program === 'deal-registration' && step !== 'approval' ? `${step} ${at}` : `${step} ${round}`;
  return [...Map.groupBy(records, key).values()].flatMap(([first, ...more]): PastDecision[] =>
    first ? [[first, ...more]] : [],
  );
}

function openBook() {
  const [all, same, differently] = [counting(), counting(), counting()];
  const endings = { same: counting(), otherwise: counting(), unknown: counting() };
  const groups = new Map<
    string,
    { kind: DifferenceKind; about: string; ending: Ending; counted: Counting }
  >();
  const untold = new Map<string, Counting>();
  return {
    enter([record]: PastDecision, verdict: Verdict) {
      all.add(record);
      if ('untold' in verdict) return of(untold, reasonFor(untold, verdict.untold), counting).add(record);
      const { differences, ending } = verdict;
      if (differences.length === 0 && ending === 'same') return same.add(record);
      const told = differences.flatMap(({ saved }) => saved ?? []);
      const saved = told.length > 0 ? told.reduce((sum, one) => sum + one, 0) : undefined;
      differently.add(record, saved);
      endings[ending].add(record, saved);
      for (const { kind, about, saved } of differences)
        of(groups, `${kind} ${ending} ${about}`, () => ({
          kind,
          about,
          ending,
          counted: counting(),
        })).counted.add(record, saved);
    },
    read: (): Omit<ReplayResult, 'program' | 'version' | 'records'> => ({
      ...{ all: all.read(), same: same.read(), differently: differently.read() },
      endings: {
        same: endings.same.read(),
        otherwise: endings.otherwise.read(),
        unknown: endings.unknown.read(),
      },
      groups: [...groups.values()]
        .map(({ counted, ...group }) => ({ ...group, ...counted.read() }))
        .sort(inOrder),
      untold: [...untold].map(([why, counted]) => ({ why, ...counted.read() })),
    }),
  };
}

/** A reason may speak of what is in a record: past so many, they are one. */
function reasonFor(untold: ReadonlyMap<string, Counting>, why: string): string {
  return untold.has(why) || untold.size < 50 ? why : 'Other reasons';
}

function of<T>(known: Map<string, T>, key: string, make: () => T): T {
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}

const kinds = Object.keys(differenceKinds);

/** Those that end otherwise first, then by kind, then the largest. */
function inOrder(a: DifferenceGroup, b: DifferenceGroup): number {
  const rank = ({ ending }: DifferenceGroup) => ['otherwise', 'unknown', 'same'].indexOf(ending);
  return rank(a) - rank(b) || kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || b.decisions - a.decisions;
}
