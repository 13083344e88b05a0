import type { CaseView, Outcome } from '../cases/case.schema.ts';

/** A case that was played in virtual time by the real workflow, moment by moment: what a page shows as it moves. */
export interface Film {
  readonly script: string;
  /** The program's time zone. */
  readonly zone: string;
  readonly startedAt: string;
  /** The end of the case, or of the watching. */
  readonly endedAt: string;
  /** Of the program; `open` if the case still ran when it was no longer watched. */
  readonly outcome: string;
  /** In the order of time; the first is the start. */
  readonly frames: readonly Frame[];
  readonly mails: readonly FilmMail[];
  /** What the script expected and did not come about; acts that could not be carried out are among them. */
  readonly differences: readonly FilmDifference[];
  /** What of the program it has walked, as `<kind> <path>` (rehearsal/judging/coverage-point.ts). */
  readonly walked: readonly string[];
  /** Real milliseconds that it took. */
  readonly tookMs: number;
  /** It was too much to be sent: what was left out, in words. */
  readonly cut?: string;
}

/** How the case stands from `at` until the next frame. Several frames can be of one minute: people act at once. */
export interface Frame {
  readonly at: string;
  /** What happened at this moment, in words, in order. */
  readonly events: readonly FilmEvent[];
  readonly stage: { readonly id: string; readonly label: string };
  /** Paths of the steps that are open now, and of those that were walked by now. */
  readonly active: readonly string[];
  readonly walked: readonly string[];
  readonly tasks: readonly FilmTask[];
  /** What a partner reads on the case's page: who has the ball and what happens next. */
  readonly waiting: string;
  readonly next?: { readonly at: string; readonly what: string };
  readonly status: CaseView['status'];
}

export interface FilmEvent {
  /** As TimelineEvent.kind (rehearsal/telling/timeline.ts). */
  readonly kind: string;
  readonly text: string;
  readonly step?: string;
}

/** An open task, with what can be pressed. */
export interface FilmTask {
  readonly id: string;
  /** The step's path, as `acts[].on` of a script names it. */
  readonly step: string;
  readonly title: string;
  /** Who has it, in words. */
  readonly who: string;
  readonly openedAt: string;
  readonly dueAt?: string;
  readonly outcomes: readonly Outcome[];
}

export interface FilmMail {
  readonly at: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly step?: string;
}

export interface FilmDifference {
  readonly about: string;
  readonly expected: string;
  readonly happened: string;
  readonly at?: string;
}

/** Everything that can be walked in a program, for drawing what nobody has: `<kind> <path>` and its words. */
export interface Walkable {
  readonly point: string;
  readonly name: string;
}

/** How far a rehearsal is. `problem`: why it could not be played, in words that say what to do. */
export type RehearsalState =
  | { readonly state: 'playing'; readonly done: number; readonly all: number; readonly name: string }
  | {
      readonly state: 'played';
      /** SHA-256 of the program's source, hexadecimal. */
      readonly sourceHash: string;
      readonly films: readonly Film[];
      readonly walkable: readonly Walkable[];
    }
  | { readonly state: 'failed'; readonly problem: string };
