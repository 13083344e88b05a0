import { ActivityFailure, patched, proxyActivities, proxyLocalActivities, sleep } from '@temporalio/workflow';
import type { OutsideActivities, StoreActivities } from '../activities/activities.ts';
import type { HolderActivities } from '../activities/certificates/holder-activities.ts';
import type { FundActivities } from '../activities/funds/fund-activities.ts';
import type { PersonalDataActivities } from '../activities/personal-data/personal-data-activities.ts';
import type { StandingActivities } from '../activities/standing/standing-activities.ts';
import type { SyntheticActivities } from '../activities/synthetic/synthetic-activities.ts';
import type { WebhookActivities } from '../activities/webhooks/webhook-activities.ts';
import { type RehearsalActivities, rehearsalTaskQueue } from './rehearse.messages.ts';

/**
 * Short steps beside the store. They run inside the workflow task, so a step costs no round trip; a store that is
 * down for a minute is waited for, however long it takes. They run one after another, in the order of their calls:
 * results of local activities that run side by side are replayed in one go though they came one by one, and code that
 * waits on conditions between them would take another course (docs/decisions/0013-one-store-step-at-a-time.md).
 */
export const store: StoreActivities = {
  claimCustomer: inTurn('claimCustomer', 'Claim the customer, or find who holds it'),
  joinQueue: inTurn('joinQueue', 'Wait behind the holder'),
  releaseCustomer: inTurn('releaseCustomer', 'Give the customer up, to the next in the queue'),
  awardCustomer: inTurn('awardCustomer', 'Give the customer to another registration'),
  recordCase: inTurn('recordCase', 'Write the case, its trail and the inboxes'),
  planTask: inTurn('planTask', 'Find who can act, and until when'),
  evaluate: inTurn('evaluate', 'Evaluate conditions and texts of the program'),
  startOfDay: inTurn('startOfDay', 'Find when a day begins'),
  endOfDay: inTurn('endOfDay', 'Find when a day ends'),
  digest: inTurn('digest', 'Take the SHA-256 of a text'),
  openAttempt: inTurn('openAttempt', 'Begin an attempt at a quiz'),
  gradeAttempt: inTurn('gradeAttempt', 'Grade an attempt at a quiz'),
};

let last: Promise<unknown> = Promise.resolve();
/** An update was taken up, and no step beside the store was called since. */
let actedOn = false;

function inTurn<Name extends keyof StoreActivities>(name: Name, summary: string): StoreActivities[Name] {
  const profile = {
    summary,
    startToCloseTimeout: '10s',
    retry: { initialInterval: '100ms', backoffCoefficient: 2, maximumInterval: '10s' },
  } as const;
  const within = stepOf(proxyLocalActivities<StoreActivities>(profile), name);
  // Somebody waits for it at a page: it goes before e-mails.
  const ordinary = stepOf(
    proxyActivities<StoreActivities>({ ...profile, priority: { priorityKey: 1 } }),
    name,
  );
  const afterwards = (input: unknown) => ordinary(input).catch(asItWasThrown);
  const afterTheLast = (input: unknown): Promise<unknown> => {
    const step = actedOn ? afterwards : within;
    actedOn = false;
    const result = last.then(() => step(input));
    last = result.catch(() => undefined);
    return result;
  };
  return afterTheLast as StoreActivities[Name];
}

/** As that of a local activity, which comes without a wrapper. */
function asItWasThrown(failure: unknown): never {
  throw failure instanceof ActivityFailure ? (failure.cause ?? failure) : failure;
}

function stepOf<Name extends keyof StoreActivities>(steps: object, name: Name) {
  return (steps as Record<Name, (input: unknown) => Promise<unknown>>)[name];
}

/**
 * For an update's handler, before it carries anything out: the next step beside the store is an ordinary activity, which
 * Temporal hands out when the history has the update. A step inside the workflow task that brings an update would write
 * what a crash can still undo: server and worker keep an update in memory alone until that task is completed
 * (docs/decisions/0034-the-history-has-it-before-the-store.md, 0055).
 */
export function inHistoryFirst(): void {
  if (patched('the-first-step-is-ordinary')) actedOn = true;
  // Older histories waited for a timer before the step.
  else if (patched('the-history-has-it-first')) last = last.then(() => sleep(1)).catch(() => undefined);
}

/**
 * For the start of a workflow that has updates: the patch of {@link inHistoryFirst} is recorded with the first steps. With
 * the first update it would be alone in its workflow task, and an action of its own.
 */
export function patchesComeFirst(): void {
  if (patched('the-first-step-is-ordinary')) return;
  if (patched('patches-come-first')) patched('the-history-has-it-first');
}

/** E-mail and other systems: slow, rate-limited or down for an hour. Each activity says in its summary what it is for. */
export function outside(summary: string): OutsideActivities {
  return proxyActivities<OutsideActivities>({
    summary,
    startToCloseTimeout: '30s',
    retry: { initialInterval: '2s', backoffCoefficient: 2, maximumInterval: '10m' },
  });
}

/** What the workflow of a fund has done: beside the store, or an e-mail. */
export function ofFund(summary: string): FundActivities {
  return proxyActivities<FundActivities>({
    summary,
    startToCloseTimeout: '1m',
    retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '10m' },
  });
}

/** A look at how a partner stands, or an e-mail about it. The store is waited for; nothing else moves meanwhile. */
export function ofStanding(summary: string): StandingActivities {
  return proxyActivities<StandingActivities>({
    summary,
    startToCloseTimeout: '1m',
    retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '10m' },
  });
}

/** What a new version asks of who holds a certificate. The store, and the case that is moved, are waited for. */
export function ofNewVersion(summary: string): HolderActivities {
  return proxyActivities<HolderActivities>({
    summary,
    startToCloseTimeout: '2m',
    retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '10m' },
  });
}

/** Events for an endpoint, or an e-mail about it. What the endpoint answers is no failure: only the store is waited for. */
export function ofWebhooks(summary: string): WebhookActivities {
  return proxyActivities<WebhookActivities>({
    summary,
    startToCloseTimeout: '2m',
    retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '10m' },
  });
}

/** A walk through the whole table takes as long as the table is large; it goes on where it was cut off. */
export function ofPersonalData(summary: string): PersonalDataActivities {
  return proxyActivities<PersonalDataActivities>({
    summary,
    startToCloseTimeout: '2d',
    heartbeatTimeout: '10m',
    retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '10m' },
  });
}

/** A step of a synthetic deal: done at once or not at all, for that is what is looked at. */
export function syntheticStep(summary: string): SyntheticActivities {
  return proxyActivities<SyntheticActivities>({
    summary,
    scheduleToCloseTimeout: '2m',
    retry: { maximumAttempts: 1 },
  });
}

/** What has to be done after a synthetic deal, however it went. */
export function syntheticCleaning(summary: string): SyntheticActivities {
  return proxyActivities<SyntheticActivities>({
    summary,
    startToCloseTimeout: '1m',
    retry: { initialInterval: '2s', backoffCoefficient: 2, maximumAttempts: 5 },
  });
}

/**
 * A check of the registry, which may be slow or broken for days: asked until it answers, and heard of when it is asked
 * no longer.
 */
export function checking(summary: string): Pick<OutsideActivities, 'runCheck'> {
  return proxyActivities<OutsideActivities>({
    summary,
    startToCloseTimeout: '2m',
    retry: { initialInterval: '5s', backoffCoefficient: 2, maximumInterval: '15m' },
    cancellationType: 'ABANDON',
  });
}

/** Rehearsals: played by a process of their own, which may be busy with others, or be started again meanwhile. */
export const playing = proxyActivities<RehearsalActivities>({
  summary: 'Play the scripts of a program in virtual time',
  taskQueue: rehearsalTaskQueue,
  scheduleToStartTimeout: '5m',
  startToCloseTimeout: '10m',
  heartbeatTimeout: '15s',
  retry: { initialInterval: '1s', maximumAttempts: 3 },
});
