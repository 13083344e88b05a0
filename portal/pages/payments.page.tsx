import type { Page } from '../../domain/cases/listing.ts';
import type { Payment } from '../../domain/mdf/activity.ts';
import { formatMoney } from '../../domain/money.ts';
import type { PaymentRow } from '../../handlers/services/payments.services.ts';
import { Empty } from '../components/empty.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Hidden } from '../components/fields.tsx';
import { Layout } from '../components/layout.tsx';
import { hrefOf, Pager } from '../components/pager.tsx';
import { PaymentTable } from '../components/payment-table.tsx';
import { PaymentTabs } from '../components/payment-tabs.tsx';
import { type FormAttempt, listValue } from '../form.ts';
import { batchesPath, byCurrency, countWords, paymentLists } from '../format/payments.ts';
import type { Frame } from '../frame.ts';

interface PaymentsProps {
  readonly frame: Frame;
  readonly status: Payment['status'];
  readonly payments: Page<PaymentRow>;
  readonly cursor: string | undefined;
  readonly requestKey: string;
  /** A file that could not be made. */
  readonly attempt?: FormAttempt | undefined;
}

/** The id of the form with which a file is made. */
export const fileFormId = 'file';

/** What finance works through, one list for each state of a payment, the oldest first. */
export function PaymentsPage(props: PaymentsProps) {
  const { frame, status, payments, cursor, attempt } = props;
  const { items } = payments;
  const label = paymentLists.find((list) => list.status === status)?.label ?? '';
  const query = { status: status === 'due' ? undefined : status };
  return (
    <Layout
      frame={frame}
      title={`Payments: ${label.toLowerCase()}`}
      section="payments"
      failed={attempt !== undefined}
    >
      {attempt ? <ErrorSummary attempt={attempt} fields={[]} /> : null}
      <div class="heading">
        <h1>Payments</h1>
        {items.length ? (
          <a class="button" href={hrefOf('/payments/list.csv', query)}>
            Save this list as CSV
          </a>
        ) : null}
      </div>
      <PaymentTabs current={status} />
      {items.length === 0 ? <Nothing status={status} older={cursor !== undefined} /> : null}
      {byCurrency(items).map(({ total, payments: own }) => (
        <>
          <h2>
            {formatMoney(total)} in {countWords(own.length)}
            {cursor || payments.cursor ? ' on this page' : ''}
          </h2>
          <Listed {...props} payments={own} caption={`${label} in ${total.currency}, the oldest first`} />
        </>
      ))}
      <Pager path="/payments" query={query} cursor={cursor} next={payments.cursor} />
    </Layout>
  );
}

interface ListedProps extends Omit<PaymentsProps, 'payments'> {
  readonly payments: readonly PaymentRow[];
  readonly caption: string;
}

function Listed({ frame, status, payments, caption, cursor, requestKey, attempt }: ListedProps) {
  const forFile = payments.filter(({ method, problem }) => method === 'bank' && !problem);
  if (status !== 'due' || forFile.length === 0)
    return <PaymentTable frame={frame} payments={payments} caption={caption} />;
  const ticked = attempt ? listValue({ id: fileFormId, ...attempt }, 'payment') : [];
  return (
    <form method="post" action={batchesPath}>
      <Hidden name="requestKey" value={requestKey} />
      {cursor ? <Hidden name="cursor" value={cursor} /> : null}
      <PaymentTable frame={frame} payments={payments} caption={caption} ticked={ticked} />
      <div class="bulk">
        <p id={`hint-${payments[0]?.id}`}>
          The ticked ones go into one file for the bank (ISO 20022) and wait under At the bank until you
          confirm that they were paid.
        </p>
        <button type="submit" class="button button-main" aria-describedby={`hint-${payments[0]?.id}`}>
          Make a file with the ticked
        </button>
      </div>
    </form>
  );
}

const emptyWords: Readonly<Record<Payment['status'], readonly [string, string]>> = {
  due: ['Nothing is due', 'A payment comes here when a claim is accepted.'],
  exported: [
    'Nothing is at the bank',
    'What you put into a file waits here until you confirm that it was paid.',
  ],
  paid: ['Nothing was paid yet', 'What you confirm as paid stands here, with its day and reference.'],
  void: [
    'Nothing is void',
    'A payment comes here when its case ends before it was paid: the money went back.',
  ],
};

function Nothing({ status, older }: { status: Payment['status']; older: boolean }) {
  const [title, words] = emptyWords[status];
  return (
    <Empty title={older ? 'Nothing more' : title}>
      <p>{words}</p>
    </Empty>
  );
}
