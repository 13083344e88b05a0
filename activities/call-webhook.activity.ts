import { createHash } from 'node:crypto';
import type { CaseView } from '../domain/cases/case.schema.ts';
import type { Installation, Webhook } from '../domain/programs/installation.schema.ts';
import type { AutomaticInput, OutsideActivities } from './activities.ts';
import { endsHere } from './automatic-failures.ts';
import type { Stores } from './store/stores.ts';
import { webhookSignature } from './webhook-signature.ts';

export interface WebhookDeps {
  readonly stores: Pick<Stores, 'cases'>;
  readonly webhooks: Installation['webhooks'];
  readonly now: () => Date;
  /** Milliseconds for an answer: well within the activity's 30 seconds. */
  readonly answerWithin?: number;
}

/**
 * Tells another system, signed as Standard Webhooks says (webhook-id, webhook-timestamp, webhook-signature). The id is
 * the same at every attempt: a receiver that knows it has the call already. Redirects are not followed.
 * @throws ApplicationFailure `unknown-name`; `webhook-refused` for an answer that will stay the same (3xx, 4xx but 408,
 *   425 and 429); anything else passes, and is tried again. Messages carry the status alone.
 */
export function createCallWebhook(deps: WebhookDeps): OutsideActivities['callWebhook'] {
  return async (input) => {
    const webhook = Object.hasOwn(deps.webhooks, input.name) ? deps.webhooks[input.name] : undefined;
    if (!webhook)
      throw endsHere('unknown', `There is no webhook "${input.name}" in this installation (WEBHOOKS).`);
    const found = await deps.stores.cases.load(input.caseId);
    if (!found) throw new Error(`The case ${input.caseId} is not in the store yet.`);
    const response = await fetch(webhook.url, {
      ...signed(webhook, input, found.view.program, deps.now()),
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(deps.answerWithin ?? 15_000),
    }).catch(() => {
      throw new Error(`The webhook "${input.name}" did not answer.`);
    });
    await response.body?.cancel();
    if (response.ok) return;
    const words = `The webhook "${input.name}" answered ${response.status}.`;
    throw isFinal(response.status) ? endsHere('webhookRefused', words) : new Error(words);
  };
}

const isFinal = (status: number) => status >= 300 && status < 500 && ![408, 425, 429].includes(status);

function signed(
  { secret }: Webhook,
  { key, caseId, name, partner, values }: AutomaticInput,
  program: CaseView['program'],
  now: Date,
) {
  const id = `msg_${createHash('sha256').update(key).digest('hex').slice(0, 32)}`;
  const seconds = Math.floor(now.getTime() / 1000);
  const body = JSON.stringify({
    type: name,
    timestamp: now.toISOString(),
    data: { caseId, program, partner, values },
  });
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Throughline',
      'webhook-id': id,
      'webhook-timestamp': String(seconds),
      'webhook-signature': webhookSignature(secret, { id, seconds, body }),
    },
  };
}
