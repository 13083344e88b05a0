import { createHash } from 'node:crypto';
import type { Proposal } from '../../../activities/store/programs.store.ts';
import { DomainError } from '../../../domain/errors.ts';
import { isProcess, type Program, type ProgramVersion } from '../../../domain/programs/program.ts';
import type { ProgramProblem } from '../../../domain/programs/reading/problems.ts';
import type { Registry } from '../../../domain/programs/registry.ts';
import type { ServiceContext } from '../context.ts';
import { invalid, parse } from '../parse.ts';
import { refuseUnlessAllowed } from '../permissions.ts';
import type { ProgramsService } from '../programs.services.ts';
import { refuseCircle } from './circle.ts';
import { futureInstant } from './moments.ts';
import { type ProposalInput, proposalSchema } from './schemas.ts';

/** Puts a version up for a second person: read, checked, rehearsed as it is. */
export function proposeProgram(context: ServiceContext): ProgramsService['propose'] {
  return async (caller, input) => {
    refuseUnlessAllowed(caller, 'propose-program');
    const proposal = parse(proposalSchema, input);
    const { source, scripts, effectiveFrom } = proposal;
    const hash = createHash('sha256').update(source).digest('hex');
    const now = context.now();
    const program = await readSource(source, now, await registryOf(context));
    refuseUnrehearsed(proposal, hash);
    const version: Proposal['version'] = {
      ...{ programId: program.program, version: program.version, title: program.title },
      kind: isProcess(program) ? program.kind : 'deal-registration',
      ...{ hash, status: 'proposed', proposedBy: caller.person.id, proposedAt: now.toISOString() },
      ...(effectiveFrom ? { effectiveFrom: futureInstant(effectiveFrom, now) } : {}),
    };
    await refuseOlder(context, version);
    await refuseCircle(context, program);
    return context.stores.programs.propose({ version, program, source, scripts });
  };
}

/** What ships, and what this installation has. */
export async function registryOf(context: ServiceContext): Promise<Registry> {
  // Proposing is rare: a cold start does without.
  const [{ shippedRegistry }, { installedNames }] = await Promise.all([
    import('../../../domain/programs/registry.ts'),
    import('./installed-names.ts'),
  ]);
  return { ...shippedRegistry, ...(await installedNames(context)) };
}

/** Business calendars know the public holidays of so many years ahead. */
const yearsAhead = 10;

/**
 * A source as the program that it runs as. Names of the installation are looked for in `registry`, if it is given.
 * @throws `program-invalid` with every problem at its line and column.
 */
export async function readSource(source: string, now: Date, registry?: Registry): Promise<Program> {
  // Reading programs weighs much and is rare: a cold start does without.
  const { loadProgram } = await import('../../../domain/programs/compile-program.ts');
  const year = now.getUTCFullYear();
  const read = await loadProgram(source, { from: year - 1, to: year + yearsAhead }, registry);
  if ('program' in read) return read.program;
  const fields = read.problems.map(fieldProblem);
  const [first] = fields;
  throw new DomainError('program-invalid', `${fields.length} to correct. ${first?.message ?? ''}`, fields);
}

function fieldProblem({ line, column, message, suggestion }: ProgramProblem) {
  const meant = suggestion === undefined ? '' : ` Did you mean ${suggestion}?`;
  return {
    field: `source:${line}:${column}`,
    message: `Line ${line}, column ${column}: ${message}.${meant}`,
  };
}

function refuseUnrehearsed({ rehearsal }: ProposalInput, hash: string): void {
  if (rehearsal.sourceHash !== hash)
    throw invalid([
      {
        field: 'rehearsal.sourceHash',
        message: 'Another text was rehearsed than is proposed; rehearse this one',
      },
    ]);
  if (!rehearsal.passed)
    throw invalid([{ field: 'rehearsal.passed', message: 'The rehearsal did not come out as it should' }]);
}

/** A version below one that is published would never be in force. */
async function refuseOlder({ stores }: ServiceContext, { programId, version, hash }: ProgramVersion) {
  const known = await stores.programs.versions(programId);
  const highest = known.find(({ status }) => status === 'published');
  const same = known.some((each) => each.version === version && each.hash === hash);
  if (same || !highest || version > highest.version) return;
  throw new DomainError(
    'program-version-taken',
    `Version ${highest.version} of ${programId} is published: give the changed program version ${highest.version + 1}.`,
  );
}
