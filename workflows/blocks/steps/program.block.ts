import { uuid4 } from '@temporalio/workflow';
import { idFrom } from '../../../domain/ids.ts';
import type { ProgramStep } from '../../../domain/programs/steps/program.step.ts';
import { outside } from '../../activity-profiles.ts';
import { evaluateNamed } from '../../process/evaluate.ts';
import { goOnUnlessStopped, keep, mark, markOf, type Place, type Run, stopped } from '../../process/run.ts';
import { log, settle } from '../case.ts';
import { untilMoment } from '../deadline.ts';
import { bytesOf } from '../uuid.ts';
import { outsideWork } from './outside-work.ts';

/** Starts a case of another program for the same partner, and waits for its end if the program says so. */
export async function programBlock(run: Run, step: ProgramStep, place: Place): Promise<void> {
  const caseId = markOf(run, place.path)?.caseId ?? idFrom('case', bytesOf(uuid4()));
  mark(run, place.path, { caseId });
  const values = await evaluateNamed(run, place, step.with);
  const personId = step.person && (await evaluateNamed(run, place, { is: step.person })).is;
  const title = step.title ?? `Start ${step.program}`;
  const { c, input } = run;
  const started = await outsideWork(run, place, {
    title,
    call: () =>
      outside(title).startCase({
        caseId,
        programId: step.program,
        partner: input.partner,
        startedBy: c.facts.startedBy,
        ...(typeof personId === 'string' ? { personId } : {}),
        values,
        parent: { workflowId: c.identity.workflowId, step: place.path },
      }),
  });
  if (!started) return;
  // The case of a learner has an id of its own.
  const { caseId: begun, joined } = started.value;
  const words = joined ? `${title}: enrolled already, in ${begun}.` : `${title}: ${begun}.`;
  log(c, 'started', words, { audience: 'vendor' });
  keep(run, place, step.id, { caseId: begun }, false);
  if (!step.wait) return;
  // A case that this one has not started does not tell it of its end.
  const outcome = joined ? 'already-enrolled' : await endingOf(run, place, title);
  keep(run, place, step.id, { caseId: begun, outcome }, false);
}

async function endingOf(run: Run, place: Place, title: string): Promise<string> {
  const { c, childOutcomes } = run;
  c.waiting.set(place.path, { what: title, party: 'another-case' });
  await settle(c);
  await untilMoment(undefined, () => childOutcomes.has(place.path) || stopped(run, place));
  c.waiting.delete(place.path);
  goOnUnlessStopped(run, place);
  return childOutcomes.get(place.path) ?? '';
}
