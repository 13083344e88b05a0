import { formatMoney } from '../../domain/money.ts';
import type { PaymentRow } from '../../handlers/services/payments.services.ts';
import { ErrorSummary } from '../components/error-summary.tsx';
import { TextArea } from '../components/fields.tsx';
import { Icon } from '../components/icon.tsx';
import { Layout } from '../components/layout.tsx';
import { ExactTime } from '../components/moment.tsx';
import { PaidForm, sentBackFormId } from '../components/paid-form.tsx';
import { Destination, StatusChip } from '../components/payment-table.tsx';
import { type FormAttempt, type FormValues, formState } from '../form.ts';
import { batchPath, methodWords, paymentPath } from '../format/payments.ts';
import { calendarDay } from '../format/time.ts';
import type { Frame } from '../frame.ts';

interface PaymentProps {
  readonly frame: Frame;
  readonly payment: PaymentRow;
  /** What the form holds before anybody types. */
  readonly defaults: FormValues;
  readonly requestKey: string;
  readonly attempt?: FormAttempt | undefined;
}

/** One payment: what it is for, where it stands, and what finance can do with it. */
export function PaymentPage(props: PaymentProps) {
  const { frame, payment, attempt } = props;
  const title = `${formatMoney(payment.amount)} to ${payment.partnerName}`;
  return (
    <Layout frame={frame} title={title} section="payments" narrow failed={attempt !== undefined}>
      {attempt ? (
        <ErrorSummary attempt={attempt} fields={['amount', 'paidOn', 'reference', 'reason']} />
      ) : null}
      <h1>{title}</h1>
      <Facts {...props} />
      {payment.problem ? (
        <p class="check check-bad">
          <Icon name="alert" ring />
          <span>{payment.problem}</span>
        </p>
      ) : null}
      <Confirm {...props} />
      {payment.status === 'exported' ? <SendBack {...props} /> : null}
      <p>
        <a href={payment.status === 'due' ? '/payments' : `/payments?status=${payment.status}`}>
          Back to the list
        </a>
      </p>
    </Layout>
  );
}

function Facts({ frame, payment }: PaymentProps) {
  const { caseId, title, claim, batchId, paidOn, reference, status } = payment;
  return (
    <dl class="facts panel">
      <Fact term="Stands">
        <StatusChip payment={payment} />
      </Fact>
      <Fact term="For">
        <a href={`/cases/${encodeURIComponent(caseId)}`}>{title}</a>, claim {claim}
      </Fact>
      <Fact term="How">{methodWords[payment.method]}</Fact>
      {payment.method === 'bank' ? (
        <Fact term="Account">
          <Destination payment={payment} />
        </Fact>
      ) : null}
      <Fact term="Due since">
        <ExactTime frame={frame} at={payment.dueSince} />
      </Fact>
      {batchId && status !== 'due' ? (
        <Fact term="File">
          <a href={batchPath(batchId)}>{batchId}</a>
        </Fact>
      ) : null}
      {paidOn ? <Fact term="Paid on">{calendarDay(paidOn)}</Fact> : null}
      {reference ? <Fact term="Reference">{reference}</Fact> : null}
      <Fact term="Id">
        <code>{payment.id}</code>
      </Fact>
    </dl>
  );
}

function Fact({ term, children }: { term: string; children?: unknown }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Confirm({ payment, defaults, attempt, requestKey }: PaymentProps) {
  const { status, method, id } = payment;
  if (status === 'paid' || status === 'void') return null;
  const byNote = method === 'credit-note';
  return (
    <section class="panel" aria-labelledby="paid-title">
      <h2 id="paid-title">{byNote ? 'The credit note is issued' : 'It was paid'}</h2>
      <PaidForm
        action={`${paymentPath(id)}/confirm`}
        press={byNote ? 'Confirm the credit note' : 'Confirm the payment'}
        effect="It is booked as paid, and the partner is told by e-mail. This cannot be taken back."
        referenceLabel={byNote ? 'Number of the credit note' : 'Reference'}
        referenceHint={
          byNote ? 'As it stands on the credit note' : "The bank's reference, as it stands on the statement"
        }
        currency={payment.amount.currency}
        defaults={defaults}
        attempt={attempt}
        requestKey={requestKey}
      />
    </section>
  );
}

function SendBack({ payment, attempt }: PaymentProps) {
  const form = formState(sentBackFormId, attempt);
  return (
    <section class="panel" aria-labelledby="back-title">
      <h2 id="back-title">The bank sent it back</h2>
      <p class="sub">
        Or the file was never sent. Look at the account first: it can be put into another file then.
      </p>
      <form
        id={sentBackFormId}
        class="outcome-form"
        method="post"
        action={`${paymentPath(payment.id)}/send-back`}
        novalidate
      >
        <TextArea
          form={form}
          name="reason"
          label="Reason"
          hint="Goes on the record of the case. The partner does not read it"
          rows={2}
          max={500}
          required
        />
        <div class="press">
          <button type="submit" class="button">
            It is due again
          </button>
          <p class="effect">The payment goes back to the list of what is due.</p>
        </div>
      </form>
    </section>
  );
}
