import { allSteps } from '../../../domain/processes/migration.rules.ts';
import { pathOfRound } from '../../../domain/processes/rounds.rules.ts';
import type { FormValues } from '../../../domain/programs/form.schema.ts';
import { changesTitle, resend } from '../../../domain/programs/standard-presses.ts';
import type { DecisionStep } from '../../../domain/programs/steps/decision.step.ts';
import type { Step } from '../../../domain/programs/steps/step.schema.ts';
import { askStep, type StepAnswer } from '../../process/ask-step.ts';
import { evaluateNamed } from '../../process/evaluate.ts';
import { goOnUnlessStopped, keep, knownIn, mark, markOf, type Place, type Run } from '../../process/run.ts';
import { log } from '../case.ts';

/** Gives a form back to the partner with the words of who asked, and keeps what comes back. */
export async function askForChanges(
  run: Run,
  { changes }: DecisionStep,
  place: Place,
  asked: StepAnswer,
): Promise<void> {
  if (!changes) return;
  const { c } = run;
  mark(run, place.path, { rounds: (markOf(run, place.path)?.rounds ?? 0) + 1 });
  const title = changesTitle;
  const { vote } = await askStep(run, place, {
    path: `${place.path}/changes`,
    title,
    written: title,
    note: asked.vote?.comment ?? '',
    by: whoChanges(run, changes.of),
    patience: {
      within: changes.within,
      reminders: changes.reminders,
      atSilence: { after: changes.within, ends: changes.atSilence.ends },
    },
    form: formOf(run, changes.of),
    values: knownIn(run, place)[changes.of] ?? {},
    opening: 'changes-requested',
    outcomes: [resend],
    needs: () => 'form',
  });
  if (vote) {
    keep(run, place, changes.of, vote.data?.values as FormValues, true);
    log(c, 'resubmitted', `${title}: sent.`, { actor: vote.actor });
    await computeAgain(run, place);
  }
  goOnUnlessStopped(run, place);
}

/** Values that were computed before are computed again: who decides next decides on what the form says now. */
async function computeAgain(run: Run, place: Place): Promise<void> {
  for (const step of run.program.stages.flatMap(({ steps }) => allSteps(steps))) {
    const at = placeOf(step, place);
    const computed = step.step === 'set' ? markOf(run, at.path) : undefined;
    if (step.step === 'set' && computed?.doneAt && !computed.skipped)
      keep(run, at, step.id, await evaluateNamed(run, place.round ? at : place, step.values), false);
  }
}

/** Where a step was computed: in the same round, or outside of all. */
function placeOf({ id }: Step, place: Place): Place {
  const { round, names } = place;
  return round?.names.has(id)
    ? { ...place, path: `${pathOfRound(round)}.${id}` }
    : { ...place, path: id, round: undefined, names: round ? {} : names };
}

/** Whoever filled the form in: a learner what was the learner's own. */
function whoChanges({ c, program }: Run, name: string): string {
  if (!c.facts.learner) return 'partner';
  const step = program.stages.flatMap(({ steps }) => allSteps(steps)).find(({ id }) => id === name);
  return step?.step === 'form' ? step.by : 'learner';
}

/** The form behind a name: the starting form, or that of a form step. */
function formOf({ program }: Run, name: string): string {
  if (name === program.starts.form) return name;
  const step = program.stages.flatMap(({ steps }) => allSteps(steps)).find(({ id }) => id === name);
  return step?.step === 'form' ? step.form : name;
}
