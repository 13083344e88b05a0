import { Columns, NumberCell, number } from '../columns.tsx';
import { CoverBars, type Mark } from './cover-bars.tsx';

export interface CoverRow {
  readonly label: string;
  /** One for each column, in their order. `href`: the people behind it. */
  readonly counts: readonly { readonly mark: Mark; readonly count: number; readonly href: string }[];
}

interface TableProps {
  readonly caption: string;
  /** What the rows are, and what their numbers are. */
  readonly of: string;
  readonly columns: readonly string[];
  readonly rows: readonly CoverRow[];
}

/** Counts row by row, as bars of one scale and in numbers that lead to the people behind them. */
export function CoverTable({ caption, of, columns, rows }: TableProps) {
  const most = Math.max(1, ...rows.flatMap(({ counts }) => counts.map(({ count }) => count)));
  return (
    <table class="money-table cover">
      <caption class="unseen">{caption}</caption>
      <Columns titles={[of, ...columns.map(number)]} />
      <tbody>
        {rows.map(({ label, counts }) => (
          <tr>
            <th scope="row">
              {label}
              <CoverBars bars={counts} most={most} />
            </th>
            {counts.map(({ count, href }, at) => (
              <NumberCell of={columns[at] ?? ''}>
                {count > 0 ? (
                  <a href={href}>
                    {count}
                    <span class="unseen"> {`${columns[at]}, ${label}`}</span>
                  </a>
                ) : (
                  <span class="none">0</span>
                )}
              </NumberCell>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
