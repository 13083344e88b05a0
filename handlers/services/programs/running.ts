import type { ProgramVersion } from '../../../domain/programs/program.ts';
import type { ServiceContext } from '../context.ts';
import type { ProgramsService, RunningVersion } from '../programs.services.ts';
import { ask } from '../temporal.ts';
import { programVersions } from './versions.ts';

/** How many cases run under each version, as Temporal counts them, and who proposed and published it, by name. */
export function runningVersions(context: ServiceContext): ProgramsService['running'] {
  const versionsOf = programVersions(context);
  return async (caller, programId) => {
    const versions = await versionsOf(caller, programId);
    return Promise.all(versions.map((version) => running(context, version)));
  };
}

async function running(context: ServiceContext, one: ProgramVersion): Promise<RunningVersion> {
  const { programId, version, proposedBy, publishedBy } = one;
  // Closed cases that may be taken up again still run.
  const query = `Program = '${programId}' AND ProgramVersion = ${version} AND Stage != 'closed' AND ExecutionStatus = 'Running'`;
  const nameOf = async (id: string) => (await context.stores.people.get(id))?.name ?? id;
  const [{ count }, proposer, publisher] = await Promise.all([
    ask(context, ({ workflow }) => workflow.count(query)),
    nameOf(proposedBy),
    publishedBy === undefined ? undefined : nameOf(publishedBy),
  ]);
  return { version, cases: count, proposer, ...(publisher === undefined ? {} : { publisher }) };
}
