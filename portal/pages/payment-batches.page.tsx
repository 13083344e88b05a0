import type { Page } from '../../domain/cases/listing.ts';
import type { PaymentBatch } from '../../domain/mdf/activity.ts';
import { formatMoney } from '../../domain/money.ts';
import { Columns, NumberCell, number } from '../components/columns.tsx';
import { Empty } from '../components/empty.tsx';
import { Layout } from '../components/layout.tsx';
import { Moment } from '../components/moment.tsx';
import { Pager } from '../components/pager.tsx';
import { PaymentTabs } from '../components/payment-tabs.tsx';
import { batchesPath, batchPath, countWords } from '../format/payments.ts';
import type { Frame, Names } from '../frame.ts';

interface BatchesProps {
  readonly frame: Frame;
  readonly batches: Page<PaymentBatch>;
  readonly names: Names;
  readonly cursor: string | undefined;
}

/** The files that were made for the bank, newest first. */
export function PaymentBatchesPage({ frame, batches, names, cursor }: BatchesProps) {
  return (
    <Layout frame={frame} title="Files for the bank" section="payments">
      <h1>Payments</h1>
      <PaymentTabs current="files" />
      {batches.items.length === 0 ? (
        <Empty title={cursor ? 'No older files' : 'No file was made yet'}>
          <p>
            Tick payments <a href="/payments">that are due</a> and make a file for the bank with them.
          </p>
        </Empty>
      ) : (
        <table class="list">
          <caption class="unseen">Files for the bank, newest first</caption>
          <Columns titles={['File', number('Total'), 'Holds', 'Made', 'By']} />
          <tbody>
            {batches.items.map((batch) => (
              <tr>
                <th scope="row">
                  <a class="deal-link" href={batchPath(batch.id)}>
                    <span class="deal-customer">{batch.id}</span>
                  </a>
                </th>
                <NumberCell of="Total">
                  {formatMoney({ amount: batch.total, currency: batch.currency })}
                </NumberCell>
                <td data-label="Holds">{countWords(batch.paymentIds.length)}</td>
                <td data-label="Made">
                  <Moment frame={frame} at={batch.createdAt} />
                </td>
                <td data-label="By">{names[batch.byPersonId] ?? 'Somebody who left'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Pager path={batchesPath} query={{}} cursor={cursor} next={batches.cursor} />
    </Layout>
  );
}
