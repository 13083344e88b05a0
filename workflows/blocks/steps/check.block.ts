import type { CheckStep } from '../../../domain/programs/steps/check.step.ts';
import { checking } from '../../activity-profiles.ts';
import { evaluateNamed } from '../../process/evaluate.ts';
import { keep, markOf, type Place, type Run } from '../../process/run.ts';
import { log } from '../case.ts';
import { automatic } from './automatic.ts';
import { outsideWork, type WorkMoment } from './outside-work.ts';
import { tell } from './tell.ts';

/** Asks a check, and waits as long as it takes or the program allows. A check that does not answer refuses nobody. */
export async function checkBlock(run: Run, step: CheckStep, place: Place): Promise<void> {
  const values = await evaluateNamed(run, place, step.with);
  const title = step.title ?? step.check;
  const found = await outsideWork(run, place, {
    title,
    call: () => checking(`Check: ${title}`).runCheck(automatic(run, place, step.check, values)),
    moments: momentsOf(run, step, place, title),
  });
  const { outcome, detail } = found?.value ?? {
    outcome: 'unavailable' as const,
    detail: 'The check did not answer.',
  };
  keep(run, place, step.id, { outcome, detail }, false);
  log(run.c, 'checked', `${title}: ${outcome}. ${detail}`, { audience: 'vendor' });
}

function momentsOf(run: Run, step: CheckStep, place: Place, title: string): WorkMoment[] {
  const since = Date.parse(markOf(run, place.path)?.since ?? '');
  const at = (after: number) => new Date(since + after).toISOString();
  const moments: WorkMoment[] = [];
  const { escalation, giveUpAfter } = step;
  if (escalation)
    moments.push({
      at: at(escalation.after),
      what: `Tells ${escalation.to} that the check does not answer`,
      act: () => tellNotAnswering(run, place, escalation.to, title),
    });
  if (giveUpAfter !== undefined)
    moments.push({ at: at(giveUpAfter), what: 'Goes on without the check', act: () => 'give-up' });
  return moments.sort((a, b) => a.at.localeCompare(b.at));
}

async function tellNotAnswering(run: Run, place: Place, role: string, title: string): Promise<void> {
  log(run.c, 'check-silent', `${title} does not answer yet; it is asked again and again.`, {
    audience: 'vendor',
  });
  await tell(run, {
    step: `${place.path}-silent`,
    to: role,
    subject: `${title} does not answer`,
    text: `The check "${title}" of "${run.input.title}" does not answer. It is asked again and again; nothing is lost.`,
  });
}
