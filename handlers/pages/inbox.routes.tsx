import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { InboxItem } from '../../domain/cases/listing.ts';
import type { FormAttempt, FormValues } from '../../portal/form.ts';
import { type BulkOutcome, bulkOutcomesOf, canAnswer } from '../../portal/format/bulk.ts';
import { BulkResultsPage, bulkFormId, ConfirmBulkPage, needsComment } from '../../portal/pages/bulk.page.tsx';
import { InboxPage, selectionOf } from '../../portal/pages/inbox.page.tsx';
import {
  formValues,
  limitBody,
  type PageDeps,
  pageKinds,
  type SignedInVisit,
  show,
  textOf,
} from './page.tsx';
import { requestKeyOf } from './request-key.ts';

const pageSize = 50;

/** The approver's queue, and answers to several of its tasks at once. */
export function inboxRoutes(deps: PageDeps): Hono {
  const routes = new Hono();
  const { signedIn, failed } = pageKinds(deps);
  routes.onError(failed);
  routes.get('/inbox', signedIn(showInbox));
  routes.post('/inbox', limitBody, signedIn(answerSeveral));
  return routes;
}

async function showInbox({ c, frame, services, caller, person }: SignedInVisit): Promise<Response> {
  if (person.partnerId) return c.redirect('/deals', 303);
  const cursor = c.req.query('cursor');
  const inbox = await services.inbox.list(caller, { cursor, limit: pageSize });
  return show(c, <InboxPage frame={frame} inbox={inbox} cursor={cursor} />);
}

interface Selection {
  readonly outcome: BulkOutcome;
  readonly items: readonly InboxItem[];
  readonly leftOut: number;
  readonly cursor: string | undefined;
  readonly requestKey: string;
}

/** First shows what will happen; only the confirmed form does it. */
async function answerSeveral(visit: SignedInVisit): Promise<Response> {
  const { c, frame, services, caller } = visit;
  const values = await formValues(c);
  const cursor = textOf(values, 'cursor') || undefined;
  const inbox = await services.inbox.list(caller, { cursor, limit: pageSize });
  const outcome = bulkOutcomesOf(inbox.items).find(({ id }) => id === textOf(values, 'outcome'));
  const ticked = [...new Set([values.task ?? []].flat())];
  const items = inbox.items.filter(
    (item) => ticked.includes(selectionOf(item)) && outcome !== undefined && canAnswer(item, outcome.id),
  );
  if (!outcome || items.length === 0) {
    const problem = ticked.length
      ? 'None of the ticked can be answered so any more.'
      : 'Tick at least one first.';
    return show(c, <InboxPage frame={frame} inbox={inbox} cursor={cursor} problem={problem} />, 422);
  }
  const requestKey = requestKeyOf(values) ?? randomUUID();
  const selection = { outcome, items, leftOut: ticked.length - items.length, cursor, requestKey };
  if (textOf(values, 'confirmed') !== 'yes') return show(c, <ConfirmBulkPage frame={frame} {...selection} />);
  return carryOut(visit, selection, values);
}

async function carryOut(visit: SignedInVisit, selection: Selection, values: FormValues): Promise<Response> {
  const { c, frame, services, caller } = visit;
  const { outcome, items, requestKey } = selection;
  const comment = textOf(values, 'comment').trim();
  if (!comment && items.some(({ task }) => needsComment(task.outcomes, outcome.id))) {
    const problems = [{ field: 'comment', message: 'Say why: the partners read it' }];
    const attempt: FormAttempt = { form: bulkFormId, values, problems, message: 'One field needs attention' };
    return show(c, <ConfirmBulkPage frame={frame} {...selection} attempt={attempt} />, 422);
  }
  const tasks = items.map(({ caseId, task }) => ({ caseId, taskId: task.id }));
  const answer = { outcome: outcome.id, ...(comment ? { comment } : {}) };
  const answers = await services.inbox.completeMany(caller, tasks, answer, { requestKey });
  const results = items.map((item) => {
    const found = answers.find(({ caseId, taskId }) => caseId === item.caseId && taskId === item.task.id);
    return {
      item,
      problem: found?.done ? undefined : (found?.problem ?? 'No answer came; look at the case.'),
    };
  });
  return show(c, <BulkResultsPage frame={frame} outcome={outcome} results={results} />);
}
