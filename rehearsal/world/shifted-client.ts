import { Client, type WorkflowClientInterceptor } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import type { TestWorkflowEnvironment } from '@temporalio/testing';

/** A client that starts each case at its own date: see case-clock.interceptors.ts. */
export function shiftedClient(
  { connection }: TestWorkflowEnvironment,
  offsetOf: (workflowId: string) => number,
): Client {
  const header = (workflowId: string) => ({
    'clock-offset': defaultPayloadConverter.toPayload(offsetOf(workflowId)),
  });
  const interceptor: WorkflowClientInterceptor = {
    startWithDetails: (input, next) => next({ ...input, headers: header(input.options.workflowId) }),
  };
  return new Client({ connection, interceptors: { workflow: [interceptor] } });
}
