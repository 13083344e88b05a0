import type { InboxItem, Page } from '../../domain/cases/listing.ts';
import { formatMoney } from '../../domain/money.ts';
import { CaseTitle } from '../components/case-title.tsx';
import { NumberCell } from '../components/columns.tsx';
import { Empty } from '../components/empty.tsx';
import { Hidden } from '../components/fields.tsx';
import { Icon } from '../components/icon.tsx';
import { Layout } from '../components/layout.tsx';
import { Due, Moment } from '../components/moment.tsx';
import { Pager } from '../components/pager.tsx';
import { SearchForm } from '../components/search-form.tsx';
import { bulkOutcomesOf, canAnswer } from '../format/bulk.ts';
import type { Frame } from '../frame.ts';

interface InboxProps {
  readonly frame: Frame;
  readonly inbox: Page<InboxItem>;
  readonly cursor: string | undefined;
  /** Why a bulk act was not taken up: nothing was ticked. */
  readonly problem?: string | undefined;
}

/** What a ticked box stands for: a case and one of its tasks. */
export function selectionOf({ caseId, task }: Pick<InboxItem, 'caseId' | 'task'>): string {
  return `${caseId}:${task.id}`;
}

/** An approver's queue, the most urgent first: one by one, or several at once. */
export function InboxPage({ frame, inbox, cursor, problem }: InboxProps) {
  return (
    <Layout frame={frame} title="Inbox" section="inbox" failed={problem !== undefined}>
      <div class="heading">
        <h1>Inbox</h1>
        <SearchForm />
      </div>
      {problem ? (
        <p class="check check-bad" role="alert">
          <Icon name="alert" ring />
          {problem}
        </p>
      ) : null}
      {inbox.items.length === 0 ? (
        <Empty title="Nothing waits for you">
          <p>
            New decisions come here and by e-mail. <a href="/console">See all deals</a>
          </p>
        </Empty>
      ) : (
        <form method="post" action="/inbox">
          {cursor ? <Hidden name="cursor" value={cursor} /> : null}
          <InboxTable frame={frame} items={inbox.items} />
          <BulkPresses items={inbox.items} />
        </form>
      )}
      <Pager path="/inbox" query={{}} cursor={cursor} next={inbox.cursor} />
    </Layout>
  );
}

/** The outcomes that at least one of the items can get by a press alone; nothing where there is none. */
function BulkPresses({ items }: { items: readonly InboxItem[] }) {
  const offered = bulkOutcomesOf(items).filter(({ id }) => items.some((item) => canAnswer(item, id)));
  if (offered.length === 0) return null;
  return (
    <div class="bulk">
      <p id="bulk-hint">
        With the ticked ones. You see what will happen, and can add a comment, before anything does.
      </p>
      {offered.map(({ id, label }) => (
        <button type="submit" class="button" name="outcome" value={id} aria-describedby="bulk-hint">
          {label} selected
        </button>
      ))}
    </div>
  );
}

function InboxTable({ frame, items }: { frame: Frame; items: readonly InboxItem[] }) {
  return (
    <table class="list inbox">
      <caption class="unseen">What waits for you, the most urgent first</caption>
      <thead>
        <tr>
          <td>
            <span class="unseen">Tick</span>
          </td>
          <th scope="col">Case</th>
          <th scope="col">Partner</th>
          <th scope="col" class="number">
            Value
          </th>
          <th scope="col">Asked for</th>
          <th scope="col">Since</th>
          <th scope="col">Due</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr>
            <td class="tick">
              {item.task.outcomes.some(({ id }) => canAnswer(item, id)) ? (
                <input
                  type="checkbox"
                  name="task"
                  value={selectionOf(item)}
                  aria-label={`Tick ${item.title}: ${item.task.title}`}
                />
              ) : null}
            </td>
            <th scope="row">
              <CaseTitle
                id={item.caseId}
                kind={item.kind}
                title={item.title}
                fragment={`#task-${item.task.id}`}
              />
            </th>
            <td data-label="Partner">{item.partnerName}</td>
            {item.value ? (
              <NumberCell of="Value">{formatMoney(item.value)}</NumberCell>
            ) : (
              <td class="number empty-cell" />
            )}
            <td data-label="Asked for">{item.task.title}</td>
            <td data-label="Since">
              <Moment frame={frame} at={item.task.openedAt} />
            </td>
            <td data-label="Due">
              {item.task.dueAt ? <Due frame={frame} at={item.task.dueAt} /> : 'No due time'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
