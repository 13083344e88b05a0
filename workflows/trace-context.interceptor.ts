import type { Headers, WorkflowInterceptors } from '@temporalio/workflow';

/** Where Temporal's own interceptors of clients and activities keep the trace: W3C's `traceparent` in a payload. */
const header = '_tracer-data';
/** What is done later than this after a message is not done because of it: a reminder of a month later is no part of a request. */
const forgottenAfterMs = 60_000;

/**
 * Passes the trace of the message that came last on to what the workflow does next, so that one trace leads from a request
 * to the store. A case is walked by its main path, whoever's press woke it: it has no call stack that leads to the press.
 */
export function interceptors(): WorkflowInterceptors {
  let cause: { readonly trace: NonNullable<Headers[string]>; readonly at: number } | undefined;
  const takeFrom = <Input extends { readonly headers: Headers }>(input: Input): Input => {
    const trace = input.headers[header];
    if (trace) cause = { trace, at: Date.now() };
    return input;
  };
  const handOn = <Input extends { readonly headers: Headers }>(input: Input): Input =>
    cause && Date.now() - cause.at < forgottenAfterMs
      ? { ...input, headers: { ...input.headers, [header]: cause.trace } }
      : input;
  return {
    inbound: [
      {
        execute: (input, next) => next(takeFrom(input)),
        handleUpdate: (input, next) => next(takeFrom(input)),
        handleSignal: (input, next) => next(takeFrom(input)),
      },
    ],
    outbound: [
      {
        scheduleActivity: (input, next) => next(handOn(input)),
        scheduleLocalActivity: (input, next) => next(handOn(input)),
        startChildWorkflowExecution: (input, next) => next(handOn(input)),
        signalWorkflow: (input, next) => next(handOn(input)),
      },
    ],
  };
}
