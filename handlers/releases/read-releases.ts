import type { Client } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import { optionalTsToDate, requiredTsToMs } from '@temporalio/common/lib/time.js';
import { taskQueue } from '../../workflows/case.messages.ts';
import { canWork } from './release.rules.ts';
import { deploymentName, type Release, type Releases, type Standing, seenWithin } from './release.ts';

type Service = Client['workflowService'];
type Described = Awaited<ReturnType<Service['describeWorkerDeployment']>>;
type Summary = NonNullable<
  NonNullable<NonNullable<Described['workerDeploymentInfo']>['versionSummaries']>[number]
>;

/** Temporal's WorkerDeploymentVersionStatus. */
const standings: readonly (Standing | undefined)[] = [
  ...[undefined, 'waiting', 'current', 'ramping', 'draining', 'drained'],
] as const;

/** The name under which a release says that it was taken back. */
export const takenBackEntry = 'throughline-taken-back';

/**
 * Every release that Temporal knows, with its workers.
 * @throws ServiceError NOT_FOUND while no worker of any release has come
 */
export async function readReleases(client: Client, now: Date): Promise<Releases> {
  const { workflowService, options } = client;
  const { namespace } = options;
  const [described, workers] = await Promise.all([
    workflowService.describeWorkerDeployment({ namespace, deploymentName }),
    workersOf(client, now),
  ]);
  const { versionSummaries, routingConfig } = described.workerDeploymentInfo ?? {};
  const list = await Promise.all(
    (versionSummaries ?? []).map(async (summary) => {
      const release = releaseOf(summary, workers, routingConfig?.rampingVersionPercentage ?? 0);
      return canWork(release) ? { ...release, ...(await takenBack(client, release.id)) } : release;
    }),
  );
  return {
    list: list.sort((a, b) => b.registeredAt.getTime() - a.registeredAt.getTime()),
    token: described.conflictToken ?? new Uint8Array(),
    decided: Boolean(routingConfig?.currentVersionChangedTime),
    unversioned: workers.get('')?.size ?? 0,
  };
}

function releaseOf(summary: Summary, workers: Workers, share: number): Release {
  const id = summary.deploymentVersion?.buildId ?? '';
  const standing = standings[summary.status ?? 0] ?? 'waiting';
  const endedAt = optionalTsToDate(summary.lastDeactivationTime);
  return {
    id,
    standing,
    ...(standing === 'ramping' ? { share } : {}),
    registeredAt: optionalTsToDate(summary.createTime) ?? new Date(0),
    ...(endedAt && (standing === 'draining' || standing === 'drained') ? { endedAt } : {}),
    workers: workers.get(id)?.size ?? 0,
    invoked: Object.keys(summary.computeConfig?.scalingGroups ?? {}).length > 0,
  };
}

/** By build id (none is ''): who has asked for work lately. */
type Workers = ReadonlyMap<string, ReadonlySet<string>>;

/** Temporal's TaskQueueType: workflow tasks. */
const workflowTasks = 1;

async function workersOf({ workflowService, options }: Client, now: Date): Promise<Workers> {
  const { pollers } = await workflowService.describeTaskQueue({
    namespace: options.namespace,
    taskQueue: { name: taskQueue },
    taskQueueType: workflowTasks,
  });
  const workers = new Map<string, Set<string>>();
  for (const { identity, lastAccessTime, deploymentOptions } of pollers ?? []) {
    if (now.getTime() - requiredTsToMs(lastAccessTime, 'lastAccessTime') > seenWithin) continue;
    const id = deploymentOptions?.deploymentName === deploymentName ? (deploymentOptions.buildId ?? '') : '';
    workers.set(id, (workers.get(id) ?? new Set()).add(identity ?? ''));
  }
  return workers;
}

async function takenBack(
  { workflowService, options }: Client,
  buildId: string,
): Promise<Pick<Release, 'takenBackAt'>> {
  const { workerDeploymentVersionInfo } = await workflowService.describeWorkerDeploymentVersion({
    namespace: options.namespace,
    deploymentVersion: { deploymentName, buildId },
  });
  const entry = workerDeploymentVersionInfo?.metadata?.entries?.[takenBackEntry];
  return entry ? { takenBackAt: new Date(defaultPayloadConverter.fromPayload<string>(entry)) } : {};
}

/** How many running cases a release has carried last, and how many of them only it may carry. */
export async function casesOf({ workflow }: Client, id: string): Promise<{ cases: number; pinned: number }> {
  const running = `ExecutionStatus = 'Running' AND TemporalWorkerDeploymentVersion = '${deploymentName}:${id}'`;
  const [all, pinned] = await Promise.all([
    workflow.count(running),
    workflow.count(`${running} AND TemporalWorkflowVersioningBehavior = 'Pinned'`),
  ]);
  return { cases: all.count, pinned: pinned.count };
}
