import type { AnyCase } from '../../domain/cases/any-case.ts';
import type { TimelineEntry } from '../../domain/cases/case.schema.ts';
import { type InboxPlace, type InboxPlaces, inboxPlace } from '../../domain/cases/inbox.rules.ts';
import type { CaseSummary, DealSummary, InboxItem, WonDeal } from '../../domain/cases/listing.ts';
import type { RecordInput } from '../activities.ts';
import { inActs, openActs } from './audit/act.ts';
import { casePartition, inboxRow, listRows, partitions, summaryKey, versionMark } from './case-rows.ts';
import type { CaseStore } from './cases.store.ts';
import { type Listing, readPage } from './cursor.ts';
import { everyItem } from './every-item.ts';
import { absent, type Condition, type Item, type Items, type Key, type Operation } from './items.ts';

const caseKey = (id: string): Key => ({ pk: casePartition(id), sk: 'CASE' });
/** Lines of a turn lie in one item, under the number of the first. */
const entriesKey = (id: string, [first]: readonly TimelineEntry[]): Key => ({
  pk: casePartition(id),
  sk: `ENTRY#${String(first?.seq ?? 0).padStart(8, '0')}`,
});
const inboxPartition = (personId: string) => `INBOX#${personId}`;
/** In the order of due times, however an instant was written; a task without one comes last. */
const keysAt = (caseId: string, taskId: string, { personIds, dueAt }: InboxPlace): Key[] =>
  personIds.map((personId) => ({
    pk: inboxPartition(personId),
    sk: `DUE#${dueAt ? new Date(dueAt).toISOString() : '9999'}#${caseId}#${taskId}`,
  }));

/** An item holds 400 kB: lines that carry the longest words that people may write are well within it. */
const entriesOfAnItem = 10;
/** A transaction holds at most a hundred items: a turn that has more writes its trail and inbox rows first. */
const entryItemsAtOnce = 40;
const inboxRowsAtOnce = 50;

export function createCaseStore(items: Items): CaseStore {
  return {
    record: (input) => record(items, input),
    async load(caseId) {
      const found = await items.queryAll(casePartition(caseId));
      const view = found.find(({ sk }) => sk === 'CASE')?.view as AnyCase | undefined;
      return view && { view, timeline: timelineOf(found) };
    },
    async views(caseIds) {
      const found = await items.getAll(caseIds.map(caseKey));
      const views = new Map(found.map(({ view }) => [(view as AnyCase).id, view as AnyCase]));
      return caseIds.flatMap((id) => views.get(id) ?? []);
    },
    async summaries(caseIds) {
      const found = await items.getAll(caseIds.map(summaryKey));
      const rows = found.map(({ summary }) => summary as DealSummary | CaseSummary);
      const byId = new Map(rows.map((row) => [row.id, row]));
      return caseIds.flatMap((id) => byId.get(id) ?? []);
    },
    listByPartner: (partnerId, page, stage) =>
      readPage(items, newest<DealSummary>('gsi1', dealsPartition(partnerId, stage)), page),
    listByStage: (stage, page) =>
      readPage(items, newest<DealSummary>('gsi2', partitions.dealsIn(stage)), page),
    listWon: (after, page) =>
      readPage(
        items,
        { index: 'gsi2', partition: partitions.dealsWon, above: after, rowOf: ({ won }) => won as WonDeal },
        page,
      ),
    wonBy: (partnerId) => wonBy(items, partnerId),
    listCasesOfPartner: (partnerId, page, programId) =>
      readPage(items, newest<CaseSummary>('gsi1', casesPartition(partnerId, programId)), page),
    listCasesOfProgram: (programId, page, stage) =>
      readPage(items, newest<CaseSummary>('gsi2', programPartition(programId, stage)), page),
    listOpen: (programId, belowVersion, page) =>
      readPage(
        items,
        {
          index: 'gsi2',
          partition: partitions.openOf(programId),
          below: versionMark(belowVersion),
          rowOf: ({ caseId }) => caseId as string,
        },
        page,
      ),
    listInbox: (personId, page) =>
      readPage(items, { partition: inboxPartition(personId), rowOf: ({ row }) => row as InboxItem }, page),
  };
}

const dealsPartition = (partnerId: string, stage: string | undefined) =>
  stage === undefined ? partitions.dealsOfPartner(partnerId) : partitions.dealsOfPartnerIn(partnerId, stage);
const casesPartition = (partnerId: string, programId: string | undefined) =>
  programId === undefined
    ? partitions.casesOfPartner(partnerId)
    : partitions.casesOfPartnerFor(partnerId, programId);
const programPartition = (programId: string, stage: string | undefined) =>
  stage === undefined ? partitions.casesOf(programId) : partitions.casesIn(programId, stage);

/** Of a partner's closed deals, those that were won: they alone say how. */
async function wonBy(items: Items, partnerId: string): Promise<WonDeal[]> {
  const closed = partitions.dealsOfPartnerIn(partnerId, 'closed');
  const listing = { index: 'gsi1' as const, partition: closed, rowOf: ({ won }: Item) => won };
  const found = await everyItem((page) => readPage(items, listing, page));
  return found.flatMap((won) => (won ? [won as WonDeal] : []));
}

function newest<Summary>(index: 'gsi1' | 'gsi2', partition: string): Listing<Summary> {
  return { index, partition, newestFirst: true, rowOf: ({ summary }) => summary as Summary };
}

function entryItems(caseId: string, entries: readonly TimelineEntry[]) {
  const parts: (readonly TimelineEntry[])[] = [];
  for (let at = 0; at < entries.length; at += entriesOfAnItem)
    parts.push(entries.slice(at, at + entriesOfAnItem));
  return parts.map((lines) => ({ ...entriesKey(caseId, lines), entity: 'entry', entries: lines }));
}

/** Earlier code wrote an item for each line. A case that was set back can have a line twice: the later item counts. */
function timelineOf(found: readonly Item[]): TimelineEntry[] {
  const lines = found
    .filter(({ entity }) => entity === 'entry')
    .flatMap(({ entry, entries = [entry] }) => entries as TimelineEntry[]);
  return [...new Map(lines.map((line) => [line.seq, line])).values()].sort((a, b) => a.seq - b.seq);
}

async function record(items: Items, input: RecordInput): Promise<void> {
  const view = input.view as AnyCase;
  const rows = entryItems(view.id, input.entries).map((item) => items.put(item));
  while (rows.length > entryItemsAtOnce) await items.transact(rows.splice(0, entryItemsAtOnce));
  if ((await recordAfter(items, input, rows)) === 'done') return;
  const needed = input.changedTasks.length > 0 || openActs().length > 0;
  const stored = needed ? await items.get(caseKey(view.id)) : undefined;
  const inbox = moveInbox(items, input, (stored?.inbox ?? {}) as InboxRows);
  const again = Number(stored?.revision ?? 0) >= view.revision;
  const turn = { view, rows, inbox, condition: notNewerThan(view) };
  // A turn that was written before has its audit record.
  const outcome = await (again ? inActs([], () => write(items, turn)) : write(items, turn));
  // An older turn, written again after a newer one: its trail is kept, and what the case is now stays.
  if (outcome === 'refused' && rows.length > 0) await inActs([], () => items.transact(rows));
}

/**
 * The common course, without reading first: what is stored is what the case last had written. Refused when it is not,
 * because this turn was written already, or the case was set back to an earlier moment.
 */
async function recordAfter(
  items: Items,
  input: RecordInput,
  rows: readonly Operation[],
): Promise<'done' | 'refused'> {
  const { before } = input;
  if (!before) return 'refused';
  const view = input.view as AnyCase;
  const inbox = moveInbox(items, input, rowsAt(view.id, before.inbox));
  const condition = before.revision === 0 ? absent : revisionIs(before.revision);
  return write(items, { view, rows, inbox, condition });
}

interface Turn {
  readonly view: AnyCase;
  readonly rows: readonly Operation[];
  readonly inbox: { readonly kept: InboxRows; readonly operations: readonly Operation[] } | undefined;
  readonly condition: Condition;
}

async function write(items: Items, { view, rows, inbox, condition }: Turn): Promise<'done' | 'refused'> {
  const moves = [...(inbox?.operations ?? [])];
  while (moves.length > inboxRowsAtOnce)
    await items.transact([items.check(caseKey(view.id), condition), ...moves.splice(0, inboxRowsAtOnce)]);
  return items.transact([
    writeCase(items, view, condition, inbox?.kept),
    ...listRows(items, view),
    ...rows,
    ...moves,
  ]);
}

const notNewerThan = ({ revision }: AnyCase): Condition => ({
  expression: 'attribute_not_exists(revision) OR revision <= :mark',
  values: { ':mark': revision },
});
const revisionIs = (revision: number): Condition => ({
  expression: 'revision = :mark',
  values: { ':mark': revision },
});

/** Which task is in which inboxes, as of the last record: what is gone from there is removed. */
type InboxRows = Readonly<Record<string, readonly Key[]>>;

function rowsAt(caseId: string, places: InboxPlaces): InboxRows {
  const rows = Object.entries(places).map(([taskId, place]) => [taskId, keysAt(caseId, taskId, place)]);
  return Object.fromEntries(rows);
}

function moveInbox(items: Items, { view, changedTasks }: RecordInput, before: InboxRows): Turn['inbox'] {
  if (changedTasks.length === 0) return undefined;
  const kept: Record<string, readonly Key[]> = { ...before };
  const operations: Operation[] = [];
  for (const task of changedTasks) {
    const wanted = keysAt(view.id, task.id, inboxPlace(task));
    const stale = (before[task.id] ?? []).filter(
      ({ pk, sk }) => !wanted.some((key) => key.pk === pk && key.sk === sk),
    );
    operations.push(...stale.map((key) => items.remove(key)));
    operations.push(
      ...wanted.map((key) => items.put({ ...key, entity: 'inbox', row: inboxRow(view as AnyCase, task) })),
    );
    if (wanted.length > 0) kept[task.id] = wanted;
    else delete kept[task.id];
  }
  return { kept, operations };
}

function writeCase(
  items: Items,
  view: AnyCase,
  condition: Condition,
  inbox: InboxRows | undefined,
): Operation {
  const withInbox = inbox
    ? { set: ', inbox = :inbox', values: { ':inbox': inbox } }
    : { set: '', values: {} };
  return {
    Update: {
      TableName: items.tableName,
      Key: { ...caseKey(view.id) },
      UpdateExpression: `SET #view = :view, revision = :revision, entity = :entity, schemaVersion = :one${withInbox.set}`,
      ConditionExpression: condition.expression,
      ExpressionAttributeNames: { '#view': 'view' },
      ExpressionAttributeValues: {
        ...condition.values,
        ':view': view,
        ':revision': view.revision,
        ':entity': 'case',
        ':one': 1,
        ...withInbox.values,
      },
    },
  };
}
