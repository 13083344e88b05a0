import type { Client } from '@temporalio/client';
import * as z from 'zod';
import type { AddressStore } from '../activities/store/addresses.store.ts';
import { type Act, inActs } from '../activities/store/audit/act.ts';
import { meaningOf, workflowIdIn } from '../domain/mail/mail-event.rules.ts';
import { type MailEvent, mailEventSchema } from '../domain/mail/mail-event.schema.ts';
import { noteUpdate } from '../workflows/case.messages.ts';

/** What Lambda is given of a queue: AWS, "Using Lambda with Amazon SQS". */
const queueSchema = z.object({
  Records: z.array(z.object({ messageId: z.string(), body: z.string() })),
});
/** What Lambda is answered: these come again, and after five times lie in the queue of dead letters. */
export interface BatchAnswer {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

export interface MailEventDeps {
  /** It silences, and does nothing else there: infra/stacks/mail-events.stack.ts grants that alone. */
  readonly addresses: Pick<AddressStore, 'silence'>;
  readonly temporal: () => Promise<Pick<Client, 'workflow'>>;
  readonly now: () => Date;
  /** Told of what could not be done. */
  readonly failed: (messageId: string, failure: unknown) => void;
}

/**
 * Takes what SES tells of e-mails: addresses that are dead, or whose owner complained, get nothing more, and the case that
 * wrote to them says so. Each message succeeds or fails by itself; one that comes twice is taken once.
 */
export async function takeMailEvents(deps: MailEventDeps, batch: unknown): Promise<BatchAnswer> {
  const { Records } = queueSchema.parse(batch);
  const failures = await Promise.all(
    Records.map(async ({ messageId, body }) => {
      try {
        await inActs([actOf(messageId)], () => takeEvent(deps, mailEventSchema.parse(JSON.parse(body))));
        return [];
      } catch (failure) {
        deps.failed(messageId, failure);
        return [{ itemIdentifier: messageId }];
      }
    }),
  );
  return { batchItemFailures: failures.flat() };
}

/** An address that is silenced is nobody's press. */
const actOf = (messageId: string): Act => ({
  ...{ who: 'rule:mail-events', via: 'system', from: 'mail-events', verb: 'silence-address', on: [] },
  once: messageId,
});

async function takeEvent({ addresses, temporal, now }: MailEventDeps, event: MailEvent): Promise<void> {
  const { silence, words } = meaningOf(event);
  if (silence) {
    const silent = { why: silence.why, since: now().toISOString() };
    for (const address of silence.addresses) await addresses.silence(address, silent);
  }
  const workflowId = workflowIdIn(event);
  if (workflowId !== undefined) await tellCase(await temporal(), workflowId, event, words);
}

/** A case that is closed has nobody to reach any more. */
async function tellCase(
  { workflow }: Pick<Client, 'workflow'>,
  workflowId: string,
  event: MailEvent,
  text: string,
): Promise<void> {
  const updateId = `${event.eventType}-${event.mail.messageId}`;
  try {
    await workflow
      .getHandle(workflowId)
      .executeUpdate(noteUpdate, { args: [{ text, actor: { via: 'system' } }], updateId });
  } catch (failure) {
    const { WorkflowNotFoundError } = await import('@temporalio/client');
    if (!(failure instanceof WorkflowNotFoundError)) throw failure;
  }
}
