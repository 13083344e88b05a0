import { createHash } from 'node:crypto';
import { DomainError } from '../../../domain/errors.ts';
import { isOvertaken, type ProgramVersion, versionInForce } from '../../../domain/programs/program.ts';
import type { ServiceContext } from '../context.ts';
import { parse } from '../parse.ts';
import { readSource, registryOf } from '../programs/propose.ts';
import type { Caller } from '../services.ts';
import { renumbered } from './renumber.rules.ts';
import { restoreSchema } from './schemas.ts';

/**
 * Proposes the text of an earlier version under the next number. Pressed twice, it is one proposal.
 * @throws `not-found`; `not-now` for what was never in force or is in force now; `program-invalid` where this release
 * reads the text no more, or the installation lacks what it names
 */
export async function restoreVersion(
  context: ServiceContext,
  { person }: Caller,
  programId: string,
  restores: number,
  input: unknown,
): Promise<ProgramVersion> {
  const { reason } = parse(restoreSchema, input);
  const { programs } = context.stores;
  const now = context.now();
  const versions = await programs.versions(programId);
  const earlier = earlierOf(versions, { programId, restores, now: now.toISOString() });
  const pressedBefore = versions.find(
    (each) => each.restores === restores && each.status === 'proposed' && each.proposedBy === person.id,
  );
  if (pressedBefore) return pressedBefore;
  const next = Math.max(...versions.map(({ version }) => version)) + 1;
  const source = await sourceAs(context, earlier, next);
  const program = await readSource(source, now, await registryOf(context));
  const hash = createHash('sha256').update(source).digest('hex');
  const scripts = await programs.scripts(programId, restores);
  const version = {
    ...{ programId, version: next, title: earlier.title, kind: earlier.kind, hash, restores, reason },
    ...{ status: 'proposed' as const, proposedBy: person.id, proposedAt: now.toISOString() },
  };
  return programs.propose({ version, program, source, scripts });
}

interface Asked {
  readonly programId: string;
  readonly restores: number;
  readonly now: string;
}

function earlierOf(versions: readonly ProgramVersion[], { programId, restores, now }: Asked): ProgramVersion {
  const found = versions.find(({ version }) => version === restores);
  const name = `Version ${restores} of ${programId}`;
  if (!found) throw new DomainError('not-found', `There is no version ${restores} of ${programId}.`);
  if (found.status === 'proposed')
    throw new DomainError('not-now', `${name} was never published: publish it as it is.`);
  if (isOvertaken(found, versions))
    throw new DomainError('not-now', `${name} was never in force: a higher version came first.`);
  if ((found.effectiveFrom ?? now) > now)
    throw new DomainError(
      'not-now',
      `${name} was never in force: it will be from ${found.effectiveFrom} on.`,
    );
  if (versionInForce(versions, now)?.version === restores)
    throw new DomainError('not-now', `${name} is in force now: there is nothing to go back to.`);
  return found;
}

async function sourceAs(
  { stores }: ServiceContext,
  { programId, version }: ProgramVersion,
  next: number,
): Promise<string> {
  const source = await stores.programs.source(programId, version);
  const text = source === undefined ? undefined : renumbered(source, next);
  if (text !== undefined) return text;
  throw new DomainError(
    'not-now',
    `The number of version ${version} of ${programId} does not stand on a line of its own: open it in the designer, and change the number there.`,
  );
}
