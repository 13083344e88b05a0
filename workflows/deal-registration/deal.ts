import { workflowInfo } from '@temporalio/workflow';
import type { Actor } from '../../domain/cases/case.schema.ts';
import { needsSignIn } from '../../domain/deals/approval.rules.ts';
import type { DealFacts } from '../../domain/deals/deal.schema.ts';
import { slotsOf } from '../../domain/deals/slots.rules.ts';
import { type DealOutcome, type DealStage, dealStages, dealWaits } from '../../domain/deals/stages.ts';
import type { DealProgram } from '../../domain/programs/deal-registration.schema.ts';
import {
  type Case,
  type CaseIdentity,
  type CaseMemory,
  enterStage,
  memoryOf,
  now,
  openCase,
  settle,
} from '../blocks/case.ts';
import type { DealRegistrationInput, TransferTarget } from '../deal-registration.messages.ts';

/** What this case remembers besides what everyone sees. Plain data: it is carried over when the case continues as new. */
export interface Progress {
  /** This deal has the customer's slots in its name. */
  holds: boolean;
  /** The next in the queue: the customer is held for this deal until it accepts. */
  offered: boolean;
  queueWanted: boolean;
  /** The dispute that waits for its ruling, and whether one has been ruled on. */
  dispute: 'none' | 'open' | 'ruled';
  extensionOpen: boolean;
  progressAsked: boolean;
  transferTo?: TransferTarget;
}

export interface Deal {
  input: DealRegistrationInput;
  /** Pinned; another one only when somebody moves the case. */
  program: DealProgram;
  readonly c: Case<DealFacts>;
  readonly progress: Progress;
  /** Tasks that stand open beside the stage: an extension, a question for progress, a dispute. */
  background: number;
}

interface DealMemory {
  readonly case: CaseMemory<DealFacts>;
  readonly progress: Progress;
  readonly openedAt: string;
}

const stages = Object.fromEntries(
  Object.entries(dealStages).map(([stage, label]) => [stage, { label, idle: dealWaits[stage as DealStage] }]),
);

/** Opens the case of a registration, or takes it up where it continued as new. */
export function openDeal(input: DealRegistrationInput): Deal {
  const { dealId, program, partner, registration, submittedBy, transferredFrom } = input;
  const memory = input.resume as DealMemory | undefined;
  const openedAt = memory?.openedAt ?? now();
  const facts: DealFacts = {
    registration,
    submittedBy: submittedBy.personId,
    registeredAt: openedAt,
    nearMatches: [],
    ...(transferredFrom ? { transferredFrom: transferredFrom.dealId } : {}),
  };
  const fresh: CaseMemory<DealFacts> = {
    partner: { id: partner.id, name: partner.name },
    stage: 'intake',
    facts,
    tasks: [],
    revision: 0,
    entries: 0,
    tasksOpened: 0,
  };
  const identity: CaseIdentity = {
    id: dealId,
    kind: 'deal-registration',
    workflowId: workflowInfo().workflowId,
    program: { id: program.program, version: program.version },
    title: `${registration.customer.name} · ${program.productFamilies[registration.productFamily] ?? registration.productFamily}`,
    openedAt,
    stages,
  };
  const none: Progress = {
    holds: false,
    offered: false,
    queueWanted: registration.ifTaken === 'queue',
    dispute: 'none',
    extensionOpen: false,
    progressAsked: false,
  };
  return {
    input,
    program,
    c: openCase(identity, memory?.case ?? fresh),
    progress: memory?.progress ?? none,
    background: 0,
  };
}

/** The input with which this deal continues as new. */
export function continuationOf({ input, program, c, progress }: Deal): DealRegistrationInput {
  const resume: DealMemory = { case: memoryOf(c), progress, openedAt: c.identity.openedAt };
  return { ...input, program, resume };
}

export function setStage(deal: Deal, stage: DealStage): void {
  enterStage(deal.c, stage);
}

/** Facts are replaced, never edited: a view that was handed out stays what it was. */
export function setFacts(deal: Deal, facts: Partial<DealFacts>): void {
  deal.c.facts = { ...deal.c.facts, ...facts };
}

/** Asks the process to end; the first ending stands. */
export function end(
  deal: Deal,
  outcome: DealOutcome,
  reason: string,
  actor: Actor = { via: 'system' },
): void {
  deal.c.ending ??= { outcome, reason, actor };
}

/** Lets a task stand open beside the stage; the case neither ends nor continues as new before it is over. */
export function inBackground(deal: Deal, work: Promise<void>): void {
  deal.background += 1;
  void work
    .then(() => settle(deal.c))
    .finally(() => {
      deal.background -= 1;
    });
}

/** What everything that is asked of a partner in this deal has in common. */
export function askedIn({ c, program }: Deal) {
  return {
    partnerId: c.partner.id,
    openedBy: c.facts.submittedBy,
    calendar: program.calendar,
    roleLabels: program.roles,
  };
}

/** What every decision of the vendor's people on this deal has in common. */
export function decidedIn(deal: Deal) {
  const { c, program } = deal;
  const signedIn = needsSignIn(program, c.facts.registration.value);
  return { ...askedIn(deal), signedIn };
}

export const slots = (deal: Deal): string[] => slotsOf(deal.c.facts.registration);
export const submitter = (deal: Deal): string => deal.c.facts.submittedBy;
