import type { Program, ProgramVersion } from '../../domain/programs/program.ts';

/** A version as somebody puts it up for a second person. */
export interface Proposal {
  /** Without what publishing adds. */
  readonly version: ProgramVersion & { readonly status: 'proposed' };
  readonly program: Program;
  /** As it was written; its SHA-256 is the version's hash. */
  readonly source: string;
  /** The YAML of the scripts that rehearsed it, if they were sent. */
  readonly scripts?: string | undefined;
}

export interface Publication {
  readonly programId: string;
  readonly version: number;
  /** The hash of what was looked at. */
  readonly hash: string;
  readonly publishedBy: string;
  readonly publishedAt: string;
  readonly effectiveFrom: string;
}

/** Program versions, of deals and of processes alike. A version, once published, never changes. */
export interface ProgramStore {
  /**
   * Puts a version up. The same content again is the same proposal; other content takes the place of one's own
   * proposal. @throws `program-version-taken` when the version is published, or somebody else's proposal.
   */
  propose(proposal: Proposal): Promise<ProgramVersion>;
  /**
   * Publishes what was proposed; of several at once one does. @throws `self-approval` for who proposed it,
   * `program-version-taken` when other content was proposed meanwhile, `not-now` when another published it,
   * `not-found`.
   */
  publish(publication: Publication): Promise<ProgramVersion>;
  /** Highest version first. */
  versions(programId: string): Promise<readonly ProgramVersion[]>;
  /** All versions of all programs, by program. */
  list(): Promise<readonly ProgramVersion[]>;
  /** As it was written. */
  source(programId: string, version: number): Promise<string | undefined>;
  /** The YAML of the scripts that came with it. */
  scripts(programId: string, version: number): Promise<string | undefined>;
  /** What new cases start with at this instant (`now`, as `Date.toISOString` writes it). */
  current(programId: string, now: string): Promise<Program | undefined>;
  /** The version that a case is pinned to. */
  version(programId: string, version: number): Promise<Program | undefined>;
}
