import { DomainError } from '../../../domain/errors.ts';
import type { ProgramVersion } from '../../../domain/programs/program.ts';
import type { ServiceContext } from '../context.ts';
import { parse } from '../parse.ts';
import { refuseUnlessAllowed } from '../permissions.ts';
import type { ProgramsService } from '../programs.services.ts';
import { refuseCircle } from './circle.ts';
import { futureInstant } from './moments.ts';
import { readSource, registryOf } from './propose.ts';
import { publicationSchema } from './schemas.ts';
import { versionOf } from './versions.ts';

/** A second person publishes a proposal: from then on it never changes. */
export function publishProgram(context: ServiceContext): ProgramsService['publish'] {
  return async (caller, programId, version, input) => {
    refuseUnlessAllowed(caller, 'publish-program');
    const { hash, effectiveFrom } = parse(publicationSchema, input);
    const now = context.now();
    const proposal = await versionOf(context, programId, version);
    await refuseOvertaken(context, proposal);
    await refuseMissing(context, proposal);
    const program = await context.stores.programs.version(programId, version);
    await refuseCircle(context, program);
    // Publishing is rare: a cold start does without.
    await (await import('./ask-holders.ts')).askHolders(context, program);
    return context.stores.programs.publish({
      ...{ programId, version, hash, publishedBy: caller.person.id, publishedAt: now.toISOString() },
      effectiveFrom: effectiveFrom ? futureInstant(effectiveFrom, now) : notBefore(proposal, now),
    });
  };
}

/** The moment that the proposal names, or now if that has come. */
function notBefore({ effectiveFrom }: ProgramVersion, now: Date): string {
  const at = now.toISOString();
  return effectiveFrom !== undefined && effectiveFrom > at ? effectiveFrom : at;
}

/** @throws `program-invalid` when the installation lacks now what the proposal names, each at its line. */
async function refuseMissing(context: ServiceContext, { programId, version, status }: ProgramVersion) {
  const source = status === 'proposed' ? await context.stores.programs.source(programId, version) : undefined;
  if (source !== undefined) await readSource(source, context.now(), await registryOf(context));
}

async function refuseOvertaken(
  { stores }: ServiceContext,
  { programId, version, status }: ProgramVersion,
): Promise<void> {
  if (status === 'published') return;
  const known = await stores.programs.versions(programId);
  const highest = known.find((each) => each.status === 'published');
  // Published itself between both reads: the store tells by whom.
  if (!highest || highest.version <= version) return;
  throw new DomainError(
    'not-now',
    `Version ${highest.version} of ${programId} is published: version ${version} would never be in force.`,
  );
}
