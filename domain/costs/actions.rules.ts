/**
 * The events of a history that matter here, as the server sends them and as a frozen history has them: an event has the
 * attributes of its own type alone.
 */
export interface HistoryEvent {
  readonly workflowExecutionStartedEventAttributes?: unknown;
  readonly workflowExecutionSignaledEventAttributes?: unknown;
  readonly workflowExecutionUpdateAcceptedEventAttributes?: unknown;
  readonly workflowExecutionOptionsUpdatedEventAttributes?: unknown;
  readonly timerStartedEventAttributes?: unknown;
  readonly activityTaskScheduledEventAttributes?: unknown;
  readonly activityTaskStartedEventAttributes?: { readonly attempt?: number | null } | null;
  readonly workflowTaskCompletedEventAttributes?: {
    readonly meteringMetadata?: { readonly nonfirstLocalActivityExecutionAttempts?: number | null } | null;
  } | null;
  readonly markerRecordedEventAttributes?: { readonly workflowTaskCompletedEventId?: unknown } | null;
  readonly upsertWorkflowSearchAttributesEventAttributes?: {
    readonly searchAttributes?: { readonly indexedFields?: Readonly<Record<string, unknown>> | null } | null;
  } | null;
  readonly startChildWorkflowExecutionInitiatedEventAttributes?: unknown;
  readonly nexusOperationScheduledEventAttributes?: unknown;
}

/** What Temporal Cloud bills of a workflow, by kind. */
export const actionKinds = {
  start: 'Start of the workflow',
  update: 'Update',
  signal: 'Signal',
  steps: 'Workflow task with steps beside the store (local activities) or patches',
  activity: 'Activity',
  retry: 'Activity tried again',
  timer: 'Timer',
  search: 'Change of search attributes',
  options: 'Change of the workflow’s options',
} as const;
export type ActionKind = keyof typeof actionKinds;

/** One billed action, and the event of the history, from 0, at which it is billed. */
export interface Action {
  readonly kind: ActionKind;
  readonly at: number;
}

/**
 * The billed actions of a history, in its order: https://docs.temporal.io/cloud/actions as of November 2026. Local activities
 * and patches of one workflow task are one action; a signal with which a workflow is started is one with its start; a
 * signal to another workflow is billed where it arrives. Queries, refused updates and heartbeats stand in no history.
 * @throws Error if a history has something billed that this does not count.
 */
export function actionsOf(events: readonly HistoryEvent[]): Action[] {
  const counted = new Set<string>();
  return events.flatMap((event, at) => kindsOf(event, events[at - 1], counted).map((kind) => ({ kind, at })));
}

/** What is one action wherever it stands. */
const always: readonly (readonly [keyof HistoryEvent, ActionKind])[] = [
  ['workflowExecutionStartedEventAttributes', 'start'],
  ['workflowExecutionUpdateAcceptedEventAttributes', 'update'],
  ['workflowExecutionOptionsUpdatedEventAttributes', 'options'],
  ['timerStartedEventAttributes', 'timer'],
  ['activityTaskScheduledEventAttributes', 'activity'],
];

function kindsOf(event: HistoryEvent, before: HistoryEvent | undefined, counted: Set<string>): ActionKind[] {
  if (
    event.startChildWorkflowExecutionInitiatedEventAttributes ||
    event.nexusOperationScheduledEventAttributes
  )
    throw new Error('The history has a child workflow or a Nexus operation, which is not counted yet');
  const [, kind] = always.find(([attributes]) => event[attributes]) ?? [];
  if (kind) return [kind];
  if (event.workflowExecutionSignaledEventAttributes)
    return before?.workflowExecutionStartedEventAttributes ? [] : ['signal'];
  const { markerRecordedEventAttributes: marker } = event;
  if (marker) return isFirst(counted, String(marker.workflowTaskCompletedEventId)) ? ['steps'] : [];
  const { upsertWorkflowSearchAttributesEventAttributes: upsert } = event;
  if (upsert) return isOfOurs(upsert.searchAttributes?.indexedFields) ? ['search'] : [];
  return Array<ActionKind>(retries(event)).fill('retry');
}

function isFirst(counted: Set<string>, task: string): boolean {
  const first = !counted.has(task);
  counted.add(task);
  return first;
}

/** The attribute that tells of patches is not billed. */
const isOfOurs = (fields: Readonly<Record<string, unknown>> | null | undefined) =>
  Object.keys(fields ?? {}).some((name) => name !== 'TemporalChangeVersion');

function retries({ activityTaskStartedEventAttributes, workflowTaskCompletedEventAttributes }: HistoryEvent) {
  const attempt = activityTaskStartedEventAttributes?.attempt ?? 1;
  const again =
    workflowTaskCompletedEventAttributes?.meteringMetadata?.nonfirstLocalActivityExecutionAttempts;
  return Math.max(attempt - 1, 0) + (again ?? 0);
}

/** How many there are of each kind; a kind of which there is none is left out. */
export function countByKind(actions: readonly Pick<Action, 'kind'>[]): Partial<Record<ActionKind, number>> {
  const counts: Partial<Record<ActionKind, number>> = {};
  for (const { kind } of actions) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
