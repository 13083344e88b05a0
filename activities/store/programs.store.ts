import type { DealProgram } from '../../domain/programs/deal-registration.schema.ts';

/** Published program versions. A version, once published, never changes. */
export interface ProgramStore {
  /** Publishes; the same version with other content is `program-version-taken`, with the same content nothing. */
  publish(program: DealProgram, source: string, publishedAt: string): Promise<void>;
  /** The highest published version. */
  current(programId: string): Promise<DealProgram | undefined>;
  /** The version that a case is pinned to. */
  version(programId: string, version: number): Promise<DealProgram | undefined>;
}
