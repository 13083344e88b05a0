import type { Page } from '../../../domain/cases/listing.ts';
import type { WebhookDelivery } from '../../../domain/webhooks/webhook.ts';
import type { Webhook } from '../../../handlers/services/webhooks.services.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { TextField } from '../../components/fields.tsx';
import { Layout } from '../../components/layout.tsx';
import { ExactTime } from '../../components/moment.tsx';
import { Chip } from '../../components/stage-chip.tsx';
import { Deliveries } from '../../components/webhooks/deliveries.tsx';
import { EndpointForm, endpointFields } from '../../components/webhooks/endpoint-form.tsx';
import { type FormAttempt, formState } from '../../form.ts';
import { webhookLook, webhookPath, webhooksPath } from '../../format/webhooks.ts';
import type { Frame } from '../../frame.ts';

/** The ids of the page's forms with fields. */
export const changeFormId = 'change';
export const redeliverFormId = 'redeliver';

export interface WebhookProps {
  readonly frame: Frame;
  readonly webhook: Webhook;
  readonly deliveries: Page<WebhookDelivery>;
  readonly cursor: string | undefined;
  /** Told this once. */
  readonly secret?: string | undefined;
  readonly attempt?: FormAttempt | undefined;
}

/** One endpoint: how it is, what went to it, and what can be done with it. */
export function WebhookPage(props: WebhookProps) {
  const { frame, webhook, secret, attempt } = props;
  const { id, label, url, events } = webhook;
  const path = webhookPath(id);
  const form = formState(changeFormId, attempt, { label, url, events });
  return (
    <Layout frame={frame} title={label} section="webhooks" failed={attempt !== undefined}>
      {attempt ? <ErrorSummary attempt={attempt} fields={[...endpointFields, 'since']} /> : null}
      <p class="eyebrow">
        <a href={webhooksPath}>Webhooks</a>
      </p>
      <h1>{label}</h1>
      {secret ? <Secret secret={secret} /> : null}
      <About {...props} />
      <Presses webhook={webhook} path={path} />
      <h2>Events</h2>
      <Deliveries {...props} endpointId={id} />
      <Redeliver path={path} attempt={attempt} />
      <h2>Change it</h2>
      <EndpointForm form={form} action={`${path}/change`} button="Save" />
    </Layout>
  );
}

function Secret({ secret }: { secret: string }) {
  return (
    <section class="panel" aria-labelledby="secret-title">
      <h2 id="secret-title">Its secret</h2>
      <p>Copy it now and keep it as you keep passwords: it is not shown again.</p>
      <pre class="typed" tabindex={0}>
        {secret}
      </pre>
    </section>
  );
}

function About({ frame, webhook }: WebhookProps) {
  const { url, failingSince, oldSecretUntil, createdAt, id } = webhook;
  const { word, tone, icon } = webhookLook(webhook);
  return (
    <dl class="facts panel">
      <div>
        <dt>State</dt>
        <dd>
          <Chip tone={tone} icon={icon}>
            {word}
          </Chip>
        </dd>
      </div>
      <div>
        <dt>Address</dt>
        <dd>{url}</dd>
      </div>
      <div>
        <dt>Registered</dt>
        <dd>
          <ExactTime frame={frame} at={createdAt} />, as {id}
        </dd>
      </div>
      {failingSince ? (
        <div>
          <dt>Failing since</dt>
          <dd>
            <ExactTime frame={frame} at={failingSince} />
          </dd>
        </div>
      ) : null}
      {oldSecretUntil ? (
        <div>
          <dt>Old secret until</dt>
          <dd>
            <ExactTime frame={frame} at={oldSecretUntil} />
          </dd>
        </div>
      ) : null}
    </dl>
  );
}

function Presses({ webhook: { paused }, path }: { webhook: Webhook; path: string }) {
  return (
    <div class="press">
      {paused ? (
        <Press action={`${path}/resume`} label="Resume: send what was kept" main />
      ) : (
        <>
          <Press action={`${path}/test`} label="Send a test" main />
          <Press action={`${path}/pause`} label="Pause: keep events for 30 days" />
        </>
      )}
      <Press action={`${path}/secret`} label="Give it a new secret" />
      <Press action={`${path}/remove`} label="Remove it" />
    </div>
  );
}

function Press({ action, label, main = false }: { action: string; label: string; main?: boolean }) {
  return (
    <form method="post" action={action}>
      <button type="submit" class={main ? 'button button-main' : 'button'}>
        {label}
      </button>
    </form>
  );
}

function Redeliver({ path, attempt }: { path: string; attempt: FormAttempt | undefined }) {
  const form = formState(redeliverFormId, attempt);
  return (
    <form id={redeliverFormId} class="panel" method="post" action={`${path}/redeliver`} novalidate>
      <TextField
        form={form}
        name="since"
        label="Send again all that was given up, of events since this day"
        type="date"
        width="short"
        required
      />
      <p class="press">
        <button type="submit" class="button">
          Send them again
        </button>
      </p>
    </form>
  );
}
