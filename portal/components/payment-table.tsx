import { formatMoney } from '../../domain/money.ts';
import type { PaymentRow } from '../../handlers/services/payments.services.ts';
import { batchPath, methodWords, paymentPath } from '../format/payments.ts';
import { calendarDay } from '../format/time.ts';
import type { Frame } from '../frame.ts';
import { NumberCell } from './columns.tsx';
import { Icon } from './icon.tsx';
import { Moment } from './moment.tsx';
import { Chip } from './stage-chip.tsx';

interface PaymentTableProps {
  readonly frame: Frame;
  readonly payments: readonly PaymentRow[];
  readonly caption: string;
  /** With boxes for those that can go into a file, and which of them are ticked. */
  readonly ticked?: readonly string[];
  /** What each says for itself, where the list does not: the payments of a file stand here and there. */
  readonly states?: boolean;
}

/** Payments as a table; on a phone each row is a card. */
export function PaymentTable({ frame, payments, caption, ticked, states = false }: PaymentTableProps) {
  return (
    <table class={ticked ? 'list inbox' : 'list'}>
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>
          {ticked ? (
            <td>
              <span class="unseen">Tick</span>
            </td>
          ) : null}
          <th scope="col">Payment</th>
          <th scope="col" class="number">
            Amount
          </th>
          <th scope="col">To</th>
          <th scope="col">Due since</th>
          <th scope="col">Stands</th>
        </tr>
      </thead>
      <tbody>
        {payments.map((payment) => (
          <tr>
            {ticked ? (
              <td class="tick">
                <Tick payment={payment} ticked={ticked} />
              </td>
            ) : null}
            <th scope="row">
              <a class="deal-link" href={paymentPath(payment.id)}>
                <span class="deal-customer">{payment.partnerName}</span>
                <span class="sub">{payment.title}</span>
              </a>
            </th>
            <NumberCell of="Amount">{formatMoney(payment.amount)}</NumberCell>
            <td data-label="To">
              <Destination payment={payment} />
            </td>
            <td data-label="Due since">
              <Moment frame={frame} at={payment.dueSince} />
            </td>
            <td data-label="Stands">
              <Standing payment={payment} states={states} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Tick({ payment, ticked }: { payment: PaymentRow; ticked: readonly string[] }) {
  if (payment.method !== 'bank' || payment.problem) return null;
  return (
    <input
      type="checkbox"
      name="payment"
      value={payment.id}
      checked={ticked.includes(payment.id)}
      aria-label={`Tick ${payment.partnerName}, ${formatMoney(payment.amount)}, ${payment.title}`}
    />
  );
}

/** Where the money goes: an account is never shown whole. */
export function Destination({ payment: { method, account } }: { payment: PaymentRow }) {
  if (method === 'credit-note') return <>{methodWords[method]}</>;
  return account ?? <span class="none">No account known</span>;
}

/** What became of a payment, or what keeps it from being paid. */
function Standing({ payment, states }: { payment: PaymentRow; states: boolean }) {
  const { status, problem, method, paidOn, reference, batchId } = payment;
  if (problem)
    return (
      <span class="problem">
        <Icon name="alert" ring /> {problem}
      </span>
    );
  if (status === 'paid')
    return (
      <>
        {states ? <StatusChip payment={payment} /> : null}
        <span>{paidOn ? `On ${calendarDay(paidOn)}` : 'Paid'}</span>
        <span class="sub">{reference}</span>
      </>
    );
  if (status === 'exported' && !states && batchId) return <a href={batchPath(batchId)}>{batchId}</a>;
  if (status === 'due' && !states)
    return <>{method === 'bank' ? 'Ready for a file' : 'Waits for its number'}</>;
  return <StatusChip payment={payment} />;
}

export function StatusChip({ payment: { status } }: { payment: Pick<PaymentRow, 'status'> }) {
  const [tone, icon, words] = chips[status];
  return (
    <Chip tone={tone} icon={icon}>
      {words}
    </Chip>
  );
}

const chips = {
  due: ['attention', 'clock', 'Due'],
  exported: ['busy', 'dots', 'At the bank'],
  paid: ['good', 'check', 'Paid'],
  void: ['quiet', 'cross', 'Void'],
} as const;
