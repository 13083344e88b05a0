import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { actionsOf, countByKind, type HistoryEvent } from '../../../../domain/costs/actions.rules.ts';

const folder = new URL('../../../replay/histories/', import.meta.url);
const historyOf = (file: string): HistoryEvent[] =>
  JSON.parse(readFileSync(new URL(file, folder), 'utf8')).events;

/** The newest history of a scenario. */
function newest(scenario: string): HistoryEvent[] {
  const versions = readdirSync(folder).filter((file) => file.startsWith(`${scenario}_`));
  return historyOf(versions.sort((a, b) => versionOf(a) - versionOf(b)).at(-1) ?? '');
}
const versionOf = (file: string) => Number(/_(\d+)\.json$/.exec(file)?.[1]);

test('an approved deal is 13 actions, and none while it waits: its history is of 29 idle days', () => {
  const actions = actionsOf(newest('approved-and-idle'));

  expect(actions.length).toBeLessThanOrEqual(15);
  expect(countByKind(actions)).toEqual({ start: 1, update: 2, steps: 1, activity: 5, timer: 2, search: 2 });
});

describe('actionsOf', () => {
  it('takes what one workflow task records, steps and patches, for one action', () => {
    const marker = (task: string): HistoryEvent => ({
      markerRecordedEventAttributes: { workflowTaskCompletedEventId: task },
    });
    expect(actionsOf([marker('4'), marker('4'), marker('9')])).toEqual([
      { kind: 'steps', at: 0 },
      { kind: 'steps', at: 2 },
    ]);
  });

  it('does not count what the server writes of patches, and counts every try of an activity', () => {
    const upsert = (name: string): HistoryEvent => ({
      upsertWorkflowSearchAttributesEventAttributes: { searchAttributes: { indexedFields: { [name]: {} } } },
    });
    const events: HistoryEvent[] = [
      upsert('TemporalChangeVersion'),
      upsert('Stage'),
      { activityTaskScheduledEventAttributes: {} },
      { activityTaskStartedEventAttributes: { attempt: 3 } },
      {
        workflowTaskCompletedEventAttributes: {
          meteringMetadata: { nonfirstLocalActivityExecutionAttempts: 1 },
        },
      },
    ];
    expect(countByKind(actionsOf(events))).toEqual({ search: 1, activity: 1, retry: 3 });
  });

  it('takes a signal that starts a workflow for one action with the start', () => {
    const started = { workflowExecutionStartedEventAttributes: {} };
    const signalled = { workflowExecutionSignaledEventAttributes: {} };
    expect(actionsOf([started, signalled, signalled]).map(({ kind }) => kind)).toEqual(['start', 'signal']);
  });

  it('refuses a history with something billed that it does not know', () => {
    expect(() => actionsOf([{ startChildWorkflowExecutionInitiatedEventAttributes: {} }])).toThrow(
      /child workflow/,
    );
  });

  it.each(readdirSync(folder))('counts %s, which has one start', (file) => {
    expect(countByKind(actionsOf(historyOf(file))).start).toBe(1);
  });
});
