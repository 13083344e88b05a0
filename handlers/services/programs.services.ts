import type { AnyCase } from '../../domain/cases/any-case.ts';
import type { Page, PageRequest } from '../../domain/cases/listing.ts';
import type { DecisionRecord } from '../../domain/processes/decision-record.schema.ts';
import type { MigrationPlan } from '../../domain/processes/migration-plan.rules.ts';
import type { ProgramVersion } from '../../domain/programs/program.ts';
import type { Caller } from './services.ts';

/** Where a running case would stand in another version, and what would change. */
export interface MigrationPreview extends Omit<MigrationPlan, 'to'> {
  readonly caseId: string;
  readonly title: string;
  readonly from: { readonly version: number; readonly stage: string };
  readonly to: { readonly version: number; readonly stage: string };
  /** A holder is asked to renew: when what the case has awarded ends at the latest, if the version is in force now. */
  readonly endsBy?: string;
}

/** What runs under a version, and the names of the people who stand behind it. */
export interface RunningVersion {
  readonly version: number;
  /** Open cases; Temporal counts them a moment after they change. */
  readonly cases: number;
  readonly proposer: string;
  readonly publisher?: string;
}

/** Programs and their versions. */
export interface ProgramsService {
  list(caller: Caller): Promise<readonly ProgramVersion[]>;
  versions(caller: Caller, programId: string): Promise<readonly ProgramVersion[]>;
  source(caller: Caller, programId: string, version: number): Promise<string>;
  /** The YAML of the scripts that were sent with a version, if any were. */
  scripts(caller: Caller, programId: string, version: number): Promise<string | undefined>;
  /** What runs under each version, the highest first. */
  running(caller: Caller, programId: string): Promise<readonly RunningVersion[]>;
  /**
   * Proposes a version. `input` as proposalSchema (programs/schemas.ts):
   * `{ source, scripts?, effectiveFrom?, rehearsal: { sourceHash, scripts, passed } }`.
   * @throws `program-invalid` with the problems by place, `program-version-taken`, `invalid-input` if it was not rehearsed.
   */
  propose(caller: Caller, input: unknown): Promise<ProgramVersion>;
  /**
   * A second person publishes what was proposed. `input`: `{ hash, effectiveFrom? }`, the hash of what was looked at.
   * @throws `self-approval` for the person who proposed; `not-now` or `program-version-taken` when somebody was quicker.
   */
  publish(caller: Caller, programId: string, version: number, input: unknown): Promise<ProgramVersion>;
  previewMigration(
    caller: Caller,
    programId: string,
    to: number,
    page: PageRequest,
  ): Promise<Page<MigrationPreview>>;
  /** Moves one case. Idempotent: a case that is there already is left alone. */
  migrate(caller: Caller, caseId: string, to: number, reason: string): Promise<AnyCase>;
  /**
   * Moves several, each by itself. `input`: `{ cases, to, reason }`, 100 ids at most. @throws `invalid-input`; what is
   * refused for one case is its `problem`.
   */
  migrateMany(
    caller: Caller,
    input: unknown,
  ): Promise<readonly { readonly caseId: string; readonly problem?: string | undefined }[]>;
  /** What was decided in cases of a program, for replaying it under other rules: a page is that of some cases. */
  decisions(caller: Caller, programId: string, page: PageRequest): Promise<Page<DecisionRecord>>;
}
