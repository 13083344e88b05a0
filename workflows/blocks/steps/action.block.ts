import { actions, type Registry } from '../../../domain/programs/registry.ts';
import type { ActionStep } from '../../../domain/programs/steps/action.step.ts';
import { outside } from '../../activity-profiles.ts';
import { evaluateNamed } from '../../process/evaluate.ts';
import { keep, type Place, type Run, readBy } from '../../process/run.ts';
import { log } from '../case.ts';
import { automatic } from './automatic.ts';
import { outsideWork } from './outside-work.ts';

const registered: Registry['actions'] = actions;

/** Has something done in this installation, once. */
export async function actionBlock(run: Run, step: ActionStep, place: Place): Promise<void> {
  const values = await evaluateNamed(run, place, step.with);
  const title = step.title ?? step.action;
  const finish = registered[step.action]?.movesMoney ?? false;
  if (finish) run.c.facts = { ...run.c.facts, movedMoney: true };
  const done = await outsideWork(run, place, {
    title,
    finish,
    call: () => outside(title).runAction(automatic(run, place, step.action, values)),
  });
  keep(run, place, step.id, done?.value ?? {}, false);
  if (done) log(run.c, 'done', `${title}: done.`, readBy(place));
}
