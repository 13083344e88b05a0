import type { Page } from '../../../domain/cases/listing.ts';
import { fundTotal } from '../../../domain/mdf/totals.rules.ts';
import type { FundWithBalances } from '../../../handlers/services/funds.services.ts';
import { Empty } from '../../components/empty.tsx';
import { FundChip, fundPath } from '../../components/funds/fund-chip.tsx';
import { MoneyBar, MoneyLegend, MoneyTextures } from '../../components/funds/money-bar.tsx';
import { Layout } from '../../components/layout.tsx';
import { hrefOf, Pager } from '../../components/pager.tsx';
import { partsOfFund, periodWords } from '../../format/funds.ts';
import { shortMoney } from '../../format/money.ts';
import type { Frame, Names } from '../../frame.ts';

interface FundsProps {
  readonly frame: Frame;
  readonly funds: Page<FundWithBalances>;
  /** Of the owners. */
  readonly names: Names;
  readonly mayManage: boolean;
  readonly cursor: string | undefined;
}

/** Every fund: what there is, and where it is. */
export function FundsPage({ frame, funds, names, mayManage, cursor }: FundsProps) {
  const none = funds.items.length === 0;
  return (
    <Layout frame={frame} title="Marketing funds" section="funds">
      <div class="heading">
        <h1>Marketing funds</h1>
        {mayManage && !none ? <NewFundLink /> : null}
      </div>
      {none ? (
        <Empty title={cursor ? 'No older funds' : 'No funds yet'}>
          <p>
            A fund holds money for partners’ marketing, for a period. What it returns stands beside what it
            costs.
          </p>
          {mayManage && !cursor ? <NewFundLink /> : null}
        </Empty>
      ) : (
        <>
          <MoneyTextures />
          <ul class="cards">
            {funds.items.map((fund) => (
              <FundCard frame={frame} fund={fund} owner={names[fund.ownerId]} />
            ))}
          </ul>
          <p class="links">
            <a href="/console/funds.csv">Save all as CSV</a>
          </p>
        </>
      )}
      <Pager path="/console/funds" query={{}} cursor={cursor} next={funds.cursor} />
    </Layout>
  );
}

function NewFundLink() {
  return (
    <a class="button button-main" href="/console/funds/new">
      New fund
    </a>
  );
}

interface CardProps {
  readonly frame: Frame;
  readonly fund: FundWithBalances;
  readonly owner: string | undefined;
}

function FundCard({ frame, fund, owner }: CardProps) {
  const { id, name, currency, period, balances, withdrawn } = fund;
  const path = fundPath(id);
  const parts = partsOfFund(fund, balances);
  return (
    <li class="panel">
      <div class="fund-head">
        <div>
          <h2>
            <a href={path}>{name}</a>
          </h2>
          <span class="sub">
            {periodWords(period)}
            {owner ? `, ${owner}` : ''}
          </span>
        </div>
        <FundChip frame={frame} fund={fund} />
      </div>
      <p class="big-number">{shortMoney(fundTotal(fund, balances), currency)}</p>
      <MoneyBar parts={parts} />
      <MoneyLegend
        parts={parts}
        currency={currency}
        hrefOf={(account) =>
          account === 'available' || account === 'unallocated'
            ? `${path}#allocations`
            : hrefOf(`${path}/activities`, { in: account })
        }
      />
      {withdrawn > 0 ? <p class="sub">{shortMoney(withdrawn, currency)} went back to us.</p> : null}
    </li>
  );
}
