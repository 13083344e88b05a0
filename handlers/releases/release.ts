/** The worker deployment that all our workers belong to, as Temporal knows it. */
export const deploymentName = 'throughline';

/**
 * What becomes of a release: `waiting` has never been given work, `ramping` has a share of the cases, `current` the rest,
 * `draining` has none any more, which Temporal has not yet checked, and `drained` is checked.
 */
export type Standing = 'waiting' | 'ramping' | 'current' | 'draining' | 'drained';

/** Workers of the same code: in Temporal's words, a version of the deployment, by its build id. */
export interface Release {
  readonly id: string;
  readonly standing: Standing;
  /** Of the cases, in percent: of a ramping release. */
  readonly share?: number;
  /** When its first worker came. */
  readonly registeredAt: Date;
  /** When it got the last work, of one that gets none any more. */
  readonly endedAt?: Date;
  /** When it was rolled back. Read of releases that have workers. */
  readonly takenBackAt?: Date;
  /** Workers that have asked for work in the last {@link seenWithin}. */
  readonly workers: number;
  /** Temporal invokes its workers when there is work: none need be there. */
  readonly invoked: boolean;
}

/** All releases that Temporal knows, the newest first. */
export interface Releases {
  readonly list: readonly Release[];
  /** Changes with every change of who gets work: whoever gives it along changes what they have seen. */
  readonly token: Uint8Array;
  /** Somebody has said once which release is current; it may be none. */
  readonly decided: boolean;
  /** Workers that belong to no release. */
  readonly unversioned: number;
}

/** A worker that waits for work asks again after a minute, in milliseconds. */
export const seenWithin = 120_000;
