import { createHash } from 'node:crypto';
import type { Stores } from '../../../activities/store/stores.ts';
import { loadProgram } from '../../../domain/programs/compile-program.ts';
import { isProcess, type Program } from '../../../domain/programs/program.ts';

/** Who proposes and who publishes: two people, as everywhere. */
export interface Publishers {
  readonly proposedBy: string;
  readonly publishedBy: string;
}

/** A shipped program, and which version stands in its place, if one does. */
export interface Shipped {
  readonly program: Program;
  readonly leftFor?: number;
}

/**
 * Publishes the text of a shipped program, in force from `now` on, unless operations have a version of their own of that
 * number or a higher one, published or proposed: theirs stays. Cases that run keep the version that they have.
 */
export async function publishShipped(
  { programs }: Pick<Stores, 'programs'>,
  source: string,
  publishers: Publishers & { readonly now: Date },
): Promise<Shipped> {
  const program = await compiled(source, publishers.now);
  const there = await programs.versions(program.program);
  const own = there.find(({ version }) => version >= program.version);
  if (own && !there.some(({ hash }) => hash === hashOf(source))) return { program, leftFor: own.version };
  await publishProgram({ programs }, source, publishers);
  return { program };
}

/** Business calendars know the public holidays of so many years. */
const yearsAhead = 10;

/**
 * Publishes the text of a program, in force from `now` on. What is published already stays.
 * @throws DomainError `program-version-taken` when its version was published with other content.
 */
export async function publishProgram(
  { programs }: Pick<Stores, 'programs'>,
  source: string,
  { now, proposedBy, publishedBy }: Publishers & { readonly now: Date },
): Promise<Program> {
  const program = await compiled(source, now);
  const { program: programId, version, title } = program;
  const hash = hashOf(source);
  const at = now.toISOString();
  const kind = isProcess(program) ? program.kind : 'deal-registration';
  const proposal = { programId, version, title, kind, hash, proposedBy, proposedAt: at } as const;
  const stored = await programs.propose({ version: { ...proposal, status: 'proposed' }, program, source });
  if (stored.status === 'proposed')
    await programs.publish({ programId, version, hash, publishedBy, publishedAt: at, effectiveFrom: at });
  return program;
}

const hashOf = (source: string): string => createHash('sha256').update(source).digest('hex');

async function compiled(source: string, now: Date): Promise<Program> {
  const year = now.getUTCFullYear();
  const read = await loadProgram(source, { from: year - 1, to: year + yearsAhead });
  if ('program' in read) return read.program;
  const [first] = read.problems;
  throw new Error(`A shipped program has errors. Line ${first?.line}: ${first?.message}`);
}
