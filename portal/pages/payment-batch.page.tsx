import type { PaymentBatch } from '../../domain/mdf/activity.ts';
import { formatMoney } from '../../domain/money.ts';
import type { PaymentRow } from '../../handlers/services/payments.services.ts';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Icon } from '../components/icon.tsx';
import { Layout } from '../components/layout.tsx';
import { ExactTime } from '../components/moment.tsx';
import { PaidForm } from '../components/paid-form.tsx';
import { PaymentTable } from '../components/payment-table.tsx';
import type { FormAttempt, FormValues } from '../form.ts';
import { batchesPath, batchPath, byCurrency, countWords } from '../format/payments.ts';
import type { Frame } from '../frame.ts';

interface BatchProps {
  readonly frame: Frame;
  readonly batch: PaymentBatch;
  readonly payments: readonly PaymentRow[];
  readonly madeBy: string;
  readonly defaults: FormValues;
  readonly requestKey: string;
  /** Which of them were not confirmed just now, and why. */
  readonly problems?: readonly { readonly paymentId: string; readonly problem: string }[];
  readonly attempt?: FormAttempt | undefined;
}

/** One file for the bank: to be saved as often as needed, and confirmed when the bank has paid. */
export function PaymentBatchPage(props: BatchProps) {
  const { frame, batch, payments, attempt, problems = [] } = props;
  const title = `File ${batch.id}`;
  const atBank = payments.filter(({ status, batchId }) => status === 'exported' && batchId === batch.id);
  return (
    <Layout
      frame={frame}
      title={title}
      section="payments"
      failed={attempt !== undefined || problems.length > 0}
    >
      {attempt ? <ErrorSummary attempt={attempt} fields={['paidOn', 'reference']} /> : null}
      <h1>{title}</h1>
      {problems.map(({ paymentId, problem }) => (
        <p class="check check-bad" role="alert">
          <Icon name="alert" ring />
          <span>
            {paymentId} was not confirmed. {problem}
          </span>
        </p>
      ))}
      <Facts {...props} />
      <p>
        <a class="button button-main" href={`${batchPath(batch.id)}/${batch.id}.xml`} download>
          Save the file for the bank
        </a>
      </p>
      <PaymentTable frame={frame} payments={payments} caption="The payments of this file" states />
      {atBank.length ? <AllPaid {...props} atBank={atBank} /> : null}
      <p>
        <a href={batchesPath}>All files</a>
      </p>
    </Layout>
  );
}

function Facts({ frame, batch, madeBy }: BatchProps) {
  return (
    <dl class="facts panel">
      <div>
        <dt>Total</dt>
        <dd>
          {formatMoney({ amount: batch.total, currency: batch.currency })} in{' '}
          {countWords(batch.paymentIds.length)}
        </dd>
      </div>
      <div>
        <dt>Made</dt>
        <dd>
          <ExactTime frame={frame} at={batch.createdAt} /> by {madeBy}
        </dd>
      </div>
      <div>
        <dt>Format</dt>
        <dd>ISO 20022 credit transfer, pain.001.001.09</dd>
      </div>
      <div>
        <dt>SHA-256</dt>
        <dd>
          <code>{batch.sha256}</code>
        </dd>
      </div>
    </dl>
  );
}

function AllPaid(props: BatchProps & { atBank: readonly PaymentRow[] }) {
  const { batch, atBank, defaults, attempt, requestKey } = props;
  const [group] = byCurrency(atBank);
  return (
    <section class="panel" aria-labelledby="all-paid-title">
      <h2 id="all-paid-title">The bank has paid</h2>
      <p class="sub">
        Did the bank send one of them back? Open it in the list and say so first; the others can be confirmed
        together.
      </p>
      <PaidForm
        action={`${batchPath(batch.id)}/confirm`}
        press={atBank.length === 1 ? 'Confirm the payment' : `Confirm all ${atBank.length}`}
        effect={`${group ? formatMoney(group.total) : ''} is booked as paid, and the partners are told by e-mail. This cannot be taken back.`}
        referenceLabel="Reference"
        referenceHint="The bank's reference of the whole file, as it stands on the statement"
        defaults={defaults}
        attempt={attempt}
        requestKey={requestKey}
      />
    </section>
  );
}
