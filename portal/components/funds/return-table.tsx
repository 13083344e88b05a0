import { type Return, type ReturnGroup, returnRatio } from '../../../domain/mdf/returns.rules.ts';
import { kindWords } from '../../format/funds.ts';
import { percentOf, shortMoney } from '../../format/money.ts';
import { Columns, NumberCell, number } from '../columns.tsx';
import { ratioWords } from './return-words.tsx';

interface TableProps {
  readonly rows: readonly Return[];
  readonly by: ReturnGroup;
  readonly caption: string;
  /** Where what is behind a row's numbers is shown. */
  readonly hrefFor: (row: Return) => string;
}

/** What money came to, row by row, in numbers and as bars of one scale. */
export function ReturnTable({ rows, by, caption, hrefFor }: TableProps) {
  const most = Math.max(1, ...rows.flatMap(({ cost, revenue, pipeline }) => [cost, revenue + pipeline]));
  return (
    <table class="list">
      <caption class="unseen">{caption}</caption>
      <Columns
        titles={[
          headings[by],
          number('Activities'),
          number('Paid'),
          number('Leads'),
          number('Open pipeline'),
          number('Revenue won'),
          'Return',
        ]}
      />
      <tbody>
        {rows.map((row) => (
          <Row {...{ row, by, most }} href={hrefFor(row)} />
        ))}
      </tbody>
    </table>
  );
}

const headings: Readonly<Record<ReturnGroup, string>> = {
  activity: 'Activity',
  partner: 'Partner',
  kind: 'Kind of activity',
  fund: 'Fund',
};

interface RowProps {
  readonly row: Return;
  readonly by: ReturnGroup;
  readonly most: number;
  readonly href: string;
}

function Row({ row, by, most, href }: RowProps) {
  const { of, currency, activities, cost, leads, pipeline, revenue } = row;
  const label = by === 'kind' ? kindWords(of.label) : of.label;
  const cell = (name: string, some: boolean, value: string) => (
    <NumberCell of={name}>{some ? <a href={href}>{value}</a> : <span class="none">{value}</span>}</NumberCell>
  );
  return (
    <tr>
      <th scope="row">
        <a class="deal-link" href={href}>
          <span class="deal-customer">{label}</span>
        </a>
        <ReturnBars row={row} most={most} />
      </th>
      {cell('Activities', true, String(activities))}
      {cell('Paid', cost > 0, shortMoney(cost, currency))}
      {cell('Leads', leads > 0, String(leads))}
      {cell('Open pipeline', pipeline > 0, shortMoney(pipeline, currency))}
      {cell('Revenue won', revenue > 0, shortMoney(revenue, currency))}
      <td data-label="Return" class={returnRatio(row) === undefined ? 'none' : 'mine'}>
        {ratioWords(row)}
      </td>
    </tr>
  );
}

/** What was paid above what came of it: won first, then what may be won. */
function ReturnBars({ row: { cost, revenue, pipeline }, most }: { row: Return; most: number }) {
  const won = percentOf(revenue, most);
  return (
    <svg class="return-bar" width="100%" height="18" aria-hidden="true" focusable="false">
      <rect class="return-cost" width={`${percentOf(cost, most)}%`} height="7" rx="2" />
      <rect class="return-revenue" y="9" width={`${won}%`} height="9" rx="2" />
      <rect
        fill="url(#money-hatch)"
        x={`${won}%`}
        y="9"
        width={`${percentOf(pipeline, most)}%`}
        height="9"
        rx="2"
      />
    </svg>
  );
}

/** What the bars mean. */
export function ReturnKey() {
  return (
    <ul class="bar-key" aria-hidden="true">
      <KeyMark words="Paid" mark={<rect class="return-cost" width="14" height="14" rx="2" />} />
      <KeyMark words="Revenue won" mark={<rect class="return-revenue" width="14" height="14" rx="2" />} />
      <KeyMark words="Open pipeline" mark={<rect fill="url(#money-hatch)" width="14" height="14" rx="2" />} />
    </ul>
  );
}

function KeyMark({ words, mark }: { words: string; mark: unknown }) {
  return (
    <li>
      <svg width="14" height="14" aria-hidden="true" focusable="false">
        {mark}
      </svg>
      {words}
    </li>
  );
}
