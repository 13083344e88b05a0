import { paymentRow } from '../../offline/portal/support/fake-payments.ts';
import { after } from '../../offline/portal/support/sample.ts';
import type { Scene } from './scenes.ts';

const payment = '/payments/PY-7K3M9Q2XBA';
const atBank = paymentRow({ status: 'exported', batchId: 'PB-7K3M9Q2XBA' });
const paid = paymentRow({
  status: 'paid',
  paidOn: after(-1).slice(0, 10),
  reference: 'Statement 12, line 4',
});

/** What finance works through. */
export const paymentScenes: readonly Scene[] = [
  { name: 'payments that are due', path: '/payments', as: 'felix' },
  {
    name: 'payments, nothing ticked',
    path: '/payments',
    as: 'felix',
    press: ['Make a file with the ticked'],
  },
  { name: 'no payments', path: '/payments', as: 'felix', world: { payments: [] } },
  {
    name: 'payments at the bank',
    path: '/payments?status=exported',
    as: 'felix',
    world: { payments: [atBank] },
  },
  { name: 'payments that are paid', path: '/payments?status=paid', as: 'felix', world: { payments: [paid] } },
  { name: 'files for the bank', path: '/payments/batches', as: 'felix' },
  { name: 'no files for the bank', path: '/payments/batches', as: 'felix', world: { payments: [] } },
  { name: 'a file for the bank', path: '/payments/batches/PB-7K3M9Q2XBA', as: 'felix' },
  { name: 'a payment', path: payment, as: 'felix' },
  { name: 'a payment at the bank', path: payment, as: 'felix', world: { payments: [atBank] } },
  {
    name: 'a payment without a reason',
    path: payment,
    as: 'felix',
    world: { payments: [atBank] },
    press: ['It is due again'],
  },
  { name: 'a credit note', path: '/payments/PY-0000000004', as: 'felix' },
  { name: 'a payment that cannot be made', path: '/payments/PY-0000000003', as: 'felix' },
];
