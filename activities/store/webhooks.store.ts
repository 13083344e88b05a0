import type { Page, PageRequest } from '../../domain/cases/listing.ts';
import type { WebhookDelivery, WebhookEndpoint } from '../../domain/webhooks/webhook.ts';

/** Endpoints of other systems, and the events that are on their way to them. */
export interface WebhookStore {
  /** Every endpoint, oldest first: there are few. */
  all(): Promise<readonly WebhookEndpoint[]>;
  get(id: string): Promise<WebhookEndpoint | undefined>;
  create(endpoint: WebhookEndpoint): Promise<void>;
  /** Undefined: there is none. What `change` leaves as it is, is not written. */
  change(
    id: string,
    change: (endpoint: WebhookEndpoint) => WebhookEndpoint,
  ): Promise<WebhookEndpoint | undefined>;
  /** What was on its way is not sent any more. */
  remove(id: string): Promise<void>;
  /** An event that the endpoint has already stays as it is. */
  add(delivery: WebhookDelivery): Promise<void>;
  /** What is to be tried until an instant, in the order of that, some at most. */
  due(endpointId: string, until: string, most: number): Promise<readonly WebhookDelivery[]>;
  /** When the next one is due; undefined: nothing waits. */
  nextAt(endpointId: string): Promise<string | undefined>;
  /** Writes what became of a delivery, unless somebody else has meanwhile. */
  settle(before: WebhookDelivery, after: WebhookDelivery): Promise<void>;
  delivery(endpointId: string, eventId: string): Promise<WebhookDelivery | undefined>;
  /** Newest event first. */
  deliveries(endpointId: string, page: PageRequest): Promise<Page<WebhookDelivery>>;
  /** Those that were given up, of events since an instant, oldest first. */
  failed(endpointId: string, since: string, page: PageRequest): Promise<Page<WebhookDelivery>>;
}
