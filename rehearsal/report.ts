import type { Coverage } from './judging/coverage.rules.ts';
import type { Difference } from './judging/judgement.ts';
import type { Timeline } from './telling/timeline.ts';

/** What came of one script. */
export interface ScriptReport {
  readonly name: string;
  readonly passed: boolean;
  /** The outcome of the program; `open` if the case still ran when it was no longer watched. */
  readonly outcome: string;
  /** From the start to the end, in days of virtual time. */
  readonly days: number;
  readonly differences: readonly Difference[];
  readonly timeline: Timeline;
  /** Real time that it took, in milliseconds. */
  readonly tookMs: number;
}

/** What came of a rehearsal: what `rehearse --json` prints, and the evidence with which a version is published. */
export interface RehearsalReport {
  readonly format: 'throughline-rehearsal-1';
  readonly program: { readonly id: string; readonly version: number; readonly title: string };
  /** SHA-256 of the program's file, hexadecimal. */
  readonly sourceHash: string;
  readonly passed: boolean;
  /** Every script of the file was played. */
  readonly complete: boolean;
  readonly scripts: readonly ScriptReport[];
  /** Absent where only some scripts were played. */
  readonly coverage?: Coverage;
}
