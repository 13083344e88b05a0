import { parseArgs } from 'node:util';
import type { Client } from '@temporalio/client';
import { readReleases } from '../../handlers/releases/read-releases.ts';
import { canWork, releaseNamed } from '../../handlers/releases/release.rules.ts';
import type { Release, Releases } from '../../handlers/releases/release.ts';
import { Refused } from '../refused.ts';
import { withTemporal } from '../temporal-connection.ts';
import { inPlainWords } from './failures.ts';

/** What a command does with the releases as they are now; what Temporal refuses is said in words. */
export function withReleases(work: (client: Client, releases: Releases) => Promise<number>): Promise<number> {
  return withTemporal(process.env, async (client) => {
    const releases = await readReleases(client, new Date()).catch(inPlainWords);
    return work(client, releases).catch(inPlainWords);
  });
}

/** The one release that is named. @throws if there is none, or more. */
export function oneRelease(args: string[]): string {
  const [id, ...more] = parseArgs({ args, allowPositionals: true }).positionals;
  if (id !== undefined && more.length === 0) return id;
  throw new Error('Name one release, as throughline release list shows it');
}

export const named = (releases: Releases, given: string): Release =>
  asked(() => releaseNamed(releases, given));

/** @throws Refused where nobody would do what the release is given. */
export function withWorkers(release: Release): Release {
  if (canWork(release)) return release;
  throw new Refused(
    `${release.id} has no workers: none has asked for work in the last two minutes. Start some first, or its cases would wait.`,
  );
}

/** What a rule refuses was understood and not done. */
export function asked<T>(rule: () => T): T {
  try {
    return rule();
  } catch (refusal) {
    throw new Refused(refusal instanceof Error ? refusal.message : String(refusal));
  }
}
