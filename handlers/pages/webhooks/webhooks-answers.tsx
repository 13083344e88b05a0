import { DomainError } from '../../../domain/errors.ts';
import type { FormAttempt, FormValues } from '../../../portal/form.ts';
import { webhookPath, webhooksPath } from '../../../portal/format/webhooks.ts';
import {
  changeFormId,
  redeliverFormId,
  WebhookPage,
  type WebhookProps,
} from '../../../portal/pages/webhooks/webhook.page.tsx';
import { registerFormId, WebhooksPage } from '../../../portal/pages/webhooks/webhooks.page.tsx';
import { leadOn } from '../lead-on.ts';
import { formValues, refusal, type SignedInVisit, show, textOf } from '../page.tsx';
import { refusedForm } from '../sent-form.ts';

type Status = Parameters<typeof show>[2];

export async function showWebhooks(
  { c, frame, services, caller }: SignedInVisit,
  attempt?: FormAttempt,
  status?: Status,
): Promise<Response> {
  const webhooks = await services.webhooks.list(caller);
  return show(c, <WebhooksPage {...{ frame, webhooks, attempt }} />, status);
}

/** The answer is the page of the endpoint, with its secret: that is told this once. */
export async function sendRegistration(visit: SignedInVisit): Promise<Response> {
  const values = await formValues(visit.c);
  try {
    const { webhook, secret } = await visit.services.webhooks.register(visit.caller, endpointIn(values));
    return await webhookPage(visit, webhook.id, { secret });
  } catch (failure) {
    const { attempt, status } = refused(registerFormId, values, failure);
    return showWebhooks(visit, attempt, status);
  }
}

export function showWebhook(visit: SignedInVisit): Promise<Response> {
  return webhookPage(visit, idIn(visit));
}

const idIn = ({ c }: SignedInVisit) => c.req.param('webhookId') ?? '';

async function webhookPage(
  { c, frame, services, caller }: SignedInVisit,
  id: string,
  more: Pick<WebhookProps, 'secret' | 'attempt'> = {},
  status?: Status,
): Promise<Response> {
  const cursor = c.req.query('cursor');
  const webhook = await services.webhooks.get(caller, id);
  const deliveries = await services.webhooks.deliveries(caller, id, { cursor, limit: 25 });
  return show(c, <WebhookPage {...{ frame, webhook, deliveries, cursor, ...more }} />, status);
}

const forms: Readonly<Record<string, string>> = { change: changeFormId, redeliver: redeliverFormId };

/** What the buttons of an endpoint's page do; a form that is refused is shown again with what was typed. */
export async function actOnWebhook(visit: SignedInVisit): Promise<Response> {
  const act = visit.c.req.param('act') ?? '';
  const values = await formValues(visit.c);
  try {
    return await carryOut(visit, act, values);
  } catch (failure) {
    const { attempt, status } = refused(forms[act] ?? act, values, failure);
    return webhookPage(visit, idIn(visit), { attempt }, status);
  }
}

async function carryOut(visit: SignedInVisit, act: string, values: FormValues): Promise<Response> {
  const { services, caller } = visit;
  const { webhooks } = services;
  const id = idIn(visit);
  if (act === 'secret') {
    const { secret } = await webhooks.giveSecret(caller, id);
    return webhookPage(visit, id, { secret });
  }
  if (act === 'remove') {
    await webhooks.remove(caller, id);
    return leadOn(visit, webhooksPath, 'webhook-removed');
  }
  if (act === 'change') await webhooks.change(caller, id, endpointIn(values));
  else if (act === 'redeliver') await sendAgain(visit, id, values);
  else if (act === 'pause' || act === 'resume' || act === 'test') await webhooks[act](caller, id);
  else throw new DomainError('not-found', 'There is no such page.');
  return leadOn(visit, webhookPath(id), `webhook-${act}`);
}

/** One event, or all that was given up since a day: a hundred for each answer. */
async function sendAgain({ services, caller }: SignedInVisit, id: string, values: FormValues): Promise<void> {
  const eventId = textOf(values, 'eventId');
  const since = textOf(values, 'since');
  const input = eventId
    ? { eventId }
    : { since: /^\d{4}-\d\d-\d\d$/.test(since) ? `${since}T00:00:00Z` : since };
  let more = true;
  for (let pages = 0; more && pages < 10; pages += 1)
    ({ more } = await services.webhooks.redeliver(caller, id, input));
}

const endpointIn = (values: FormValues) => ({
  label: textOf(values, 'label'),
  url: textOf(values, 'url'),
  events: [values.events ?? []].flat(),
});

function refused(
  form: string,
  values: FormValues,
  failure: unknown,
): { attempt: FormAttempt; status: Status } {
  const { error, status } = refusal(failure);
  return { attempt: refusedForm(form, values, error), status };
}
