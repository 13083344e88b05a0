import type { Account } from '../../../domain/mdf/ledger.ts';
import type { Running, StatementLine } from '../../../domain/mdf/statement.rules.ts';
import type { Statement } from '../../../handlers/services/funds.services.ts';
import { Columns, NumberCell, number } from '../../components/columns.tsx';
import { Empty } from '../../components/empty.tsx';
import { Layout } from '../../components/layout.tsx';
import { ExactTime } from '../../components/moment.tsx';
import { hrefOf, Pager } from '../../components/pager.tsx';
import { accountWords, entryWords } from '../../format/funds.ts';
import { shortMoney } from '../../format/money.ts';
import type { Frame, Names } from '../../frame.ts';

/** The accounts whose balances a statement shows. */
export const fundColumns: readonly Account[] = ['unallocated', 'available', 'reserved', 'payable', 'paid'];
export const partnerColumns: readonly Account[] = ['reserved', 'payable', 'paid'];

export interface StatementProps {
  readonly frame: Frame;
  readonly title: string;
  /** The way back: to the fund, or the partner's page. */
  readonly back: { readonly href: string; readonly label: string };
  readonly statement: Statement;
  readonly columns: readonly Account[];
  /** Of allocations, partners, cases and people. */
  readonly labels: Names;
  readonly path: string;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly cursor: string | undefined;
}

/** Every movement of money in words, with what lies where after it. */
export function StatementPage(props: StatementProps) {
  const { frame, title, back, statement, columns, labels, path, query, cursor } = props;
  const { items, before } = statement;
  const currency = items[0]?.entry.currency ?? '';
  return (
    <Layout frame={frame} title={title} section="funds">
      <p class="eyebrow">
        <a href={back.href}>{back.label}</a>
      </p>
      <h1>{title}</h1>
      {items.length === 0 ? (
        <Empty title="No movements yet">
          <p>Whenever money moves, a line is written here, and stays as it is.</p>
        </Empty>
      ) : (
        <table class="list">
          <caption class="unseen">Movements, oldest first, with the balances after each</caption>
          <Columns
            titles={[
              ...['When', 'What', number('Amount')],
              ...columns.map((account) => number(accountWords[account])),
            ]}
          />
          <tbody>
            {cursor ? <CarriedForward {...{ before, columns, currency }} /> : null}
            {items.map((line) => (
              <Line {...{ frame, line, columns, labels }} />
            ))}
          </tbody>
        </table>
      )}
      <p class="links">
        <a href={hrefOf(`${path}.csv`, query)}>The whole statement as CSV</a>
      </p>
      <Pager path={path} query={query} cursor={cursor} next={statement.cursor} words="Later" />
    </Layout>
  );
}

interface CarriedProps {
  readonly before: Running;
  readonly columns: readonly Account[];
  readonly currency: string;
}

function CarriedForward({ before, columns, currency }: CarriedProps) {
  return (
    <tr>
      <th scope="row">Before</th>
      <td data-label="What">Carried forward</td>
      <td class="empty-cell" />
      <Balances {...{ after: before, columns, currency }} />
    </tr>
  );
}

interface LineProps {
  readonly frame: Frame;
  readonly line: StatementLine;
  readonly columns: readonly Account[];
  readonly labels: Names;
}

function Line({ frame, line: { entry, after }, columns, labels }: LineProps) {
  const { at, amount, currency, original, caseId, byPersonId } = entry;
  const words = entryWords(entry, labels);
  const by = byPersonId === undefined ? undefined : labels[byPersonId];
  const converted = original && original.currency !== currency;
  return (
    <tr>
      <th scope="row">
        <ExactTime frame={frame} at={at} />
      </th>
      <td data-label="What">
        {caseId ? <a href={`/cases/${encodeURIComponent(caseId)}`}>{words}</a> : words}
        {by ? <span class="sub">by {by}</span> : null}
      </td>
      <NumberCell of="Amount">
        {shortMoney(amount, currency)}
        {converted ? (
          <span class="sub">
            {shortMoney(original.amount, original.currency)} at {original.rate}
          </span>
        ) : null}
      </NumberCell>
      <Balances {...{ after, columns, currency }} />
    </tr>
  );
}

function Balances({ after, columns, currency }: Omit<CarriedProps, 'before'> & { after: Running }) {
  return (
    <>
      {columns.map((account) => (
        <NumberCell of={accountWords[account]}>{shortMoney(after[account] ?? 0, currency)}</NumberCell>
      ))}
    </>
  );
}
