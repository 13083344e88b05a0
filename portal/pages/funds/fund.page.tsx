import type { Activity } from '../../../domain/mdf/activity.ts';
import type { Allocation, Fund } from '../../../domain/mdf/fund.schema.ts';
import type { Return } from '../../../domain/mdf/returns.rules.ts';
import { balancesOf, fundTotal } from '../../../domain/mdf/totals.rules.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { AllocationList } from '../../components/funds/allocation-list.tsx';
import { FundActs } from '../../components/funds/fund-acts.tsx';
import { FundChip, fundPath } from '../../components/funds/fund-chip.tsx';
import { MoneyBar, MoneyLegend, MoneyTextures } from '../../components/funds/money-bar.tsx';
import { PaceWords, PeriodLine } from '../../components/funds/period-line.tsx';
import { ReturnFacts, ReturnNote, ratioWords } from '../../components/funds/return-words.tsx';
import { Layout } from '../../components/layout.tsx';
import { hrefOf } from '../../components/pager.tsx';
import { type FormAttempt, isRefused } from '../../form.ts';
import { atEndWords, partsOfFund, periodWords } from '../../format/funds.ts';
import { shortMoney } from '../../format/money.ts';
import type { Frame, Names } from '../../frame.ts';

export interface FundProps {
  readonly frame: Frame;
  readonly fund: Fund;
  readonly allocations: readonly Allocation[];
  /** The newest of them: those that the timeline shows. */
  readonly activities: readonly Activity[];
  readonly came: Return;
  /** Of partners, of the fund that it goes on to, and of people. */
  readonly labels: Names;
  readonly mayManage: boolean;
  readonly requestKey: string;
  readonly attempt?: FormAttempt | undefined;
}

/** A fund: where its money is, how far its time is, who may spend it, what came of it. */
export function FundPage(props: FundProps) {
  const { frame, fund, allocations, labels, mayManage, attempt } = props;
  const refused = isRefused(attempt);
  const open = mayManage && fund.status === 'open';
  return (
    <Layout frame={frame} title={fund.name} section="funds" failed={refused}>
      {refused ? <ErrorSummary attempt={attempt} fields={['amount', 'way']} /> : null}
      <MoneyTextures />
      <div>
        <p class="eyebrow">
          <a href="/console/funds">Marketing funds</a>
        </p>
        <h1>{fund.name}</h1>
        <p class="fund-sub">
          <span>{periodWords(fund.period)}</span>
          <FundChip frame={frame} fund={fund} />
          {labels[fund.ownerId] ? <span>Owner: {labels[fund.ownerId]}</span> : null}
        </p>
      </div>
      <div class="columns">
        <div class="column-main">
          <Money {...props} />
          <section class="panel" aria-labelledby="allocations">
            <h2 id="allocations">Who may spend it</h2>
            {allocations.length === 0 ? (
              <p>
                Nobody yet: nothing is allocated.{' '}
                {open ? <a href={`${fundPath(fund.id)}/allocate`}>Allocate money</a> : null}
              </p>
            ) : (
              <AllocationList {...props} mayChange={open} attempt={attempt} />
            )}
          </section>
        </div>
        <div class="column-side">
          <Came {...props} />
          {open ? <FundActs {...props} attempt={attempt} /> : null}
          <Papers fund={fund} />
        </div>
      </div>
    </Layout>
  );
}

function Money({ frame, fund, allocations, activities, labels }: FundProps) {
  const balances = balancesOf(allocations);
  const parts = partsOfFund(fund, balances);
  const total = fundTotal(fund, balances);
  const { reserved, payable, paid } = balances;
  const path = fundPath(fund.id);
  return (
    <section class="panel" aria-labelledby="money-title">
      <h2 id="money-title">Where the money is</h2>
      <p class="big-number">{shortMoney(total, fund.currency)}</p>
      <MoneyBar parts={parts} />
      <MoneyLegend
        parts={parts}
        currency={fund.currency}
        hrefOf={(account) =>
          account === 'available' || account === 'unallocated'
            ? '#allocations'
            : hrefOf(`${path}/activities`, { in: account })
        }
      />
      <PaceWords frame={frame} fund={fund} committed={reserved + payable + paid} total={total} />
      <PeriodLine frame={frame} fund={fund} activities={activities} />
      <p class="sub">
        {activities.length ? (
          <>
            Below the line: <a href={`${path}/activities`}>when activities take place</a>.{' '}
          </>
        ) : null}
        {atEndWords(fund, labels)}.
        {fund.withdrawn > 0 ? ` ${shortMoney(fund.withdrawn, fund.currency)} went back so far.` : ''}
      </p>
    </section>
  );
}

function Came({ fund, came }: FundProps) {
  const path = `${fundPath(fund.id)}/return`;
  return (
    <section class="panel" aria-labelledby="return-title">
      <h2 id="return-title">What came of it</h2>
      <p class="big-number">{ratioWords(came)}</p>
      <ReturnFacts came={came} href={hrefOf(`${path}/behind`, { by: 'fund', of: fund.id })} />
      <p class="links">
        <a href={path}>By partner, kind and activity</a>
      </p>
      <ReturnNote came={came} />
    </section>
  );
}

function Papers({ fund }: { fund: Fund }) {
  const path = fundPath(fund.id);
  return (
    <section class="panel" aria-labelledby="papers-title">
      <h2 id="papers-title">Statement and tables</h2>
      <p class="links">
        <a href={`${path}/statement`}>Statement</a>
        <a href={`${path}/activities`}>Activities</a>
        <a href={`${path}/allocations.csv`}>Allocations as CSV</a>
      </p>
    </section>
  );
}
