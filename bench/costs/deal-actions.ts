import type { Client } from '@temporalio/client';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { actionsOf } from '../../domain/costs/actions.rules.ts';
import type { Measured } from '../../domain/costs/usage.schema.ts';

type History = Awaited<ReturnType<ReturnType<Client['workflow']['getHandle']>['fetchHistory']>>;
type Event = NonNullable<History['events']>[number];

/** The billed actions of a deal that is protected, in words. */
export async function dealActions(client: Client, dealId: string): Promise<Measured['dealActions']> {
  const { events } = await client.workflow.getHandle(`deal-registration/alpine/${dealId}`).fetchHistory();
  const all = events ?? [];
  return actionsOf(all).map(({ kind, at }) => ({ kind, what: wordsOf(all, at) }));
}

function wordsOf(events: readonly Event[], at: number): string {
  const event = events[at] as Event;
  const update = event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest?.input?.name;
  if (update) return update;
  if (event.markerRecordedEventAttributes) return stepsOf(events, event).join(', ');
  if (event.upsertWorkflowSearchAttributesEventAttributes) return attributesOf(event).join(', ');
  const summary = event.userMetadata?.summary;
  if (summary) return withoutIds(String(textOf(summary)));
  if (event.timerStartedEventAttributes) return 'The answer is in the history before the store (0034)';
  return event.workflowExecutionStartedEventAttributes?.workflowType?.name ?? '';
}

/** Every step that the same workflow task recorded. */
function stepsOf(events: readonly Event[], first: Event): string[] {
  const task = (event: Event) => String(event.markerRecordedEventAttributes?.workflowTaskCompletedEventId);
  return events
    .filter((event) => event.markerRecordedEventAttributes && task(event) === task(first))
    .map(({ markerRecordedEventAttributes: marker }) => {
      const data = marker?.details?.data?.payloads?.[0];
      const { activity_type: step } = (data ? textOf(data) : {}) as { activity_type?: string };
      return step ?? 'a patch';
    });
}

const attributesOf = ({ upsertWorkflowSearchAttributesEventAttributes: upsert }: Event) =>
  Object.keys(upsert?.searchAttributes?.indexedFields ?? {}).sort();

const textOf = (payload: object): unknown => defaultPayloadConverter.fromPayload(payload as Payload);

/** A summary names people by their ids, which are others each time. */
const withoutIds = (summary: string) => summary.replace(/ to P-\w+/, '');
