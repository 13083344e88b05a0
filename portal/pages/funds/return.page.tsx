import type { Fund } from '../../../domain/mdf/fund.schema.ts';
import type { Return, ReturnGroup } from '../../../domain/mdf/returns.rules.ts';
import type { ReturnDetail } from '../../../handlers/services/funds.services.ts';
import { Columns, NumberCell, number } from '../../components/columns.tsx';
import { Empty } from '../../components/empty.tsx';
import { ActivityHead } from '../../components/funds/activity-head.tsx';
import { fundPath } from '../../components/funds/fund-chip.tsx';
import { MoneyTextures } from '../../components/funds/money-bar.tsx';
import { ReturnKey, ReturnTable } from '../../components/funds/return-table.tsx';
import { ReturnFacts, ReturnNote, ratioWords } from '../../components/funds/return-words.tsx';
import { Layout } from '../../components/layout.tsx';
import { hrefOf } from '../../components/pager.tsx';
import { kindWords } from '../../format/funds.ts';
import { shortMoney } from '../../format/money.ts';
import type { Frame, Names } from '../../frame.ts';

/** How a fund's return can be looked at, in the order of the tabs. */
export const returnViews = {
  partner: 'By partner',
  kind: 'By kind',
  activity: 'By activity',
  fund: 'Beside other funds',
} as const satisfies Record<ReturnGroup, string>;

interface ReturnProps {
  readonly frame: Frame;
  readonly fund: Fund;
  readonly by: ReturnGroup;
  readonly total: Return;
  readonly rows: readonly Return[];
}

/** What the money of a fund came to. */
export function ReturnPage({ frame, fund, by, total, rows }: ReturnProps) {
  const path = `${fundPath(fund.id)}/return`;
  return (
    <Layout frame={frame} title={`What came of ${fund.name}`} section="funds">
      <MoneyTextures />
      <p class="eyebrow">
        <a href={fundPath(fund.id)}>{fund.name}</a>
      </p>
      <h1>What came of it</h1>
      <section class="panel" aria-label="In total">
        <p class="big-number">{ratioWords(total)}</p>
        <ReturnFacts came={total} href={hrefOf(`${path}/behind`, { by: 'fund', of: fund.id })} />
        <ReturnNote came={total} />
      </section>
      <nav class="tabs" aria-label="Look at it">
        <ul>
          {Object.entries(returnViews).map(([key, label]) => (
            <li>
              <a
                href={hrefOf(path, { by: key })}
                {...(key === by ? { 'aria-current': 'page' as const } : {})}
              >
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {rows.length === 0 ? (
        <Empty title="Nothing yet">
          <p>As soon as money is reserved for a request, it is counted here.</p>
        </Empty>
      ) : (
        <>
          <ReturnKey />
          <ReturnTable
            rows={rows}
            by={by}
            caption={`Return ${returnViews[by].toLowerCase()}, highest revenue first`}
            hrefFor={({ of }) =>
              hrefOf(`${fundPath(by === 'fund' ? of.id : fund.id)}/return/behind`, { by, of: of.id })
            }
          />
          <p class="links">
            <a href={hrefOf(`${path}.csv`, { by })}>Save as CSV</a>
          </p>
        </>
      )}
    </Layout>
  );
}

interface BehindProps {
  readonly frame: Frame;
  readonly fund: Fund;
  readonly by: ReturnGroup;
  readonly detail: ReturnDetail;
  /** Of partners. */
  readonly labels: Names;
}

const dealStates = { won: 'Won: revenue', open: 'Open: pipeline', over: 'Over: not counted' } as const;

/** What one number of a return is made of: activities, and the deals that they led to. */
export function BehindReturnPage({ frame, fund, by, detail, labels }: BehindProps) {
  const { total, activities, deals } = detail;
  const label = by === 'kind' ? kindWords(total.of.label) : total.of.label;
  const money = (amount: number) => shortMoney(amount, fund.currency);
  return (
    <Layout frame={frame} title={`What came of ${label}`} section="funds">
      <p class="eyebrow">
        <a href={`${fundPath(fund.id)}/return`}>What came of {fund.name}</a>
      </p>
      <h1>{label}</h1>
      <section class="panel" aria-label="In total">
        <p class="big-number">{ratioWords(total)}</p>
        <ReturnFacts came={total} />
        <ReturnNote came={total} />
      </section>
      <h2>Activities</h2>
      <table class="list">
        <caption class="unseen">Activities, newest first</caption>
        <Columns
          titles={[
            'Activity',
            'Partner',
            number('Paid'),
            number('Leads'),
            number('Open pipeline'),
            number('Revenue won'),
            'Result',
          ]}
        />
        <tbody>
          {activities.map(({ activity, came }) => (
            <tr>
              <ActivityHead activity={activity} />
              <td data-label="Partner">{labels[activity.partnerId] ?? activity.partnerId}</td>
              <NumberCell of="Paid">{money(came.cost)}</NumberCell>
              <NumberCell of="Leads">{came.leads}</NumberCell>
              <NumberCell of="Open pipeline">{money(came.pipeline)}</NumberCell>
              <NumberCell of="Revenue won">{money(came.revenue)}</NumberCell>
              <td data-label="Result">
                {activity.result ? 'Reported' : <span class="none">Not reported</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2 id="deals">Deals that they led to</h2>
      {deals.length === 0 ? (
        <p>None was named yet.</p>
      ) : (
        <table class="list">
          <caption class="unseen">Deals that these activities led to</caption>
          <Columns titles={['Deal', 'Counts as', number('Value'), number(`In ${fund.currency}`)]} />
          <tbody>
            {deals.map(({ id, title, state, value, amount }) => (
              <tr>
                <th scope="row">
                  <a class="deal-link" href={`/deals/${encodeURIComponent(id)}`}>
                    <span class="deal-customer">{title}</span>
                  </a>
                </th>
                <td data-label="Counts as">{dealStates[state]}</td>
                <NumberCell of="Value">{shortMoney(value.amount, value.currency)}</NumberCell>
                <NumberCell of={`In ${fund.currency}`}>
                  {amount === undefined ? 'No rate: left out' : money(amount)}
                </NumberCell>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Layout>
  );
}
