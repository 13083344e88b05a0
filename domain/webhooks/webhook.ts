import type { EventType } from './event-types.ts';

/** A secret of an endpoint, sealed by a signing key of the installation (activities/webhooks/seal.ts). */
export interface SealedSecret {
  readonly sealed: string;
  /** Names the key that it is sealed with. */
  readonly sealedBy: string;
  readonly createdAt: string;
  /** It signs beside the newer one until then; absent on the newest. */
  readonly until?: string;
}

/** Why nothing is sent to an endpoint: somebody paused it, it failed for days, or it answered that it is gone. */
export type PauseReason = 'by-hand' | 'failing' | 'gone';

/** Another system of the vendor's that is told what happens. Never a partner's: it hears of all partners. */
export interface WebhookEndpoint {
  /** `WH-…` */
  readonly id: string;
  readonly url: string;
  /** What it is, in the words of whoever registered it. */
  readonly label: string;
  readonly events: readonly EventType[];
  /** Newest first. */
  readonly secrets: readonly SealedSecret[];
  readonly paused?: { readonly why: PauseReason; readonly since: string };
  /** Since when every attempt has failed; absent while it answers. */
  readonly failingSince?: string;
  readonly createdAt: string;
  readonly createdBy: string;
}

/** What happened, as it goes out: the same event has the same id, however often its record comes. */
export interface WebhookEvent {
  /** What it is known by: the item, its version, the type. Hashed, it is the event's id. */
  readonly key: string;
  readonly type: EventType;
  /** The instant. */
  readonly at: string;
  /** What it is about, such as `CASE#D-7K3M9Q2XBA`: events about one thing go out in their order. */
  readonly subject: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** How an attempt went. */
export interface DeliveryAttempt {
  readonly at: string;
  /** Of the answer; absent: there was none. */
  readonly status?: number;
  /** The first 500 characters of the answer, or why there was none. */
  readonly answer: string;
  /** Milliseconds. */
  readonly took: number;
}

/** An event on its way to an endpoint. Kept for 30 days. */
export interface WebhookDelivery {
  readonly endpointId: string;
  readonly eventId: string;
  readonly type: EventType;
  readonly subject: string;
  /** When it happened. */
  readonly at: string;
  /** What is sent, to the letter. */
  readonly body: string;
  /** `failed`: given up, until somebody sends it again. */
  readonly status: 'waiting' | 'delivered' | 'failed';
  readonly attempts: number;
  /** Its place among those that were written down with it. */
  readonly nth: number;
  /** When it is tried next; only while it waits. */
  readonly nextAt?: string;
  readonly last?: DeliveryAttempt;
}
