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
 * Tells Temporal of a release whose workers are a function, before the first of them has come. It gets no work by that. The
 * server takes the role and looks at the function at once. A release that is known already stays as it is.
 * @throws ServiceError UNIMPLEMENTED by a server older than 1.31
 */
export async function addRelease(
  { workflowService, options: { namespace, identity } }: Client,
  id: string,
  { function: arn, role, externalId }: Invocation,
): Promise<void> {
  const request = () => ({ namespace, identity, requestId: randomUUID() });
  await workflowService.createWorkerDeployment({ ...request(), deploymentName }).catch(unlessKnown);
  await workflowService
    .createWorkerDeploymentVersion({
      ...request(),
      deploymentVersion: { deploymentName, buildId: id },
      computeConfig: {
        scalingGroups: {
          default: {
            provider: {
              type: 'aws-lambda',
              // The server itself reads it, so it is not encrypted.
              details: defaultPayloadConverter.toPayload({ arn, role, role_external_id: externalId }),
            },
            // One invocation for each time that a task found nobody who asked for it.
            scaler: { type: 'no-sync' },
          },
        },
      },
    })
    .catch(unlessKnown);
}

function unlessKnown(failure: unknown): undefined {
  if (!isGrpcServiceError(failure) || failure.code !== alreadyExists) throw failure;
}
