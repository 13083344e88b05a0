import { condition, getExternalWorkflowHandle, patched } from '@temporalio/workflow';
import type { ClaimInput, ClaimResult } from '../../activities/activities.ts';
import type { Outcome } from '../../domain/cases/case.schema.ts';
import { store } from '../activity-profiles.ts';
import { log, now, settle } from '../blocks/case.ts';
import { showDeadline, untilMoment } from '../blocks/deadline.ts';
import { notify } from '../blocks/notify.ts';
import { requestAnswer } from '../blocks/request-answer.ts';
import { customerOfferedSignal } from '../deal-registration.messages.ts';
import { askedIn, type Deal, end, setFacts, setStage, slots, submitter } from './deal.ts';

/** Settles who holds the customer. Afterwards this deal does, or it is ending. */
export async function conflictStage(deal: Deal): Promise<void> {
  if (deal.progress.holds) return;
  const claim = await store.claimCustomer(claimInput(deal));
  setFacts(deal, { registeredAt: claim.at, nearMatches: claim.nearMatches });
  if (claim.outcome === 'held') return hold(deal);
  meetConflict(deal, claim);
  while (!deal.progress.holds && !deal.c.ending)
    await (deal.progress.queueWanted ? waitInQueue(deal) : waitForPartner(deal));
}

function claimInput(deal: Deal): ClaimInput {
  const { input, c, program } = deal;
  return {
    dealId: input.dealId,
    workflowId: c.identity.workflowId,
    partnerId: c.partner.id,
    registration: c.facts.registration,
    slots: slots(deal),
    nearMatchFrom: program.customer.nearMatchFrom,
  };
}

/** This deal has the customer now: what stood in its way is history. */
export function hold(deal: Deal): void {
  deal.progress.holds = true;
  deal.progress.offered = false;
  const { conflict: _settled, queuedAt: _left, ...facts } = deal.c.facts;
  deal.c.facts = facts;
  log(deal.c, 'customer-held', 'This registration holds the customer.');
}

function meetConflict(deal: Deal, claim: ClaimResult): void {
  if (claim.conflict) setFacts(deal, { conflict: claim.conflict });
  log(deal.c, 'customer-taken', 'The customer is taken for this product family and territory.');
  if (claim.conflict) {
    const { kind, holderId, heldSince } = claim.conflict;
    log(
      deal.c,
      'conflict',
      `Held by ${kind} ${holderId} since ${heldSince.slice(0, 16).replace('T', ' ')} UTC.`,
      {
        audience: 'vendor',
        detail: { ...claim.conflict },
      },
    );
  }
}

/** Refused for now: the partner may join the queue or contest the conflict before it lapses. */
async function waitForPartner(deal: Deal): Promise<void> {
  const { c, program, progress } = deal;
  setStage(deal, 'conflict');
  const lapse = {
    at: new Date(Date.now() + program.queue.decideWithin).toISOString(),
    what: 'Closes as refused',
  };
  showDeadline(c, 'conflict', lapse);
  notify(c, { message: 'customer-taken', step: 'customer-taken', personIds: [submitter(deal)] });
  await settle(c);
  const moved = () => progress.queueWanted || progress.holds || c.ending !== undefined;
  const woke = await untilMoment(lapse, moved);
  const contested = woke === 'due' && progress.dispute === 'open';
  if (contested) await condition(() => progress.dispute !== 'open' || moved());
  showDeadline(c, 'conflict', undefined);
  // Whoever lost a ruling that came late has the time to queue that others have.
  if (moved() || (contested && patched('a-late-ruling-leaves-time-to-queue'))) return;
  end(deal, 'refused', 'The customer is taken, and the partner did not wait in the queue.');
}

/** Behind the holder, until the customer is offered, a dispute gives it to us, or the case ends. */
async function waitInQueue(deal: Deal): Promise<void> {
  const { c, progress } = deal;
  const joined = await store.joinQueue(claimInput(deal));
  if (joined.outcome === 'held') return hold(deal);
  setStage(deal, 'queued');
  setFacts(deal, { queuedAt: joined.at });
  log(c, 'queued', 'In the queue: the customer will be offered when the holder gives it up.');
  notify(c, { message: 'queued', step: 'queued', personIds: [submitter(deal)] });
  await settle(c);
  await condition(() => progress.offered || progress.holds || c.ending !== undefined);
  if (progress.offered && !progress.holds && !c.ending) await considerOffer(deal);
}

const offerOutcomes: Outcome[] = [
  {
    id: 'accept',
    label: 'Accept',
    effect: 'The customer is yours, and your registration goes to review.',
    needs: 'nothing',
    tone: 'positive',
  },
  {
    id: 'decline',
    label: 'Decline',
    effect: 'The registration is closed, and the customer is offered to the next.',
    needs: 'nothing',
    tone: 'negative',
  },
];

async function considerOffer(deal: Deal): Promise<void> {
  const { c, program } = deal;
  setStage(deal, 'offered');
  log(c, 'offered', 'The customer is free and held for this registration until the partner answers.');
  const result = await requestAnswer(c, {
    step: 'offer',
    title: 'Accept the customer that has become free',
    outcomes: offerOutcomes,
    answer: program.queue.accept,
    otherwise: 'the customer is offered to the next in the queue',
    ...askedIn(deal),
    obsolete: () => deal.progress.holds,
  });
  if (result.kind === 'silence') return end(deal, 'lapsed', 'The offered customer was not accepted in time.');
  if (result.kind === 'obsolete') return;
  if (result.vote.outcome === 'decline')
    return end(deal, 'withdrawn', 'The partner declined the customer.', result.vote.actor);
  setFacts(deal, { registeredAt: now() });
  hold(deal);
}

/** Gives slots up, and tells who has them next; a case that has just ended passes the customer on by itself. */
export async function giveUp(deal: Deal, given: readonly string[]): Promise<void> {
  deal.progress.holds = false;
  const { offeredTo } = await store.releaseCustomer({ dealId: deal.input.dealId, slots: given });
  for (const next of offeredTo)
    await getExternalWorkflowHandle(next.workflowId).signal(customerOfferedSignal).catch(ignoreEnded);
}

export function ignoreEnded(failure: unknown): void {
  if (
    (failure as Error).name !== 'ExternalWorkflowExecutionNotFound' &&
    !/not found/i.test(String((failure as Error).message))
  )
    throw failure;
}
