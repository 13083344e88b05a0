import { casePage, caseView, scorecardTask } from '../../offline/portal/support/cases.ts';
import { besideRequest } from '../../offline/portal/support/fake-funds.ts';
import { paymentRow } from '../../offline/portal/support/fake-payments.ts';
import { activities, fund } from '../../offline/portal/support/money.ts';
import type { Scene } from './scenes.ts';

const path = `/console/funds/${fund.id}`;
const request = {
  ...casePage,
  program: { ...casePage.program, kind: 'mdf' as const },
  view: caseView({ kind: 'mdf', tasks: [scorecardTask()] }),
};
const granted = {
  ...besideRequest,
  activity: activities[1],
  payments: [paymentRow({ status: 'paid', paidOn: '2026-11-20', reference: 'TX-18' })],
};

/** The money of marketing funds: for who manages it, for a partner, and beside a request. */
export const fundsScenes: readonly Scene[] = [
  { name: 'funds', path: '/console/funds', as: 'dana' },
  { name: 'no funds yet', path: '/console/funds', as: 'dana', world: { funds: [] } },
  { name: 'a new fund, sent empty', path: '/console/funds/new', as: 'dana', press: ['Create the fund'] },
  { name: 'a fund, all unfolded', path, as: 'dana', unfold: true },
  {
    name: 'a fund, lowered by nothing',
    path,
    as: 'dana',
    unfold: true,
    press: ['Take it out of the fund'],
  },
  {
    name: 'allocating to a territory',
    path: `${path}/allocate?to=territory`,
    as: 'dana',
    press: ['Allocate'],
  },
  { name: 'the activities of a fund', path: `${path}/activities`, as: 'dana' },
  { name: 'what came of a fund', path: `${path}/return?by=kind`, as: 'dana' },
  { name: 'what is behind a return', path: `${path}/return/behind?by=partner&of=northwind`, as: 'dana' },
  { name: 'the statement of a fund', path: `${path}/statement`, as: 'dana' },
  { name: "a partner's funds", path: '/funds', as: 'mika' },
  { name: "a partner's statement", path: '/funds/statement', as: 'mika' },
  { name: 'funds, for a seller', path: '/funds', as: 'ana' },
  {
    name: 'a request beside the budget',
    path: '/cases/C-7K3M9Q2XBA',
    as: 'dana',
    world: { casePage: request },
  },
  {
    name: 'a request that was granted',
    path: '/cases/C-7K3M9Q2XBA',
    as: 'dana',
    world: { casePage: request, beside: granted },
  },
];
