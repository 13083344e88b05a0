import type { DecisionRecord } from '../processes/decision-record.schema.ts';

/** The ways in which a decision would go differently under a draft, in the order in which they are reported. */
export const differenceKinds = {
  'rule-decides': 'A rule would approve it, and nobody would be asked',
  'rule-gone': 'No rule would approve it, and somebody would be asked',
  'level-asked': 'A level would be asked besides, and has no past answer',
  'level-not-asked': 'A level would not be asked',
  'silence-first': 'Silence would come before the answer that was given',
  'silence-sooner': 'Silence would end it sooner',
  'silence-later': 'Silence would end it later',
  'silence-means-other': 'Silence would mean something else',
  'outcome-gone': 'The answer that was given cannot be given any more',
  'decision-gone': 'There would be no such decision',
} as const;
export type DifferenceKind = keyof typeof differenceKinds;

/** One way in which a decision would go differently. */
export interface Difference {
  readonly kind: DifferenceKind;
  /** The rule or the levels that it is about, by name. */
  readonly about: string;
  /** Milliseconds of business time that it would take less (above 0) or more (below 0); absent if nobody can tell. */
  readonly saved?: number;
}

/** How it would end: as it did, otherwise, or nobody can tell since somebody would be asked who never was. */
export type Ending = 'same' | 'otherwise' | 'unknown';

/** A decision of a past case under a draft. */
export type Verdict =
  | { readonly differences: readonly Difference[]; readonly ending: Ending }
  /** Why nothing can be said. */
  | { readonly untold: string };

/** One decision of one case: what each level said, in the order in which they were asked. */
export type PastDecision = readonly [DecisionRecord, ...DecisionRecord[]];

/** What a draft says about one decision. */
export type DraftDecision =
  | { readonly kind: 'rule'; readonly rule: string; readonly outcome: string }
  | {
      readonly kind: 'levels';
      /** Those that apply, in order. */
      readonly levels: readonly DraftLevel[];
      /** What comes of it when no level applies. */
      readonly unasked: string;
      /** The outcomes that can be chosen, and whether the next level is asked after it. */
      readonly goesOn: ReadonlyMap<string, boolean>;
    }
  | { readonly kind: 'gone' }
  | { readonly kind: 'untold'; readonly why: string };

/** A level of a decision as a draft has it, and what silence means there. */
export interface DraftLevel {
  readonly name: string;
  readonly silence?: { readonly outcome: string } & (
    | {
        /** Milliseconds from the opening. */
        readonly after: number;
        readonly time: 'business' | 'wall-clock';
      }
    /** An instant, in milliseconds, whenever it was asked. */
    | { readonly at: number; readonly time: 'until' }
  );
}
