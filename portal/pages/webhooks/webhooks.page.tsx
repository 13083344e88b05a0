import type { Webhook } from '../../../handlers/services/webhooks.services.ts';
import { Columns, NumberCell, number } from '../../components/columns.tsx';
import { Empty } from '../../components/empty.tsx';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { Layout } from '../../components/layout.tsx';
import { Chip } from '../../components/stage-chip.tsx';
import { EndpointForm, endpointFields } from '../../components/webhooks/endpoint-form.tsx';
import { type FormAttempt, formState } from '../../form.ts';
import { webhookLook, webhookPath, webhooksPath } from '../../format/webhooks.ts';
import type { Frame } from '../../frame.ts';

/** The id of the form. */
export const registerFormId = 'register';

interface WebhooksProps {
  readonly frame: Frame;
  readonly webhooks: readonly Webhook[];
  readonly attempt?: FormAttempt | undefined;
}

/** The systems that are told what happens, and one more. */
export function WebhooksPage({ frame, webhooks, attempt }: WebhooksProps) {
  return (
    <Layout frame={frame} title="Webhooks" section="webhooks" failed={attempt !== undefined}>
      {attempt ? <ErrorSummary attempt={attempt} fields={endpointFields} /> : null}
      <h1>Webhooks</h1>
      <p class="lead">
        Other systems of yours that are told what happens. They hear of every partner, so no partner has one.
      </p>
      {webhooks.length === 0 ? (
        <Empty title="No other system is told anything">
          <p>Register one below.</p>
        </Empty>
      ) : (
        <table class="list">
          <caption class="unseen">Endpoints, oldest first</caption>
          <Columns titles={['Endpoint', 'Address', number('Events'), 'State']} />
          <tbody>
            {webhooks.map((webhook) => (
              <Row webhook={webhook} />
            ))}
          </tbody>
        </table>
      )}
      <h2>Register an endpoint</h2>
      <EndpointForm
        form={formState(registerFormId, attempt)}
        action={webhooksPath}
        button="Register it and get its secret"
      />
    </Layout>
  );
}

function Row({ webhook }: { webhook: Webhook }) {
  const { id, label, url, events } = webhook;
  const { word, tone, icon } = webhookLook(webhook);
  return (
    <tr>
      <th scope="row">
        <a class="deal-link" href={webhookPath(id)}>
          <span class="deal-customer">{label}</span>
        </a>
      </th>
      <td data-label="Address">{new URL(url).host}</td>
      <NumberCell of="Events">{events.length}</NumberCell>
      <td data-label="State">
        <Chip tone={tone} icon={icon}>
          {word}
        </Chip>
      </td>
    </tr>
  );
}
