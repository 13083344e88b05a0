import { setTimeout as sleep } from 'node:timers/promises';
import type { CaseView } from '../../domain/cases/case.schema.ts';

/** How long a busy machine may take until a case has gone as far as its time has, and how often it is looked at; in ms. */
const patience = 45_000;
const pause = 50;

/**
 * The id of the open task of a step. Time that was skipped, and a case that continues as new, can be ahead of the task: it
 * is waited for, unless the case is closed and opens none any more (`none`). Not by the runner of tests: histories are
 * frozen without it (test/replay/freeze.ts).
 */
export async function openTask(
  view: () => Promise<Pick<CaseView, 'status' | 'tasks'>>,
  step: string,
): Promise<string> {
  for (const end = Date.now() + patience; Date.now() < end; await sleep(pause)) {
    const { status, tasks } = await view();
    const task = tasks.find((one) => one.status === 'open' && one.step === step);
    if (task || status !== 'open') return task?.id ?? 'none';
  }
  throw new Error(`The step ${step} has no open task`);
}
