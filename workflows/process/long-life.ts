import { allHandlersFinished, condition, continueAsNew, workflowInfo } from '@temporalio/workflow';
import type { processCase } from '../process.workflow.ts';
import { continuationOf, type Run } from './run.ts';

/**
 * A long history starts afresh between two steps: everything that waits stops, to be taken up again there. Not while
 * an e-mail is on its way: a mail server that is down for an hour holds nothing up.
 */
export function suspendWhenLong({ c }: Run): void {
  if (startsAfresh(c) && !c.ending && c.mailing === 0) c.suspended = true;
}

const startsAfresh = ({ afresh }: Run['c']): boolean => afresh || workflowInfo().continueAsNewSuggested;

/** Continues the suspended case as new, unless an answer came meanwhile: that is taken up first. */
export async function continueWhenLong(run: Run): Promise<void> {
  const { c } = run;
  if (!startsAfresh(c) || c.mailing > 0) return;
  await condition(() => !c.recording);
  if (allHandlersFinished() && !c.ending) await continueAsNew<typeof processCase>(continuationOf(run));
}
