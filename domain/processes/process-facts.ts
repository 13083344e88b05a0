import type { Actor, CaseView } from '../cases/case.schema.ts';
import type { FormValues } from '../programs/form.schema.ts';
import type { RoundData } from './rounds.rules.ts';

/**
 * Where a step of a case stands. A case's position is a mark for each step that was begun, by the step's path: its id,
 * for a level of a decision `approval/Finance`, inside an `each` `contacts[2].invite`, inside a `repeat`
 * `claims[0].review`; a round has a mark of its own, `claims[0]`, that is done when its steps are through. A case that
 * continues as new or moves to another version walks its program again from the start and passes what is done.
 */
export interface StepMark {
  /** The instant at which it began, ISO 8601. */
  readonly since: string;
  /** Absent while it is under way. */
  readonly doneAt?: string;
  /** The partner does not learn of the step. */
  readonly internal?: true;
  /** Left out because its condition did not hold, or its lane was not needed any more. */
  readonly skipped?: true;
  /** Stretches in which a decision's clock ran before changes were asked for. */
  readonly elapsed?: readonly { readonly from: string; readonly to: string }[];
  /** How often changes were asked for. */
  readonly rounds?: number;
  /** The way a branch took, as its index; -1 for `otherwise`, -2 for none. */
  readonly way?: number;
  /** Of a round: no other follows it. */
  readonly last?: true;
  /** The elements that an `each` walks: pinned when it began. */
  readonly elements?: readonly unknown[];
  /** The attempts at a quiz, in their order. */
  readonly attempts?: readonly AttemptMark[];
  /** The case that a step has started. */
  readonly caseId?: string;
}

/** An attempt at a quiz as its case knows it; what was answered is in the store. Instants ISO 8601. */
export interface AttemptMark {
  /** Who began it. */
  readonly personId: string;
  readonly begunAt: string;
  /** Its questions are drawn; `endsAt` is absent where there is no time limit. */
  readonly opened?: { readonly endsAt?: string };
  /** It runs no more. `by`: who handed it in; its time was over if nobody did. */
  readonly ended?: { readonly at: string; readonly by?: Actor };
  /** Absent while it runs. */
  readonly graded?: { readonly at: string; readonly percent: number };
}
export type Position = Readonly<Record<string, StepMark>>;

/** What a case of a process knows: its data is what conditions speak of. */
export interface ProcessFacts {
  /** The person who opened the case. */
  readonly startedBy: string;
  /** In a program for a learner: whose case it is. */
  readonly learner?: { readonly id: string; readonly name: string };
  /** By the name of the starting form and of each step that left something behind. */
  readonly data: Readonly<Record<string, FormValues>>;
  /** What each round of a `repeat` came to, by the path of the repeat; `data` has the last of each name. */
  readonly rounds?: Readonly<Record<string, readonly RoundData[]>>;
  /**
   * Names in `data` that the partner may read: what it gave itself, and the outcomes of decisions. Of a round by its
   * path: `claims[0].claim`.
   */
  readonly open: readonly string[];
  readonly position: Position;
  /** An action that moves money was begun: what is still reserved when the case ends goes back. */
  readonly movedMoney?: true;
}
export type ProcessView = CaseView<ProcessFacts>;
