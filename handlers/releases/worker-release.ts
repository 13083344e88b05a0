import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, isGrpcServiceError } from '@temporalio/client';
import type { WorkerOptions } from '@temporalio/worker';
import type { WorkerEnv } from '../worker.env.ts';
import { makeCurrent } from './change-releases.ts';
import { readReleases } from './read-releases.ts';
import { takesOver } from './release.rules.ts';
import { deploymentName } from './release.ts';

type Releasing = Pick<WorkerEnv, 'RELEASE' | 'TAKES_OVER' | 'HELD_PATCHES'>;

/**
 * As what a worker asks for work. Cases live for months: each goes on with the current release at its next step, which
 * patches and replayed histories make sure of (docs/decisions/0039-cases-go-on-with-the-current-release.md).
 */
export function versioningOf({
  RELEASE: buildId,
  HELD_PATCHES: held,
}: Pick<Releasing, 'RELEASE' | 'HELD_PATCHES'>): Pick<
  WorkerOptions,
  'workerDeploymentOptions' | 'patchActivationCallback'
> {
  const version = buildId === undefined ? undefined : { deploymentName, buildId };
  return {
    ...(version && {
      workerDeploymentOptions: {
        version,
        useWorkerVersioning: true,
        defaultVersioningBehavior: 'AUTO_UPGRADE',
      },
    }),
    ...(held.length > 0 && { patchActivationCallback: ({ patchId }) => !held.includes(patchId) }),
  };
}

const betweenLooks = 60_000;

/** Makes the worker's release current where nobody else has to: see {@link takesOver}. Ends with the signal. */
export async function takeOverWhenDue(
  client: Client,
  { RELEASE: id, TAKES_OVER: allowed }: Pick<Releasing, 'RELEASE' | 'TAKES_OVER'>,
  { ended, report }: { readonly ended: AbortSignal; readonly report: (failure: unknown) => undefined },
): Promise<void> {
  if (id === undefined) return;
  let starting = true;
  while (!ended.aborted) {
    const settled = await takeOver(client, id, { allowed, starting }).catch(report);
    if (settled) starting = false;
    if (!starting && !allowed) return;
    const pause = settled === false ? 1_000 : betweenLooks;
    await sleep(pause, undefined, { signal: ended }).catch(() => undefined);
  }
}

/** Whether that is settled for now: not before the first worker that asks for work has made its release known. */
async function takeOver(client: Client, id: string, how: Parameters<typeof takesOver>[2]): Promise<boolean> {
  const releases = await readReleases(client, new Date()).catch(unless(notFound));
  const own = releases?.list.find((release) => release.id === id);
  if (!releases || !own) return false;
  if (!takesOver(own, releases, how)) return true;
  await makeCurrent(client, releases, own).catch(unless(failedPrecondition));
  // Looked at once more: another worker of the release may have been first, or somebody decided otherwise.
  return false;
}

/** Statuses of gRPC. */
const [notFound, failedPrecondition] = [5, 9];

/** Nothing where the failure has this status. */
const unless =
  (code: number) =>
  (failure: unknown): undefined => {
    if (!isGrpcServiceError(failure) || failure.code !== code) throw failure;
  };
