/** What every request of the app carries with it. */
export interface AppVariables {
  Variables: {
    /** A UUID: X-Request-Id, the log, and `instance` of a problem. */
    requestId: string;
    /** Of OpenTelemetry, where traces are sent. */
    traceId?: string;
    /** The person who asks, once known: an id. */
    callerId?: string;
    /** Where the operation of the API is found that answers, as its reference writes it: `/v1/deals/{id}`. */
    route?: string;
  };
}
