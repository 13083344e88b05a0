import { type DestinationStream, pino } from 'pino';

/** What is written to the log: ids, routes, numbers. Never a name, an address, a text that somebody typed, or a token. */
export interface Log {
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
}

export interface LogFields {
  readonly requestId?: string | undefined;
  readonly method?: string;
  /** The route's pattern: a path can hold a token. */
  readonly route?: string;
  readonly status?: number;
  readonly ms?: number;
  readonly personId?: string | undefined;
  readonly caseId?: string | undefined;
  /** Of OpenTelemetry: the same in the API and in the worker. */
  readonly traceId?: string | undefined;
  /** What Temporal's SDK says of a workflow or an activity. */
  readonly workflowId?: string | undefined;
  readonly workflowType?: string | undefined;
  readonly activityType?: string | undefined;
  readonly attempt?: number | undefined;
  /** A message of a queue. */
  readonly messageId?: string;
  /** Why the identity provider signed nobody in, and what it or the library called it. */
  readonly why?: string;
  readonly code?: string;
  readonly failure?: unknown;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** JSON lines with ISO 8601 times. Failures keep their name, code and trace; addresses in their words are struck out. */
export function createLog(level: LogLevel, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { failure: describeFailure },
    redact: ['*.email', '*.authorization', '*.token'],
  };
  return destination ? pino(options, destination) : pino(options);
}

/** What an operator needs of a failure. */
function describeFailure(failure: unknown): Record<string, unknown> {
  if (!(failure instanceof Error)) return { name: typeof failure };
  const { name, message, stack = '', cause } = failure;
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    name,
    message: withoutAddresses(message).slice(0, 500),
    at: frames.slice(0, 12).map((line) => line.trim()),
    ...(cause === undefined ? {} : { cause: describeFailure(cause) }),
  };
}

/** E-mail addresses and tokens as `…`. */
export function withoutAddresses(text: string): string {
  return text.replace(/[^\s"'<>]+@[^\s"'<>]+/g, '…').replace(/\b(?:tl_|eyJ)[\w.-]{16,}/g, '…');
}
