import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import { takenBackEntry } from './read-releases.ts';
import type { Rollback } from './release.rules.ts';
import { deploymentName, type Release, type Releases } from './release.ts';

/**
 * Gives a release all work: new cases, and the next step of every running one.
 * @throws ServiceError FAILED_PRECONDITION if the releases have changed since they were read
 */
export async function makeCurrent(client: Client, { token }: Releases, release: Release): Promise<void> {
  await client.workflowService.setWorkerDeploymentCurrentVersion({
    ...common(client),
    ...to(release),
    conflictToken: token,
  });
  if (release.takenBackAt) await markTakenBack(client, release, undefined);
  await untilEveryQueueKnows(client);
}

/** Gives a release a share of the cases, new and running, in percent; a case stays with the release that it has come to. */
export async function ramp(
  client: Client,
  { token }: Releases,
  release: Release,
  percentage: number,
): Promise<void> {
  await client.workflowService.setWorkerDeploymentRampingVersion({
    ...common(client),
    ...to(release),
    percentage,
    conflictToken: token,
  });
  if (release.takenBackAt) await markTakenBack(client, release, undefined);
  await untilEveryQueueKnows(client);
}

/** Takes all work from the bad release; the next step of each of its cases is taken by the good one. */
export async function rollBack(
  client: Client,
  { token }: Releases,
  rollback: Rollback,
  now: Date,
): Promise<void> {
  const { workflowService } = client;
  const change = { ...common(client), conflictToken: token };
  if (rollback.what === 'end-ramp')
    await workflowService.setWorkerDeploymentRampingVersion({ ...change, buildId: '', percentage: 0 });
  else await workflowService.setWorkerDeploymentCurrentVersion({ ...change, ...to(rollback.good) });
  if (rollback.bad) await markTakenBack(client, rollback.bad, now);
  await untilEveryQueueKnows(client);
}

/** Temporal's RoutingConfigUpdateState; servers that do not say are not waited for. */
const inProgress = 1;
const lookEvery = 200;
const longest = 30_000;

/** Temporal tells its queues one after the other: until all know, a step may still go to the release from before. */
async function untilEveryQueueKnows({ workflowService, options: { namespace } }: Client): Promise<void> {
  for (let waited = 0; waited < longest; waited += lookEvery) {
    const { workerDeploymentInfo } = await workflowService.describeWorkerDeployment({
      namespace,
      deploymentName,
    });
    if (workerDeploymentInfo?.routingConfigUpdateState !== inProgress) return;
    await wait(lookEvery);
  }
  throw new Error(
    'Temporal has taken it, and has not told all of its queues within half a minute: some steps can still go to the release from before. See throughline release list, and give the command again.',
  );
}

/** So that neither a later rollback nor a worker that starts again brings it back. */
async function markTakenBack(client: Client, { id }: Release, at: Date | undefined): Promise<void> {
  await client.workflowService.updateWorkerDeploymentVersionMetadata({
    namespace: client.options.namespace,
    deploymentVersion: { deploymentName, buildId: id },
    ...(at
      ? { upsertEntries: { [takenBackEntry]: defaultPayloadConverter.toPayload(at.toISOString()) } }
      : { removeEntries: [takenBackEntry] }),
  });
}

/** Workers that are invoked for work have perhaps never asked for any. */
const to = ({ id, invoked }: Release) => ({
  buildId: id,
  ...(invoked ? { allowNoPollers: true, ignoreMissingTaskQueues: true } : {}),
});

const common = ({ options }: Client) => ({
  namespace: options.namespace,
  deploymentName,
  identity: options.identity,
});
