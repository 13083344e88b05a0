import type { RehearsalState } from '../domain/rehearsals/film.ts';

export const rehearseWorkflow = 'rehearse';
/** Polled by the one process that has a server whose time can be skipped: rehearsal/serve/worker.ts. */
export const rehearsalTaskQueue = 'throughline-rehearsals';

/** A program and its scripts as they are written, and the name of the one script to play, if not all. */
export interface RehearseInput {
  readonly source: string;
  readonly scripts: string;
  readonly only?: string;
}

export type RehearsalProgress = Omit<Extract<RehearsalState, { state: 'playing' }>, 'state'>;

/** What came of it. Films are long and repeat themselves, so they travel packed: activities/rehearsals/packed-films.ts. */
export type RehearsalResult =
  | { readonly state: 'played'; readonly packed: string }
  | Extract<RehearsalState, { state: 'failed' }>;

/** What the process that plays can be asked. */
export interface RehearsalActivities {
  /**
   * Answers `failed` where playing again would come to the same, and fails where another attempt helps. Heartbeats tell
   * a {@link RehearsalProgress}. Playing leaves nothing behind, so it can be done again at any time.
   */
  playRehearsal(input: RehearseInput): Promise<RehearsalResult>;
}
