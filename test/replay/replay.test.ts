import { readdirSync, readFileSync } from 'node:fs';
import { Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { describe, expect, it } from 'vitest';
import { workflowBundle } from '../support/timeskip.ts';
import { scenarios } from './scenarios.ts';

const folder = new URL('histories/', import.meta.url);
const files = readdirSync(folder);
const read = (file: string) => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));

describe('frozen histories', () => {
  it('has one for each scenario', () => {
    for (const name of Object.keys(scenarios))
      expect(files.some((file) => file.startsWith(`${name}_`))).toBe(true);
  });

  it.each(files)('replays %s with the workflow code of today', async (file) => {
    await Worker.runReplayHistory(
      { workflowBundle: workflowBundle() },
      read(file),
      'deal-registration/northwind/D-0',
    );
  });

  it('notices code that would do something else', async () => {
    const history = read(files[0] ?? '');
    const timer = history.events.find(
      (event: { eventType: string }) => event.eventType === 'EVENT_TYPE_TIMER_STARTED',
    );
    timer.eventType = 'EVENT_TYPE_ACTIVITY_TASK_SCHEDULED';
    const replay = Worker.runReplayHistory(
      { workflowBundle: workflowBundle() },
      history,
      'deal-registration/northwind/D-0',
    );
    await expect(replay).rejects.toThrow(DeterminismViolationError);
  });
});
