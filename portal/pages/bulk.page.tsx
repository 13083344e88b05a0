import type { InboxItem } from '../../domain/cases/listing.ts';
import { formatMoney } from '../../domain/money.ts';
import { CaseTitle } from '../components/case-title.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Hidden, TextArea } from '../components/fields.tsx';
import { Icon } from '../components/icon.tsx';
import { Layout } from '../components/layout.tsx';
import { ResultItem } from '../components/result-item.tsx';
import { type FormAttempt, formState } from '../form.ts';
import { type BulkOutcome, bulkDone, bulkPress } from '../format/bulk.ts';
import type { Frame } from '../frame.ts';
import { selectionOf } from './inbox.page.tsx';

/** The id of the form that confirms a bulk act. */
export const bulkFormId = 'bulk';

interface ConfirmProps {
  readonly frame: Frame;
  readonly outcome: BulkOutcome;
  /** The selected tasks that have this outcome. */
  readonly items: readonly InboxItem[];
  /** How many of the selected wait for this person no more, or have other outcomes than this. */
  readonly leftOut: number;
  readonly cursor: string | undefined;
  /** Random, new with each rendering: a form that is sent twice answers once. */
  readonly requestKey: string;
  readonly attempt?: FormAttempt | undefined;
}

/** What will happen, before it does. */
export function ConfirmBulkPage(props: ConfirmProps) {
  const { frame, outcome, items, leftOut, cursor, requestKey, attempt } = props;
  const form = formState(bulkFormId, attempt);
  const press = bulkPress(outcome, items.length);
  return (
    <Layout frame={frame} title={`${press}?`} section="inbox" narrow failed={attempt !== undefined}>
      {attempt ? <ErrorSummary attempt={attempt} fields={['comment']} /> : null}
      <h1>{press}?</h1>
      <p class="lead">Nothing has happened yet. This is what will:</p>
      <ul class="plan">
        {items.map((item) => (
          <PlannedItem item={item} outcome={outcome.id} />
        ))}
      </ul>
      {leftOut > 0 ? (
        <p class="check check-bad">
          <Icon name="alert" ring />
          <span>
            {leftOut === 1 ? 'One of the ticked is' : `${leftOut} of the ticked are`} left out: it waits for
            you no more, or cannot be answered so.
          </span>
        </p>
      ) : null}
      <form method="post" action="/inbox" novalidate>
        <Hidden name="confirmed" value="yes" />
        <Hidden name="requestKey" value={requestKey} />
        <Hidden name="outcome" value={outcome.id} />
        {cursor ? <Hidden name="cursor" value={cursor} /> : null}
        {items.map((item) => (
          <Hidden name="task" value={selectionOf(item)} />
        ))}
        <TextArea
          form={form}
          name="comment"
          label={outcome.tone === 'negative' ? 'Reason' : 'Comment'}
          required={items.some(({ task }) => needsComment(task.outcomes, outcome.id))}
          hint="Goes on each of them. The partners read it"
        />
        <div class="press">
          <button
            type="submit"
            class={outcome.tone === 'negative' ? 'button button-negative' : 'button button-main'}
          >
            {press}
          </button>
          <a href="/inbox">Do nothing, back to the inbox</a>
        </div>
      </form>
    </Layout>
  );
}

/** Whether this outcome asks for words besides the press. */
export function needsComment(outcomes: InboxItem['task']['outcomes'], outcome: string): boolean {
  return outcomes.some(({ id, needs }) => id === outcome && needs === 'comment');
}

function PlannedItem({ item, outcome }: { item: InboxItem; outcome: string }) {
  return (
    <li>
      <p>
        <strong>{item.title}</strong>
        <span class="sub">
          {[item.partnerName, item.value ? formatMoney(item.value) : '', item.task.title]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </p>
      <p class="effect">{item.task.outcomes.find(({ id }) => id === outcome)?.effect}</p>
    </li>
  );
}

export interface BulkResult {
  readonly item: InboxItem;
  /** Why this one was not taken; absent when it was. */
  readonly problem?: string | undefined;
}

/** What came of each, by itself. */
export function BulkResultsPage({ frame, outcome, results }: ResultsProps) {
  const done = results.filter(({ problem }) => problem === undefined).length;
  const word = bulkDone(outcome);
  const title = `${done} of ${results.length} ${word}`;
  return (
    <Layout frame={frame} title={title} section="inbox" narrow>
      <h1>{title}</h1>
      <ul class="results">
        {results.map(({ item, problem }) => (
          <ResultItem problem={problem}>
            <div>
              <CaseTitle id={item.caseId} kind={item.kind} title={item.title} />
              <p class="sub">
                {problem ?? `${word.charAt(0).toUpperCase()}${word.slice(1)}: ${item.task.title}`}
              </p>
            </div>
          </ResultItem>
        ))}
      </ul>
      <p>
        <a class="button button-main" href="/inbox">
          Back to the inbox
        </a>
      </p>
    </Layout>
  );
}
interface ResultsProps {
  readonly frame: Frame;
  readonly outcome: BulkOutcome;
  readonly results: readonly BulkResult[];
}
