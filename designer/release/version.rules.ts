import { isOvertaken, type ProgramVersion, versionInForce } from '../../domain/programs/program.ts';

/** How the number of a text stands to the versions that there are. */
export interface Numbering {
  /** What new cases start with now. */
  readonly inForce: ProgramVersion | undefined;
  /** The number above all others. */
  readonly next: number;
  /** In words. */
  readonly stands: string;
  /** Whether a text of this number can be proposed by this person. */
  readonly free: boolean;
  /** One's own proposal of this number, which another text would replace. */
  readonly mine?: ProgramVersion;
}

/** Whether the text's number can be proposed; `me` is the id of the person who looks. */
export function numberingOf(
  version: number,
  versions: readonly ProgramVersion[],
  me: string,
  now: string,
): Numbering {
  const inForce = versionInForce(versions, now);
  const next = Math.max(0, ...versions.map((one) => one.version)) + 1;
  const published = versions.filter(({ status }) => status === 'published').map((one) => one.version);
  const highest = Math.max(0, ...published);
  const same = versions.find((one) => one.version === version);
  const found = { inForce, next };
  if (same?.status === 'published')
    return { ...found, stands: `Version ${version} is published and never changes.`, free: false };
  if (version <= highest)
    return {
      ...found,
      stands: `Version ${highest} is published: a lower one would never be in force.`,
      free: false,
    };
  if (!same) return { ...found, stands: `Version ${version} is not taken yet.`, free: true };
  return same.proposedBy === me
    ? {
        ...found,
        stands: `You have proposed version ${version}; proposing again replaces it.`,
        free: true,
        mine: same,
      }
    : {
        ...found,
        stands: `Somebody else has proposed version ${version}, and it waits for a second person.`,
        free: false,
      };
}

/** Whether new cases start with a version now, will at a later moment, no longer do, or never did and never will. */
export function standOf(
  version: ProgramVersion,
  versions: readonly ProgramVersion[],
  now: string,
): 'proposed' | 'in force' | 'scheduled' | 'past' | 'overtaken' {
  if (version.status === 'proposed') return 'proposed';
  if (versionInForce(versions, now)?.version === version.version) return 'in force';
  if (isOvertaken(version, versions)) return 'overtaken';
  return (version.effectiveFrom ?? now) > now ? 'scheduled' : 'past';
}

/** Whether one can go back to a version: it was in force, and is not now. */
export function canGoBackTo(
  version: ProgramVersion,
  versions: readonly ProgramVersion[],
  now: string,
): boolean {
  return standOf(version, versions, now) === 'past';
}
