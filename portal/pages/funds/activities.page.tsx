import type { Page } from '../../../domain/cases/listing.ts';
import type { Activity } from '../../../domain/mdf/activity.ts';
import type { Fund } from '../../../domain/mdf/fund.schema.ts';
import type { Account } from '../../../domain/mdf/ledger.ts';
import { Columns, NumberCell, number } from '../../components/columns.tsx';
import { Empty } from '../../components/empty.tsx';
import { ActivityHead } from '../../components/funds/activity-head.tsx';
import { fundPath } from '../../components/funds/fund-chip.tsx';
import { Layout } from '../../components/layout.tsx';
import { hrefOf, Pager } from '../../components/pager.tsx';
import { accountWords } from '../../format/funds.ts';
import { shortMoney } from '../../format/money.ts';
import { calendarDay } from '../../format/time.ts';
import type { Frame, Names } from '../../frame.ts';

interface ActivitiesProps {
  readonly frame: Frame;
  readonly fund: Fund;
  readonly activities: Page<Activity>;
  /** Of partners and allocations. */
  readonly labels: Names;
  /** Only those with money there, or of this allocation. */
  readonly within: { readonly account?: Account | undefined; readonly allocation?: string | undefined };
  readonly cursor: string | undefined;
}

/** What a fund's money was reserved for: the cases behind its numbers. */
export function ActivitiesPage({ frame, fund, activities, labels, within, cursor }: ActivitiesProps) {
  const path = `${fundPath(fund.id)}/activities`;
  const { account, allocation } = within;
  const money = (amount: number) => (amount ? shortMoney(amount, fund.currency) : '–');
  const what = account ? `${accountWords[account]}: activities` : 'Activities';
  const query = { in: account, allocation };
  return (
    <Layout frame={frame} title={`Activities of ${fund.name}`} section="funds">
      <p class="eyebrow">
        <a href={fundPath(fund.id)}>{fund.name}</a>
      </p>
      <h1>{allocation ? `${what} from ${labels[allocation] ?? 'one allocation'}` : what}</h1>
      {account || allocation ? (
        <p>
          <a href={path}>Show all activities of the fund</a>
        </p>
      ) : null}
      {activities.items.length === 0 ? (
        <Empty title="No activities here">
          <p>As soon as money is reserved for a request, the activity stands here.</p>
        </Empty>
      ) : (
        <table class="list">
          <caption class="unseen">Activities, newest first</caption>
          <Columns
            titles={[
              'Activity',
              'Partner',
              'When',
              number('Granted'),
              number('Reserved'),
              number('To be paid'),
              number('Paid'),
              'Claim until',
            ]}
          />
          <tbody>
            {activities.items.map((one) => (
              <tr>
                <ActivityHead activity={one} />
                <td data-label="Partner">
                  <a class="quiet" href={hrefOf('/funds', { partner: one.partnerId })}>
                    {labels[one.partnerId] ?? one.partnerId}
                  </a>
                </td>
                <td data-label="When">
                  {calendarDay(one.from)}
                  {one.to === one.from ? '' : ` to ${calendarDay(one.to)}`}
                </td>
                <NumberCell of="Granted">{money(one.granted)}</NumberCell>
                <NumberCell of="Reserved">{money(one.reserved)}</NumberCell>
                <NumberCell of="To be paid">{money(one.payable)}</NumberCell>
                <NumberCell of="Paid">{money(one.paid)}</NumberCell>
                <td data-label="Claim until">
                  {one.status === 'closed' ? <span class="none">Closed</span> : calendarDay(one.claimBy)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p class="links">
        <a href={`${path}.csv`}>All activities as CSV</a>
      </p>
      <Pager path={path} query={query} cursor={cursor} next={activities.cursor} />
    </Layout>
  );
}
