import { randomUUID } from 'node:crypto';
import { type Client, isGrpcServiceError } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import { deploymentName } from './release.ts';

/** How Temporal invokes the workers of a release: a version of a function, and the role that it takes for that. */
export interface Invocation {
  /** ARN with the version of the function. */
  readonly function: string;
  readonly role: string;
  readonly externalId: string;
}

/** gRPC's ALREADY_EXISTS. */
const alreadyExists = 6;

/**
 * Tells Temporal of a release whose workers are a function, before the first of them has come; of one that it knows, how its
 * workers are invoked from now on. It gets no work by that. The server takes the role, looks at the function, and invokes it
 * once, so that it learns for which tasks the release is there.
 * @throws ServiceError INVALID_ARGUMENT for a role or function that it cannot reach, UNIMPLEMENTED if it is older than 1.31
 */
export async function addRelease(
  { workflowService, options: { namespace, identity } }: Client,
  id: string,
  invocation: Invocation,
): Promise<void> {
  const request = () => ({ namespace, identity, requestId: randomUUID() });
  const deploymentVersion = { deploymentName, buildId: id };
  const scalingGroup = scalingGroupOf(invocation);
  await workflowService.createWorkerDeployment({ ...request(), deploymentName }).catch(unlessKnown);
  const created = await workflowService
    .createWorkerDeploymentVersion({
      ...request(),
      deploymentVersion,
      computeConfig: { scalingGroups: { default: scalingGroup } },
    })
    .catch(unlessKnown);
  if (created) return;
  const updateMask = { paths: ['provider', 'scaler'] };
  await workflowService.updateWorkerDeploymentVersionComputeConfig({
    ...request(),
    deploymentVersion,
    computeConfigScalingGroups: { default: { scalingGroup, updateMask } },
  });
}

const scalingGroupOf = ({ function: arn, role, externalId }: Invocation) => ({
  provider: {
    type: 'aws-lambda',
    // The server itself reads it, so it is not encrypted.
    details: defaultPayloadConverter.toPayload({ arn, role, role_external_id: externalId }),
  },
  // One invocation for each time that a task found nobody who asked for it.
  scaler: { type: 'no-sync' },
});

function unlessKnown(failure: unknown): undefined {
  if (!isGrpcServiceError(failure) || failure.code !== alreadyExists) throw failure;
}
