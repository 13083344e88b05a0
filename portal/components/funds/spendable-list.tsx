import type { Spendable } from '../../../handlers/services/funds.services.ts';
import { allottedWords, partsOf } from '../../format/funds.ts';
import { shortMoney } from '../../format/money.ts';
import { calendarDay, relativeTime } from '../../format/time.ts';
import type { Frame, Names } from '../../frame.ts';
import { MoneyBar } from './money-bar.tsx';

interface ListProps {
  readonly frame: Frame;
  readonly spendable: readonly Spendable[];
  /** Of the partner itself. */
  readonly labels: Names;
}

/** What is left to spend, by where it comes from, each with until when. */
export function SpendableList({ frame, spendable, labels }: ListProps) {
  return (
    <ul class="spendable">
      {spendable.map(({ id, for: target, balances, currency, period, fund }) => (
        <li class="panel" id={id}>
          <div>
            <h3>{fund.name}</h3>
            <span class="sub">
              {target.to === 'partner' ? 'For you alone' : `Shared: ${allottedWords(target, labels)}`}
            </span>
          </div>
          <p class="big-number">{shortMoney(balances.available, currency)}</p>
          <MoneyBar parts={partsOf(balances)} thin />
          <p class="sub">
            left to ask for, for activities that begin{' '}
            {period.from > frame.now.slice(0, 10) ? `between ${calendarDay(period.from)} and ` : 'by '}
            {calendarDay(period.to)} ({relativeTime(`${period.to}T23:59:59Z`, frame.now)})
          </p>
        </li>
      ))}
    </ul>
  );
}
