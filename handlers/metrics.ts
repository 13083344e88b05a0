/** Metrics that processes of ours report, as CloudWatch and the alarms know them, in the namespace of the stage. */
export const metrics = {
  /** Of the task queue (`TaskQueue`): tasks that wait for a worker, and for how many seconds the first of them has. */
  backlog: 'Backlog',
  backlogAge: 'BacklogAge',
  /** Of a program (`Program`): open cases that wait for a person, and those of them that have for more than two days. */
  waitingCases: 'WaitingCases',
  waitingLong: 'WaitingLong',
  /**
   * Of a program (`Program`), and of all: of each answer of the vendor's people the percentage that it used of its service
   * level, and whether it was late (1, or 0); and how many of their tasks are past their due time.
   */
  serviceLevelUsed: 'ServiceLevelUsed',
  answeredLate: 'AnsweredLate',
  overdueTasks: 'OverdueTasks',
  /** Of all workers, from their logs: attempts of activities, and tasks of workflows, that failed. */
  activityFailures: 'ActivityFailures',
  workflowTaskFailures: 'WorkflowTaskFailures',
  /** Chains of the audit that are broken. */
  auditBroken: 'AuditBroken',
  /** Of all synthetic deals: whether one worked (1, or 0), and how long it took; of each of its steps (`Step`): how long. */
  syntheticSucceeded: 'SyntheticDealSucceeded',
  syntheticTime: 'SyntheticDealTime',
  syntheticStepTime: 'SyntheticStepTime',
  /** Of all that reads or writes what Temporal keeps: times that it could not. */
  payloadsUnreadable: 'PayloadsUnreadable',
  /** Of the table (`TableName`): records of its stream that nothing could be made of. */
  setAside: 'RecordsSetAside',
} as const;

/** What Temporal's SDK writes to the worker's log, in its words, of what infra/stacks/workers.stack.ts counts there. */
export const logged = {
  /** Each attempt of an activity that failed; it is tried again. */
  activityFailed: 'Activity failed',
  /** A task of a workflow that the worker could not do: it is tried again, and its case stands still meanwhile. */
  workflowTaskFailed: 'Failing workflow task',
} as const;

export interface Measured {
  /** Of what it is, such as `{ TaskQueue: "throughline" }`. */
  readonly of: Readonly<Record<string, string>>;
  /** Counted without that, too. */
  readonly inAll?: true;
  readonly values: readonly {
    readonly name: string;
    readonly unit: 'Count' | 'Seconds' | 'Milliseconds' | 'Percent';
    readonly value: number;
  }[];
}

/** A line of log that CloudWatch makes metrics of: its embedded metric format. `namespace` is CloudWatch's. */
export function metricLine(namespace: string, { of, inAll, values }: Measured, at: Date): string {
  const declared = {
    Namespace: namespace,
    Dimensions: [Object.keys(of), ...(inAll ? [[]] : [])],
    Metrics: values.map(({ name, unit }) => ({ Name: name, Unit: unit })),
  };
  return JSON.stringify({
    _aws: { Timestamp: at.getTime(), CloudWatchMetrics: [declared] },
    ...of,
    ...Object.fromEntries(values.map(({ name, value }) => [name, value])),
  });
}
