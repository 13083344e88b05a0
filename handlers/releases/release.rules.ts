import type { Release, Releases } from './release.ts';

/** The release that is meant by its id, or by enough of its beginning. @throws an error that names those there are */
export function releaseNamed({ list }: Releases, given: string): Release {
  const exact = list.find(({ id }) => id === given);
  const meant = exact ? [exact] : list.filter(({ id }) => given !== '' && id.startsWith(given));
  const [release, another] = meant;
  if (!release) throw new Error(`There is no release ${given}. There are: ${idsOf(list)}.`);
  if (another) throw new Error(`${given} may be any of these: ${idsOf(meant)}. Give more of it.`);
  return release;
}

const idsOf = (releases: readonly Release[]) => releases.map(({ id }) => id).join(', ');

/** Whether what a release is given would be done: its workers are there, or are invoked for it. */
export const canWork = ({ workers, invoked }: Release) => workers > 0 || invoked;

export const currentOf = ({ list }: Releases) => list.find(({ standing }) => standing === 'current');
const rampingOf = ({ list }: Releases) => list.find(({ standing }) => standing === 'ramping');

/** What a rollback does: ends the ramp if there is one; else brings back the release that had the work before. */
export type Rollback =
  | { readonly what: 'end-ramp'; readonly bad: Release }
  | { readonly what: 'bring-back'; readonly good: Release; readonly bad: Release | undefined };

/** @throws an error that says why there is nothing to go back to */
export function rollbackOf(releases: Releases): Rollback {
  const ramping = rampingOf(releases);
  if (ramping) return { what: 'end-ramp', bad: ramping };
  const good = releases.list
    .filter((release) => release.endedAt && canWork(release) && !release.takenBackAt)
    .sort((a, b) => (b.endedAt?.getTime() ?? 0) - (a.endedAt?.getTime() ?? 0))[0];
  if (good) return { what: 'bring-back', good, bad: currentOf(releases) };
  throw new Error(
    'There is nothing to go back to: no release that had work before has workers now. Deploy the one you want beside the current one, then make it current.',
  );
}

/** Why the workers of a release are still needed; none when they may be ended. `pinned`: cases that only it may carry. */
export function neededFor({ standing, share }: Release, pinned: number): string | undefined {
  if (standing === 'current') return 'it is the current release';
  if (standing === 'ramping') return `it has ${share} % of the cases`;
  return pinned > 0 ? `${pinned === 1 ? 'one case is' : `${pinned} cases are`} pinned to it` : undefined;
}

/**
 * Whether a worker makes its own release current without being told: the first one ever does. One that takes over does
 * when it starts as the newer one, and at any time when the current one has no workers left, so that no case waits for
 * workers that are not there.
 */
export function takesOver(
  own: Release,
  releases: Releases,
  { allowed, starting }: { readonly allowed: boolean; readonly starting: boolean },
): boolean {
  const current = currentOf(releases);
  if (!current) return !releases.decided;
  if (!allowed || current.id === own.id || own.takenBackAt) return false;
  return !canWork(current) || (starting && own.registeredAt > current.registeredAt);
}
