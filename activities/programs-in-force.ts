import type { Process } from '../domain/programs/process.schema.ts';
import { isProcess, type Program, versionInForce } from '../domain/programs/program.ts';
import type { ProgramStore } from './store/programs.store.ts';

type Programs = Pick<ProgramStore, 'list' | 'version'>;

/** All programs that are in force at an instant, by their titles. */
export async function programsAt(programs: Programs, at: string): Promise<readonly Program[]> {
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
  return found
    .filter((program) => program !== undefined)
    .sort((a, b) => a.title.localeCompare(b.title, 'en'));
}

/** Those of stages and steps among them. */
export async function processesAt(programs: Programs, at: string): Promise<readonly Process[]> {
  return (await programsAt(programs, at)).filter(isProcess);
}
