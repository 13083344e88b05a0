import type { WebhookStep } from '../../../domain/programs/steps/webhook.step.ts';
import { outside } from '../../activity-profiles.ts';
import { evaluateNamed } from '../../process/evaluate.ts';
import type { Place, Run } from '../../process/run.ts';
import { log } from '../case.ts';
import { automatic } from './automatic.ts';
import { outsideWork } from './outside-work.ts';

/** Tells another system, until it has heard. */
export async function webhookBlock(run: Run, step: WebhookStep, place: Place): Promise<void> {
  const values = await evaluateNamed(run, place, step.with);
  const title = step.title ?? `Tell ${step.to}`;
  const told = await outsideWork(run, place, {
    title,
    call: () => outside(title).callWebhook(automatic(run, place, step.to, values)),
  });
  if (told) log(run.c, 'told', `${title}: done.`, { audience: 'vendor' });
}
