import type { CaseKind } from '../cases/case.schema.ts';
import type { DealProgram } from './deal-registration.schema.ts';
import type { Process } from './process.schema.ts';

/** A program that cases can be started with: the one for deals, or one of stages and steps. */
export type Program = DealProgram | Process;

export const isProcess = (program: Program | undefined): program is Process =>
  program !== undefined && 'stages' in program;
export const isDealProgram = (program: Program | undefined): program is DealProgram =>
  program !== undefined && !isProcess(program);

/** A version of a program as it lies in the store. */
export interface ProgramVersion {
  readonly programId: string;
  readonly version: number;
  readonly title: string;
  readonly kind: CaseKind;
  /** SHA-256 of the source, hexadecimal. */
  readonly hash: string;
  readonly status: 'proposed' | 'published';
  readonly proposedBy: string;
  readonly proposedAt: string;
  readonly publishedBy?: string;
  readonly publishedAt?: string;
  /** New cases start with it from this instant on. Of a proposal: from when it is meant to. */
  readonly effectiveFrom?: string;
  /** The earlier version whose text this is again, but for its number. */
  readonly restores?: number;
  /** Why somebody went back to it. */
  readonly reason?: string;
}

/** The version that new cases start with at this instant: the highest published one whose time has come. */
export function versionInForce(versions: readonly ProgramVersion[], now: string): ProgramVersion | undefined {
  return versions
    .filter(({ status, effectiveFrom }) => status === 'published' && (effectiveFrom ?? now) <= now)
    .reduce<ProgramVersion | undefined>(
      (best, each) => (best === undefined || each.version > best.version ? each : best),
      undefined,
    );
}

/** Whether a published version is never in force: a higher one is, before it would be. */
export function isOvertaken(version: ProgramVersion, versions: readonly ProgramVersion[]): boolean {
  const from = version.effectiveFrom ?? '';
  return versions.some(
    (each) =>
      each.status === 'published' && each.version > version.version && (each.effectiveFrom ?? '') < from,
  );
}
