import type { PauseReason } from '../../domain/webhooks/webhook.ts';

/** What the workflow of an endpoint does. */
export interface WebhookActivities {
  /** Sends what is due, for a minute at most, each event in its own time. */
  deliverDue(input: { endpointId: string }): Promise<Delivered>;
  /** An e-mail to those who administer the installation, once for each pause. */
  tellPaused(input: { endpointId: string; paused: Paused }): Promise<void>;
}

export interface Paused {
  readonly why: PauseReason;
  readonly since: string;
}

/** What a round came to. */
export interface Delivered {
  readonly tried: number;
  readonly taken: number;
  /** When the next event is due; absent: nothing waits, or nothing may be sent. */
  readonly nextAt?: string;
  /** This round paused the endpoint. */
  readonly paused?: Paused;
}
