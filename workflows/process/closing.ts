import { condition, getExternalWorkflowHandle } from '@temporalio/workflow';
import { type Ending, enterStage, log, settle, untilQuiet } from '../blocks/case.ts';
import { notify } from '../blocks/notify.ts';
import { childEndedSignal } from '../process.messages.ts';
import { closedStage, outcomeLabel, type Run } from './run.ts';

/** Ends the case: who waits for it is told, and it may be taken up again for as long as the program says. */
export async function close(run: Run, ending: Ending): Promise<'closed' | 'reopened'> {
  const { c, program } = run;
  const stage = c.stage;
  const label = outcomeLabel(run, ending.outcome);
  c.outcome = ending.outcome;
  c.deadlines.clear();
  c.waiting.clear();
  c.running.clear();
  enterStage(c, closedStage);
  log(c, 'closed', ending.reason ? `${label}: ${ending.reason}` : `${label}.`, { actor: ending.actor });
  notify(c, { message: 'case-closed', step: `closed-${c.entries}`, personIds: [c.facts.startedBy] });
  await settle(c);
  await tellParent(run, ending.outcome);
  const within = program.outcomes[ending.outcome]?.reopenWithin;
  if (within !== undefined && (await reopened(run, within))) {
    reopen(run, stage);
    return 'reopened';
  }
  await untilQuiet(c);
  return 'closed';
}

async function tellParent({ input }: Run, outcome: string): Promise<void> {
  const { parent } = input;
  if (!parent) return;
  const { workflowId, step } = parent;
  await getExternalWorkflowHandle(workflowId)
    .signal(childEndedSignal, { step, outcome })
    // The parent may have ended before: nobody waits then.
    .catch(() => undefined);
}

function reopened(run: Run, within: number): Promise<boolean> {
  return condition(() => run.reopenedBy !== undefined, within, {
    summary: 'May be taken up again until then',
  });
}

function reopen(run: Run, stage: string): void {
  const { c } = run;
  const actor = run.reopenedBy;
  delete run.reopenedBy;
  delete c.ending;
  delete c.outcome;
  enterStage(c, stage);
  log(c, 'reopened', 'Taken up again.', actor ? { actor } : {});
}
