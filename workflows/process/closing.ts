import { condition, getExternalWorkflowHandle } from '@temporalio/workflow';
import type { Money } from '../../domain/money.schema.ts';
import { formatMoney } from '../../domain/money.ts';
import { outside } from '../activity-profiles.ts';
import { type Ending, enterStage, log, settle, untilQuiet } from '../blocks/case.ts';
import { notify } from '../blocks/notify.ts';
import { automatic } from '../blocks/steps/automatic.ts';
import { childEndedSignal } from '../process.messages.ts';
import { closedStage, outcomeLabel, type Run, toldOf } from './run.ts';

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
  if (!ending.told)
    notify(c, { message: 'case-closed', step: `closed-${c.entries}`, personIds: toldOf(c.facts) });
  await settle(c);
  await tellParent(run, ending.outcome);
  // Who takes it up again would go on as if the money were there: it is asked for anew, in another case.
  const within = (await giveBack(run)) ? undefined : program.outcomes[ending.outcome]?.reopenWithin;
  if (within !== undefined && (await reopened(run, within))) {
    reopen(run, stage);
    return 'reopened';
  }
  await untilQuiet(c);
  return 'closed';
}

/** However the case ends, what is reserved and not claimed goes back. Answers whether there was money in this case. */
async function giveBack(run: Run): Promise<boolean> {
  const { c } = run;
  if (!c.facts.movedMoney) return false;
  await Promise.all(run.finishing);
  const release = automatic(run, { path: 'closed/release' }, 'release-funds', {});
  const { released } = (await outside('Give back what is reserved').runAction(release)) as {
    released?: Money;
  };
  if (released && released.amount > 0) {
    log(c, 'released', `What was reserved and not claimed went back: ${formatMoney(released)}.`);
    await settle(c);
  }
  return released !== undefined;
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
