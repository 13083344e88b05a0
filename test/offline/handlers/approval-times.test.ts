import { expect, test } from 'vitest';
import type { RecordInput } from '../../../activities/activities.ts';
import type { Task } from '../../../domain/cases/case.schema.ts';
import type { InboxItem } from '../../../domain/cases/listing.ts';
import { measuringAnswers } from '../../../handlers/approval-times.ts';
import { type Measured, metricLine } from '../../../handlers/metrics.ts';
import { overdueTasks } from '../../../handlers/overdue-tasks.ts';
import { approvalTask, reviewView } from '../portal/support/sample.ts';
import { people } from './support/people.ts';

const day = (date: number) => `2026-11-${date}T09:00:00.000Z`;
const answered = (at: string, more: Partial<Task> = {}) =>
  approvalTask({
    ...{ status: 'done', openedAt: day(10), dueAt: day(12) },
    ...{ result: { outcome: 'approve', actor: { via: 'portal' }, at } },
    ...more,
  });

async function toldOf(changedTasks: Task[], view = reviewView()): Promise<Measured[]> {
  const told: Measured[] = [];
  const recorded: RecordInput[] = [];
  const cases = measuringAnswers({ record: async (input) => void recorded.push(input) }, (one) => {
    expect(recorded).toHaveLength(1);
    told.push(one);
  });
  await cases.record({ view, entries: [], changedTasks });
  return told;
}
const valuesOf = (told: Measured[]) => told.map(({ values }) => values.map(({ value }) => value));

test('an answer tells what it used of its service level, and whether it was late, when it is on record', async () => {
  const told = await toldOf([answered(day(11)), answered(day(12)), answered(day(13))]);

  expect(valuesOf(told)).toEqual([
    [50, 0],
    [100, 0],
    [150, 1],
  ]);
  expect(told[0]?.of).toEqual({ Program: 'deal-registration' });
  const [first] = told as [Measured];
  const line = JSON.parse(metricLine('Throughline', first, new Date(day(13))));
  expect(line._aws.CloudWatchMetrics[0].Dimensions).toEqual([['Program'], []]);
  expect(line).toMatchObject({ ServiceLevelUsed: 50, AnsweredLate: 0 });
});

test('what is open, ended unanswered, has no due time, is a partner’s, or synthetic, tells nothing', async () => {
  const { result: _none, ...unanswered } = answered(day(11));
  const { dueAt: _never, ...whenever } = answered(day(11));
  const partner = { ...reviewView().partner, id: 'synthetic' };

  expect(await toldOf([approvalTask({ dueAt: day(12) }), unanswered, whenever])).toEqual([]);
  expect(await toldOf([answered(day(11), { party: 'partner' })])).toEqual([]);
  expect(await toldOf([answered(day(13))], reviewView({ partner }))).toEqual([]);
});

test('overdue tasks are counted once each, by program and in all, however many have them', async () => {
  const row = (caseId: string, dueAt: string | undefined): InboxItem => ({
    ...{ caseId, kind: 'deal-registration', title: caseId, partnerName: 'Northwind' },
    task: approvalTask({ id: 'T1', ...(dueAt === undefined ? {} : { dueAt }) }),
  });
  const shared = row('C-1', day(10));
  const inboxes: Record<string, InboxItem[]> = {
    [people.manager.id]: [shared, row('D-2', day(11)), row('C-3', day(20)), row('C-4', undefined)],
    [people.ops.id]: [shared],
  };
  const programs: Record<string, string> = { 'C-1': 'mdf', 'D-2': 'deal-registration' };
  const counted = await overdueTasks(
    {
      people: { ofCompany: async () => [people.manager, people.ops, { ...people.manager, active: false }] },
      cases: {
        listInbox: async (id) => ({ items: inboxes[id] ?? [] }),
        views: async (ids) =>
          ids.map((id) => reviewView({ id, program: { id: programs[id] ?? 'none', version: 1 } })),
      },
    },
    new Date(day(15)),
  );

  expect(counted.map(({ of, values: [{ value } = { value: 0 }] }) => [of, value])).toEqual([
    [{}, 2],
    [{ Program: 'mdf' }, 1],
    [{ Program: 'deal-registration' }, 1],
  ]);
  const nothing = { people: { ofCompany: async () => [people.ops] } };
  const empty = { listInbox: async () => ({ items: [] }), views: async () => [] };
  expect(await overdueTasks({ ...nothing, cases: empty }, new Date(day(15)))).toEqual([]);
});
