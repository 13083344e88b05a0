import { type Return, returnRatio } from '../../../domain/mdf/returns.rules.ts';
import { shortMoney } from '../../format/money.ts';

/** `8.4 times the cost`, or why there is nothing to say. */
export function ratioWords(came: Pick<Return, 'revenue' | 'cost'>): string {
  const ratio = returnRatio(came);
  if (ratio === undefined) return 'Nothing paid yet';
  if (ratio === 0) return 'No revenue yet';
  return `${ratio >= 100 ? Math.round(ratio) : Math.round(ratio * 10) / 10} times the cost`;
}

interface FactsProps {
  readonly came: Return;
  /** What is behind the numbers. */
  readonly href?: string;
}

/** What money came to, in numbers; each leads to what it is made of. */
export function ReturnFacts({ came, href }: FactsProps) {
  const { currency, cost, leads, pipeline, revenue, activities, reported } = came;
  const money = (amount: number) => shortMoney(amount, currency);
  const facts: readonly (readonly [string, string, boolean])[] = [
    ['Paid', money(cost), cost > 0],
    ['Leads', String(leads), leads > 0],
    ['Open pipeline', money(pipeline), pipeline > 0],
    ['Revenue won', money(revenue), revenue > 0],
    ['Results reported', `${reported} of ${activities}`, activities > 0],
  ];
  return (
    <dl class="money-facts">
      {facts.map(([label, value, some]) => (
        <div>
          <dt>{label}</dt>
          <dd>{href && some ? <a href={href}>{value}</a> : value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What the numbers leave out, and at which rates they were converted. */
export function ReturnNote({ came }: { came: Return }) {
  const { currency, leftOut } = came;
  return (
    <p class="sub">
      Revenue is what deals were won for that activities led to; a deal counts once. Other currencies are
      converted to {currency} at the rates of the program in force.
      {leftOut > 0
        ? ` ${leftOut} ${leftOut === 1 ? 'amount is' : 'amounts are'} left out: there is no rate for ${leftOut === 1 ? 'its' : 'their'} currency.`
        : ''}
    </p>
  );
}
