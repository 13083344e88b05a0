import type { ProgramStore, Proposal } from '../../../../activities/store/programs.store.ts';
import { DomainError } from '../../../../domain/errors.ts';
import type { DealProgram } from '../../../../domain/programs/deal-registration.schema.ts';
import { type ProgramVersion, versionInForce } from '../../../../domain/programs/program.ts';

/** A version in memory, with what it was made from. */
export interface MemoryVersion extends Omit<Proposal, 'version' | 'scripts'> {
  version: ProgramVersion;
  scripts?: string | undefined;
}

/** The programs of a test: the one for deals is in force unless a test takes it away. */
export interface MemoryPrograms {
  readonly versions: MemoryVersion[];
  program: DealProgram | undefined;
}

/** The store's rules over a list: what races do to them is shown on the real store. */
export function memoryPrograms(memory: MemoryPrograms): ProgramStore {
  const find = (programId: string, version: number) =>
    memory.versions.find(({ version: each }) => each.programId === programId && each.version === version);
  const of = (programId: string) =>
    memory.versions
      .map(({ version }) => version)
      .filter((version) => version.programId === programId)
      .sort((a, b) => b.version - a.version);
  return {
    async propose({ version, program, source, scripts }) {
      const before = find(version.programId, version.version);
      if (before?.version.hash === version.hash) return before.version;
      if (before) throw new DomainError('program-version-taken', 'Give it the next version.');
      memory.versions.push({ version, program, source, scripts });
      return version;
    },
    async publish({ programId, version, ...publication }) {
      const found = find(programId, version);
      if (!found) throw new DomainError('not-found', 'There is no such version.');
      if (found.version.proposedBy === publication.publishedBy)
        throw new DomainError('self-approval', 'A second person publishes it.');
      if (found.version.hash !== publication.hash)
        throw new DomainError('program-version-taken', 'It has other content now.');
      found.version = { ...found.version, ...publication, status: 'published' };
      return found.version;
    },
    versions: async (programId) => of(programId),
    list: async () => memory.versions.map(({ version }) => version),
    source: async (programId, version) => find(programId, version)?.source,
    scripts: async (programId, version) => find(programId, version)?.scripts,
    async current(programId, now) {
      if (programId === 'deal-registration') return memory.program;
      const current = versionInForce(of(programId), now);
      return current && find(programId, current.version)?.program;
    },
    version: async (programId, version) =>
      programId === 'deal-registration' ? memory.program : find(programId, version)?.program,
  };
}
