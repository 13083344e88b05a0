import { DomainError } from '../../../domain/errors.ts';
import { type ProgramVersion, versionInForce } from '../../../domain/programs/program.ts';
import type { ServiceContext } from '../context.ts';
import { refuseUnlessAllowed } from '../permissions.ts';
import type { ProgramsService } from '../programs.services.ts';

const noSuchProgram = (programId: string) =>
  new DomainError('not-found', `There is no program ${programId}.`);

/** @throws `not-found` */
export async function versionOf(
  { stores }: Pick<ServiceContext, 'stores'>,
  programId: string,
  version: number,
): Promise<ProgramVersion> {
  const known = await stores.programs.versions(programId);
  const found = known.find((each) => each.version === version);
  if (found) return found;
  throw new DomainError('not-found', `There is no version ${version} of ${programId}.`);
}

/** Each program once: the version in force, or the highest where none is yet. */
export function listPrograms({ stores, now }: ServiceContext): ProgramsService['list'] {
  return async (caller) => {
    refuseUnlessAllowed(caller, 'read-programs');
    const all = await stores.programs.list();
    const ids = [...new Set(all.map(({ programId }) => programId))];
    return ids.flatMap(
      (id) =>
        shownOf(
          all.filter(({ programId }) => programId === id),
          now(),
        ) ?? [],
    );
  };
}

function shownOf(versions: readonly ProgramVersion[], now: Date): ProgramVersion | undefined {
  const [highest] = versions.toSorted((a, b) => b.version - a.version);
  return versionInForce(versions, now.toISOString()) ?? highest;
}

export function programVersions({ stores }: ServiceContext): ProgramsService['versions'] {
  return async (caller, programId) => {
    refuseUnlessAllowed(caller, 'read-programs');
    const found = await stores.programs.versions(programId);
    if (found.length === 0) throw noSuchProgram(programId);
    return found;
  };
}

export function programScripts({ stores }: ServiceContext): ProgramsService['scripts'] {
  return async (caller, programId, version) => {
    refuseUnlessAllowed(caller, 'read-programs');
    return stores.programs.scripts(programId, version);
  };
}

export function programSource({ stores }: ServiceContext): ProgramsService['source'] {
  return async (caller, programId, version) => {
    refuseUnlessAllowed(caller, 'read-programs');
    const source = await stores.programs.source(programId, version);
    if (source === undefined)
      throw new DomainError('not-found', `There is no version ${version} of ${programId}.`);
    return source;
  };
}
