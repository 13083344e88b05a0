import type { Client } from '@temporalio/client';
import type { Payload } from '@temporalio/common';
import { decodeFromPayloadsAtIndex } from '@temporalio/common/lib/internal-non-workflow/index.js';
import { actionsOf } from '../../domain/costs/actions.rules.ts';
import type { Measured } from '../../domain/costs/usage.schema.ts';

type History = Awaited<ReturnType<ReturnType<Client['workflow']['getHandle']>['fetchHistory']>>;
type Event = NonNullable<History['events']>[number];

/** The billed actions of a deal that is protected, in words. */
export async function dealActions(client: Client, dealId: string): Promise<Measured['dealActions']> {
  const { events } = await client.workflow.getHandle(`deal-registration/alpine/${dealId}`).fetchHistory();
  const all = events ?? [];
  const read: Read = (payload) =>
    decodeFromPayloadsAtIndex(client.options.loadedDataConverter, 0, [payload as Payload]);
  return Promise.all(
    actionsOf(all).map(async ({ kind, at }) => ({ kind, what: await wordsOf(all, at, read) })),
  );
}

/** What a payload holds, decrypted. */
type Read = (payload: object) => Promise<unknown>;

async function wordsOf(events: readonly Event[], at: number, read: Read): Promise<string> {
  const event = events[at] as Event;
  const update = event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest?.input?.name;
  if (update) return update;
  if (event.markerRecordedEventAttributes) return (await stepsOf(events, event, read)).join(', ');
  if (event.upsertWorkflowSearchAttributesEventAttributes) return attributesOf(event).join(', ');
  const summary = event.userMetadata?.summary;
  if (summary) return withoutIds(String(await read(summary)));
  return event.workflowExecutionStartedEventAttributes?.workflowType?.name ?? '';
}

/** Every step that the same workflow task recorded. */
function stepsOf(events: readonly Event[], first: Event, read: Read): Promise<string[]> {
  const task = (event: Event) => String(event.markerRecordedEventAttributes?.workflowTaskCompletedEventId);
  const markers = events.filter(
    (event) => event.markerRecordedEventAttributes && task(event) === task(first),
  );
  return Promise.all(
    markers.map(async ({ markerRecordedEventAttributes: marker }) => {
      const data = marker?.details?.data?.payloads?.[0];
      const { activity_type: step } = (data ? await read(data) : {}) as { activity_type?: string };
      return step ?? 'a patch';
    }),
  );
}

const attributesOf = ({ upsertWorkflowSearchAttributesEventAttributes: upsert }: Event) =>
  Object.keys(upsert?.searchAttributes?.indexedFields ?? {}).sort();

/** A summary names people by their ids, which are others each time. */
const withoutIds = (summary: string) => summary.replace(/ to P-\w+/, '');
