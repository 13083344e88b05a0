import type { CaseSummary } from '../../domain/cases/listing.ts';
import type { Awarded } from '../../domain/certification/prerequisites.rules.ts';
import type { Process } from '../../domain/programs/process.schema.ts';
import type { CertificateNow } from './certificates.services.ts';
import type { Caller } from './services.ts';

/** A certificate that a path asks for. */
export interface Required extends Awarded {
  /** The caller holds it now. */
  readonly held: boolean;
  /** A program in force whose cases give it. */
  readonly givenBy?: Pick<Process, 'program' | 'title'>;
}

/** A path as somebody may begin it. */
export interface Path {
  readonly program: Process;
  readonly requires: readonly Required[];
  readonly awards: readonly Awarded[];
  /** The caller's own open case of it. */
  readonly enrolledIn?: string;
}

/** What somebody learns at their partner. */
export interface OwnLearning {
  /** The newest case of each path: those that run first, then those that have ended; the last begun first. */
  readonly enrolments: readonly CaseSummary[];
  /** Newest first. */
  readonly held: readonly CertificateNow[];
  /** What could be begun now: not begun yet, everything that it asks for is held, and it gives what is not held for long. */
  readonly open: readonly Path[];
}

/** What people learn: their own paths, and those that there are. */
export interface LearningService {
  own(caller: Caller): Promise<OwnLearning>;
  /** The programs of certification in force that the caller may start a case of, by title. */
  paths(caller: Caller): Promise<readonly Path[]>;
}
