import { DefaultLogger, type LogEntry, type Logger } from '@temporalio/worker';
import { isCaseId } from '../domain/ids.ts';
import type { Log, LogFields, LogLevel } from './log.ts';

/** Temporal's SDK writes to the house's log: of what it tells, ids and failures. */
export function temporalLogger(log: Log, level: LogLevel): Logger {
  const least = level === 'silent' ? 'ERROR' : (level.toUpperCase() as 'DEBUG' | 'INFO' | 'WARN' | 'ERROR');
  return new DefaultLogger(least, (entry) => write(log, entry));
}

function write(log: Log, { level, message, meta = {} }: LogEntry): void {
  const fields = fieldsOf(meta);
  if (level === 'ERROR') return log.error(fields, message);
  if (level === 'WARN') return log.warn(fields, message);
  log.info(fields, message);
}

function fieldsOf({ workflowId, workflowType, activityType, attempt, trace_id, error }: Meta): LogFields {
  return {
    caseId: workflowId?.split('/').find(isCaseId),
    ...{ workflowId, workflowType, activityType, attempt, traceId: trace_id },
    ...(error === undefined ? {} : { failure: error }),
  };
}

/** What Temporal's SDK puts beside its messages, of what is of use here. */
interface Meta {
  readonly workflowId?: string;
  readonly workflowType?: string;
  readonly activityType?: string;
  readonly attempt?: number;
  readonly trace_id?: string;
  readonly error?: unknown;
}
