import {
  condition,
  defineUpdate,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  sleep,
} from '@temporalio/workflow';
import type { BareActivities, Shape, Stretch } from './shape.ts';

const local = proxyLocalActivities<BareActivities>({ startToCloseTimeout: '10s' });
const ordinary = proxyActivities<BareActivities>({ startToCloseTimeout: '30s' });

export const startedUpdate = defineUpdate<string>('started');
export const answerUpdate = defineUpdate<string>('answer');

/** The bare counterpart of a deal: as many steps, e-mails, timers and updates, and nothing in any of them. */
export async function bare({ before, after }: Shape): Promise<void> {
  let stage = 'new';
  let answered = false;
  setHandler(startedUpdate, async () => {
    await condition(() => stage !== 'new');
    return stage;
  });
  setHandler(answerUpdate, async () => {
    answered = true;
    await condition(() => stage === 'protected');
    return stage;
  });
  await phase(before);
  stage = 'review';
  await wait(before.timers, () => answered);
  await phase(after);
  stage = 'protected';
  await wait(after.timers, () => false);
}

/** Store steps one after another, as a deal's; e-mails beside them, without waiting. */
async function phase({ steps, mails }: Pick<Stretch, 'steps' | 'mails'>): Promise<void> {
  for (let n = 0; n < mails; n += 1) void ordinary.nothing();
  for (let n = 0; n < steps; n += 1) await local.nothing();
}

async function wait(timers: number, until: () => boolean): Promise<void> {
  for (let n = 1; n < timers; n += 1) void condition(until, '90d');
  await condition(until, '90d');
}

/** The bare counterpart of a certificate that is to be renewed: a timer, what is done when it is over, and the next one. */
export async function bareExpiry(
  at: number,
  { steps, mails }: Pick<Stretch, 'steps' | 'mails'>,
): Promise<void> {
  await sleep(Math.max(1, at - Date.now()));
  await phase({ steps, mails });
  await sleep('90d');
}
