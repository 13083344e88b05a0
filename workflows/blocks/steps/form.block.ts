import { patched } from '@temporalio/workflow';
import type { FormValues } from '../../../domain/programs/form.schema.ts';
import { send } from '../../../domain/programs/standard-presses.ts';
import type { FormStep } from '../../../domain/programs/steps/form.step.ts';
import { isOfPartner } from '../../../domain/programs/who.rules.ts';
import { askStep } from '../../process/ask-step.ts';
import { evaluate } from '../../process/evaluate.ts';
import { keep, type Place, type Run, readBy } from '../../process/run.ts';
import { log } from '../case.ts';

/** Asks for a form; at silence the case ends, or goes on without it. */
export async function formBlock(run: Run, step: FormStep, place: Place): Promise<void> {
  const { c, program } = run;
  const written = step.title ?? program.forms[step.form]?.title ?? step.id;
  const [title = written] = (await evaluate(run, place, { texts: [written] })).texts;
  const { vote } = await askStep(run, place, {
    path: place.path,
    title,
    written,
    by: step.by,
    patience: step,
    form: step.form,
    chore: true,
    outcomes: [send],
    needs: () => 'form',
  });
  if (!vote) {
    // Later conditions speak of it all the same: `has(details.start)`. Cases of before knew nothing of it.
    if (!c.ending && patched('unanswered-form-is-empty')) keep(run, place, step.id, {}, isOfPartner(step.by));
    return log(c, 'unanswered', `${title}: nobody answered in time.`, readBy(place));
  }
  keep(run, place, step.id, vote.data?.values as FormValues, isOfPartner(step.by));
  log(c, 'filled-in', `${title}: filled in.`, { actor: vote.actor, ...readBy(place) });
}
