import type { BesideCase, Spendable } from '../../../handlers/services/funds.services.ts';
import { allottedWords, claimed, kindWords, partsOf, paymentWords, periodWords } from '../../format/funds.ts';
import { shortMoney } from '../../format/money.ts';
import { calendarDay } from '../../format/time.ts';
import { type Frame, isVendor, type Names } from '../../frame.ts';
import { Columns, number } from '../columns.tsx';
import { hrefOf } from '../pager.tsx';
import { MoneyBar, MoneyLegend, MoneyTextures } from './money-bar.tsx';

interface CaseMoneyProps {
  readonly frame: Frame;
  readonly partner: { readonly id: string; readonly name: string };
  readonly beside: BesideCase;
}

/** The money of a request: before it is granted, beside the budget; afterwards, what became of it; and what came before. */
export function CaseMoney({ frame, partner, beside }: CaseMoneyProps) {
  const { activity, before } = beside;
  return (
    <>
      {activity ? <Granted beside={beside} /> : <Budget {...{ frame, partner, beside }} />}
      {isVendor(frame) && before.length > 0 ? <Before {...{ partner, beside }} /> : null}
    </>
  );
}

/** What could pay for it, with this request drawn in. */
function Budget({ frame, partner, beside: { asked, askedIn, spendable } }: CaseMoneyProps) {
  if (spendable.length === 0 && !asked) return null;
  const own = !isVendor(frame);
  return (
    <section class="panel" aria-labelledby="budget-title">
      <MoneyTextures />
      <h2 id="budget-title">{own ? 'What there is to spend' : 'The request beside the budget'}</h2>
      {asked ? (
        <p>
          {own ? 'You ask for' : `${partner.name} asks for`}{' '}
          <strong>{shortMoney(asked.amount, asked.currency)}</strong>.
        </p>
      ) : null}
      {spendable.length === 0 ? (
        <p>No open fund has an allocation that {own ? 'you' : 'this partner'} may use.</p>
      ) : null}
      <ul class="allocations">
        {spendable.map((allocation) => (
          <BudgetRow
            {...{
              own,
              allocation,
              asked: askedIn[allocation.currency],
              labels: { [partner.id]: partner.name },
            }}
          />
        ))}
      </ul>
    </section>
  );
}

interface BudgetRowProps {
  readonly own: boolean;
  readonly allocation: Spendable;
  /** In the currency of the allocation. */
  readonly asked: number | undefined;
  readonly labels: Names;
}

function BudgetRow({ own, allocation, asked, labels }: BudgetRowProps) {
  const { fund, for: target, balances, currency } = allocation;
  const parts = partsOf(balances);
  const left = balances.available - (asked ?? 0);
  return (
    <li>
      <div>
        <h3>
          {own ? (
            fund.name
          ) : (
            <a class="quiet" href={`/console/funds/${encodeURIComponent(fund.id)}`}>
              {fund.name}
            </a>
          )}
        </h3>
        <span class="sub">
          {allottedWords(target, labels)}, {periodWords(fund.period)}
        </span>
      </div>
      <MoneyBar parts={parts} asked={asked} thin />
      <MoneyLegend
        parts={own ? parts.filter(({ account }) => account === 'available') : parts}
        currency={currency}
        asked={asked}
      />
      {asked === undefined ? null : (
        <p class="sub">
          {left >= 0
            ? `${shortMoney(left, currency)} would be left.`
            : `${shortMoney(-left, currency)} more than is available.`}
        </p>
      )}
    </li>
  );
}

/** What was granted, and what became of it. */
function Granted({ beside: { activity, payments } }: { beside: BesideCase }) {
  if (!activity) return null;
  const { currency, granted, reserved, payable, paid, released, pinned, claimBy, status } = activity;
  const money = (amount: number) => shortMoney(amount, currency);
  const facts: readonly (readonly [string, string])[] = [
    ['Granted', money(granted)],
    ['Still reserved', money(reserved)],
    ['To be paid', money(payable)],
    ['Paid', money(paid)],
    ...(released > 0 ? ([['Given back', money(released)]] as const) : []),
    status === 'open' ? ['Claim until', calendarDay(claimBy)] : ['Claims', 'Closed'],
  ];
  return (
    <section class="panel" aria-labelledby="granted-title">
      <MoneyTextures />
      <h2 id="granted-title">The money of this request</h2>
      <MoneyBar
        parts={[
          { account: 'paid', amount: paid },
          { account: 'payable', amount: payable },
          { account: 'reserved', amount: reserved },
        ]}
        whole={granted}
      />
      <dl class="money-facts">
        {facts.map(([label, value]) => (
          <div>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {pinned.currency === currency ? null : (
        <p class="sub">
          Claims are made in {pinned.currency}: one {pinned.currency} is {pinned.rate} {currency}, as pinned
          at approval.
        </p>
      )}
      {payments.length > 0 ? <Payments payments={payments} /> : null}
    </section>
  );
}

function Payments({ payments }: Pick<BesideCase, 'payments'>) {
  return (
    <div class="scrolls">
      <table class="money-table">
        <caption class="unseen">Claims and their payments</caption>
        <Columns titles={['Claim', number('Accepted'), 'Payment']} />
        <tbody>
          {payments.map(({ claim, amount, method, status, paidOn, reference }) => (
            <tr>
              <th scope="row">{claim}</th>
              <td class="number">{shortMoney(amount.amount, amount.currency)}</td>
              <td>
                {paymentWords[status]}
                {paidOn ? `, ${calendarDay(paidOn)}` : ''}
                <span class="sub">
                  {method === 'bank' ? 'Bank transfer' : 'Credit note'}
                  {reference ? ` ${reference}` : ''}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What the partner's last activities cost, and what they led to. */
function Before({ partner, beside: { before } }: Pick<CaseMoneyProps, 'partner' | 'beside'>) {
  const total = before.reduce((sum, { activity }) => sum + claimed(activity), 0);
  return (
    <section class="panel" aria-labelledby="before-title">
      <h2 id="before-title">What came of earlier ones</h2>
      <div class="scrolls">
        <table class="money-table">
          <caption class="unseen">Earlier activities of {partner.name}, newest first</caption>
          <Columns
            titles={['Activity', number('Cost'), number('Leads'), number('Pipeline'), number('Revenue')]}
          />
          <tbody>
            {before.map(({ activity, came }) => (
              <tr>
                <th scope="row">
                  <a href={`/cases/${encodeURIComponent(activity.caseId)}`}>{activity.title}</a>
                  <span class="sub">
                    {kindWords(activity.kind)}, {calendarDay(activity.from)}
                    {activity.result ? '' : '; result not reported'}
                  </span>
                </th>
                <td class="number">{shortMoney(claimed(activity), activity.currency)}</td>
                <td class="number">{activity.result ? came.leads : '–'}</td>
                <td class="number">{activity.result ? shortMoney(came.pipeline, activity.currency) : '–'}</td>
                <td class="number">{activity.result ? shortMoney(came.revenue, activity.currency) : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {total > 0 ? null : <p class="sub">Nothing has been claimed for them yet.</p>}
      <p class="links">
        <a href={hrefOf('/funds', { partner: partner.id })}>All requests of {partner.name}</a>
      </p>
    </section>
  );
}
