import type { Actor, CaseView } from '../domain/cases/case.schema.ts';
import type { DealFacts, Registration, Won } from '../domain/deals/deal.schema.ts';
import type { DealProgram } from '../domain/programs/deal-registration.schema.ts';
import { defineSignal, defineUpdate } from './define.ts';

export const dealRegistrationWorkflow = 'dealRegistration';

export type DealView = CaseView<DealFacts>;

export interface DealRegistrationInput {
  readonly dealId: string;
  /** Pinned: the case keeps these rules whatever is published later. */
  readonly program: DealProgram;
  readonly partner: {
    readonly id: string;
    readonly name: string;
    readonly tier: string;
    /** Held at the start, by id; absent in cases from before rules could ask for them. */
    readonly competencies?: readonly string[];
  };
  readonly registration: Registration;
  readonly submittedBy: Actor & { readonly personId: string };
  /** The deal that was transferred: it comes protected, and its claim is already in this deal's name. */
  readonly transferredFrom?: { readonly dealId: string; readonly protectedUntil: string };
  /** The state carried over by continue-as-new; absent at the start. */
  readonly resume?: unknown;
}

interface Act {
  readonly actor: Actor;
}
interface ReasonedAct extends Act {
  readonly reason: string;
}

/** Sent with the start: answers when the conflict is settled and the case is on record. */
export const submitUpdate = defineUpdate<DealView>('submit');
export const reportProgressUpdate = defineUpdate<DealView, [Act & { report: string }]>('reportProgress');
export const requestExtensionUpdate = defineUpdate<DealView, [Act & { evidence: string }]>(
  'requestExtension',
);
export const reportWonUpdate = defineUpdate<DealView, [Act & { won: Won }]>('reportWon');
export const reportLostUpdate = defineUpdate<DealView, [ReasonedAct]>('reportLost');
export const withdrawUpdate = defineUpdate<DealView, [ReasonedAct]>('withdraw');
export const joinQueueUpdate = defineUpdate<DealView, [Act]>('joinQueue');
export const disputeUpdate = defineUpdate<DealView, [Act & { grounds: string }]>('dispute');

export const revokeUpdate = defineUpdate<DealView, [ReasonedAct]>('revoke');
export type TransferTarget = DealRegistrationInput['partner'] & {
  /** The person there who owns the deal from now on. */
  readonly personId: string;
};
export const transferUpdate = defineUpdate<DealView, [ReasonedAct & { to: TransferTarget }]>('transfer');

/**
 * Moves the deal to another version of its program. What was promised stays: the end of protection, and the times of
 * a task that is open; everything that begins from now on follows the new rules.
 */
export const migrateDealUpdate = defineUpdate<DealView, [ReasonedAct & { program: DealProgram }]>('migrate');

/** To the next in the queue: the customer is free, and held for you while you decide. */
export const customerOfferedSignal = defineSignal('customerOffered');
/** To a holder: a ruling on a dispute gave the customer to another. */
export const customerLostSignal = defineSignal<[{ reason: string }]>('customerLost');
