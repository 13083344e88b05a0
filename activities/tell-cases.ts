import type { Client } from '@temporalio/client';
import { partnerEventOf } from '../domain/webhooks/told-to-cases.rules.ts';
import type { WebhookEvent } from '../domain/webhooks/webhook.ts';
import { type EventTold, eventSignal } from '../workflows/process.messages.ts';
import type { Stores } from './store/stores.ts';

interface Outside {
  readonly stores: Pick<Stores, 'hearing'>;
  readonly temporal: () => Promise<Pick<Client, 'workflow'>>;
}

/**
 * Tells the open cases of a partner that wait for it what has happened to the partner elsewhere. Once more does no harm:
 * a case knows an event again.
 */
export async function tellCases({ stores, temporal }: Outside, event: WebhookEvent): Promise<void> {
  const about = partnerEventOf(event);
  if (!about) return;
  const hearing = await stores.hearing.of(about.partnerId, about.name);
  if (hearing.length === 0) return;
  const { name, id, data } = about;
  const told: EventTold = { event: name, from: { via: 'system' }, id, data };
  const { workflow } = await temporal();
  await Promise.all(
    hearing.map((id) => workflow.getHandle(id).signal(eventSignal, told).catch(unlessClosed)),
  );
}

/** By its name, so that nothing of Temporal is loaded where no case waits. */
function unlessClosed(failure: unknown): void {
  if (!(failure instanceof Error && failure.name === 'WorkflowNotFoundError')) throw failure;
}
