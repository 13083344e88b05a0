import type { Page, PageRequest } from '../../domain/cases/listing.ts';
import type { WebhookDelivery, WebhookEndpoint } from '../../domain/webhooks/webhook.ts';
import type { Caller } from './services.ts';

/** An endpoint as it is shown: nothing of its secrets but how long an old one is still good. */
export interface Webhook extends Omit<WebhookEndpoint, 'secrets'> {
  readonly oldSecretUntil?: string;
}

/** A secret is told once, when it is made. */
export interface WebhookWithSecret {
  readonly webhook: Webhook;
  readonly secret: string;
}

/** What came of sending again what was given up. */
export interface Redelivery {
  /** Events that are on their way again. */
  readonly sent: number;
  /** There are more: ask again. */
  readonly more: boolean;
}

/** What came of a page of records that lay aside. */
export interface TakenRecords {
  readonly taken: number;
  /** Those that still cannot be taken: they stay. */
  readonly left: number;
  /** Of the next page. */
  readonly cursor?: string;
}

/**
 * Other systems of the vendor’s that are told what happens. They hear of every partner, so they are for who administers
 * the installation, and never a partner's.
 */
export interface WebhooksService {
  list(caller: Caller): Promise<readonly Webhook[]>;
  get(caller: Caller, id: string): Promise<Webhook>;
  /** `input` as endpointInputSchema (domain/webhooks/webhook.schema.ts): `{ url, label, events }`. */
  register(caller: Caller, input: unknown): Promise<WebhookWithSecret>;
  /** `input` as for `register`: all of it. */
  change(caller: Caller, id: string, input: unknown): Promise<Webhook>;
  /** A new secret; the one before it signs beside it for another day. */
  giveSecret(caller: Caller, id: string): Promise<WebhookWithSecret>;
  /** Events are kept meanwhile. */
  pause(caller: Caller, id: string): Promise<Webhook>;
  resume(caller: Caller, id: string): Promise<Webhook>;
  remove(caller: Caller, id: string): Promise<void>;
  /** Sends an event that says nothing but that it is a test. */
  test(caller: Caller, id: string): Promise<WebhookDelivery>;
  /** What was sent or is to be, newest event first. */
  deliveries(caller: Caller, id: string, page: PageRequest): Promise<Page<WebhookDelivery>>;
  /** `input` as redeliverySchema: `{ eventId }` for one, `{ since }` for all that were given up since. */
  redeliver(caller: Caller, id: string, input: unknown): Promise<Redelivery>;
  /** Tries records of the table's stream again that lie aside. */
  takeSetAside(caller: Caller, cursor: string | undefined): Promise<TakenRecords>;
}
