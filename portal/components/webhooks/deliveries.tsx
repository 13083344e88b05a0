import type { Page } from '../../../domain/cases/listing.ts';
import type { WebhookDelivery } from '../../../domain/webhooks/webhook.ts';
import { deliveryLook, webhookPath } from '../../format/webhooks.ts';
import type { Frame } from '../../frame.ts';
import { Columns, NumberCell, number } from '../columns.tsx';
import { Empty } from '../empty.tsx';
import { Hidden } from '../fields.tsx';
import { ExactTime } from '../moment.tsx';
import { Pager } from '../pager.tsx';
import { Chip } from '../stage-chip.tsx';

interface DeliveriesProps {
  readonly frame: Frame;
  readonly endpointId: string;
  readonly deliveries: Page<WebhookDelivery>;
  readonly cursor: string | undefined;
}

/** What went to an endpoint, and how: newest event first. */
export function Deliveries({ frame, endpointId, deliveries, cursor }: DeliveriesProps) {
  const path = webhookPath(endpointId);
  if (deliveries.items.length === 0)
    return (
      <Empty title={cursor ? 'No older events' : 'Nothing was sent yet'}>
        <p>Events stand here as soon as there are any. Send a test to see one.</p>
      </Empty>
    );
  return (
    <>
      <table class="list">
        <caption class="unseen">Events, newest first</caption>
        <Columns titles={['Event', 'Happened', 'State', number('Attempts'), 'Last answer', 'Send again']} />
        <tbody>
          {deliveries.items.map((delivery) => (
            <Row frame={frame} path={path} delivery={delivery} />
          ))}
        </tbody>
      </table>
      <Pager path={path} query={{}} cursor={cursor} next={deliveries.cursor} />
    </>
  );
}

function Row({ frame, path, delivery }: { frame: Frame; path: string; delivery: WebhookDelivery }) {
  const { eventId, type, at, attempts, nextAt, last } = delivery;
  const { word, tone, icon } = deliveryLook(delivery);
  return (
    <tr>
      <th scope="row">
        {type} <span class="sub typed">{eventId}</span>
      </th>
      <td data-label="Happened">
        <ExactTime frame={frame} at={at} />
      </td>
      <td data-label="State">
        <Chip tone={tone} icon={icon}>
          {word}
        </Chip>
        {nextAt !== undefined && attempts > 0 ? (
          <span class="sub">
            next <ExactTime frame={frame} at={nextAt} />
          </span>
        ) : null}
      </td>
      <NumberCell of="Attempts">{attempts}</NumberCell>
      <td data-label="Last answer">
        {last ? `${last.status ?? ''} ${last.answer}`.trim() || 'Nothing in it' : 'None yet'}
      </td>
      <td data-label="Send again">
        <form method="post" action={`${path}/redeliver`}>
          <Hidden name="eventId" value={eventId} />
          <button type="submit" class="button">
            Send again<span class="unseen">: {eventId}</span>
          </button>
        </form>
      </td>
    </tr>
  );
}
