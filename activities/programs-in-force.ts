import type { Process } from '../domain/programs/process.schema.ts';
import { isProcess, versionInForce } from '../domain/programs/program.ts';
import type { ProgramStore } from './store/programs.store.ts';

/** The programs of stages and steps that are in force at an instant, by their titles. */
export async function processesAt(
  programs: Pick<ProgramStore, 'list' | 'version'>,
  at: string,
): Promise<readonly Process[]> {
  const all = await programs.list();
  const ids = [...new Set(all.map(({ programId }) => programId))];
  const versions = ids.flatMap(
    (id) =>
      versionInForce(
        all.filter(({ programId }) => programId === id),
        at,
      ) ?? [],
  );
  const found = await Promise.all(
    versions.map(({ programId, version }) => programs.version(programId, version)),
  );
  return found.filter(isProcess).sort((a, b) => a.title.localeCompare(b.title, 'en'));
}
