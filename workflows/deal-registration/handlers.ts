import type { UpdateDefinition } from '@temporalio/common';
import { condition, setHandler } from '@temporalio/workflow';
import { dayWords } from '../../domain/calendar/date-words.rules.ts';
import type { CaseView } from '../../domain/cases/case.schema.ts';
import { refuseMoment, refuseReassignment, refuseSilence } from '../../domain/cases/steering.rules.ts';
import type { Refusal } from '../../domain/cases/task.rules.ts';
import { type ActFacts, type DealAct, refuseAct } from '../../domain/deals/acts.rules.ts';
import { inHistoryFirst } from '../activity-profiles.ts';
import { refuseIf, registerAnswers } from '../blocks/answering.ts';
import { log, now, settle, untilSettled, viewOf } from '../blocks/case.ts';
import { registerForget } from '../blocks/forget.ts';
import {
  admin,
  type Extend,
  extendTask,
  note,
  reassignTask,
  steeringDescriptions,
} from '../blocks/steering.ts';
import * as requests from '../case.messages.ts';
import * as messages from '../deal-registration.messages.ts';
import { type Deal, end, inBackground, setFacts } from './deal.ts';
import { ruleOnDispute } from './dispute.ts';
import { registerMigration } from './migration.ts';
import { decideExtension, reportProgress } from './protection.stage.ts';

/** Everything that can be asked of a running deal. A refused act leaves no event in its history. */
export function registerHandlers(deal: Deal): void {
  const { c, progress } = deal;
  setHandler(messages.customerOfferedSignal, () => {
    progress.offered = true;
  });
  setHandler(messages.customerLostSignal, ({ reason }) => {
    progress.holds = false;
    // The ruling was written for another partner.
    log(c, 'dispute-ruled', `Lost by a ruling: ${reason}`, { audience: 'vendor' });
    end(deal, 'revoked', 'A ruling gave the customer to another registration.');
  });
  setHandler(messages.submitUpdate, () => whenPlaced(deal), {
    description: 'Answers when the conflict is settled',
  });
  registerAnswers(c, () => c.facts.submittedBy);
  registerForget(c, (unnamed) => {
    deal.input = unnamed(deal.input);
  });
  registerPartnerActs(deal);
  registerVendorActs(deal);
  registerAdminActs(deal);
  registerMigration(deal);
}

async function whenPlaced({ c }: Deal): Promise<messages.DealView> {
  await condition(() => c.recorded > 0 && c.stage !== 'intake');
  return viewOf(c);
}

interface ActHandler<Input> {
  readonly description: string;
  readonly carryOut: (input: Input) => void;
  readonly check?: (input: Input) => Refusal | undefined;
  /** Nothing waits for this act: it is a turn of its own. */
  readonly ownTurn?: true;
}

/** Registers an act: refused where the rules refuse it, carried out, and answered when the turn is on record. */
function on<Input extends object>(
  deal: Deal,
  act: DealAct,
  definition: UpdateDefinition<CaseView, [Input]>,
  { description, carryOut, check, ownTurn }: ActHandler<Input>,
): void {
  const { c } = deal;
  const refuse = (input: Input) => refuseIf(refuseAct(act, deal.program, actFacts(deal)) ?? check?.(input));
  const handler = async (input: Input) => {
    refuse(input);
    inHistoryFirst();
    carryOut(input);
    if (ownTurn) await settle(c);
    else if (!c.ending) await untilSettled(c);
    else await condition(() => c.outcome !== undefined && c.recorded === c.revision);
    return viewOf(c);
  };
  setHandler(definition, handler, { validator: refuse, description });
}

function actFacts({ c, progress }: Deal): ActFacts {
  return {
    stage: c.stage,
    closing: c.ending !== undefined,
    facts: c.facts,
    extensionOpen: progress.extensionOpen,
    disputed: progress.dispute !== 'none',
  };
}

function registerPartnerActs(deal: Deal): void {
  const { c, progress } = deal;
  on(deal, 'report-progress', messages.reportProgressUpdate, {
    description: 'The partner reports how the deal goes',
    carryOut: ({ report, actor }) => reportProgress(deal, report, actor),
  });
  on(deal, 'request-extension', messages.requestExtensionUpdate, {
    description: 'The partner asks for more time, with evidence',
    carryOut: ({ evidence, actor }) => {
      progress.extensionOpen = true;
      log(c, 'extension-requested', `An extension was asked for: ${evidence}`, { actor });
      inBackground(deal, decideExtension(deal, evidence));
    },
  });
  on(deal, 'report-won', messages.reportWonUpdate, {
    description: 'The deal is won',
    carryOut: ({ won, actor }) => {
      setFacts(deal, { won });
      end(deal, 'won', '', actor);
    },
  });
  on(deal, 'report-lost', messages.reportLostUpdate, {
    description: 'The deal is lost',
    carryOut: ({ reason, actor }) => end(deal, 'lost', reason, actor),
  });
  on(deal, 'withdraw', messages.withdrawUpdate, {
    description: 'The partner withdraws the registration',
    carryOut: ({ reason, actor }) => end(deal, 'withdrawn', reason, actor),
  });
  on(deal, 'join-queue', messages.joinQueueUpdate, {
    description: 'The partner waits behind the holder',
    carryOut: () => {
      progress.queueWanted = true;
    },
  });
  on(deal, 'dispute', messages.disputeUpdate, {
    description: 'The partner contests the conflict',
    carryOut: ({ grounds, actor }) => {
      progress.dispute = 'open';
      log(c, 'disputed', `The conflict is contested: ${grounds}`, { actor });
      inBackground(deal, ruleOnDispute(deal, grounds));
    },
  });
}

function registerVendorActs(deal: Deal): void {
  on(deal, 'revoke', messages.revokeUpdate, {
    description: 'Takes the protection away',
    carryOut: ({ reason, actor }) => end(deal, 'revoked', reason, actor),
  });
  on(deal, 'transfer', messages.transferUpdate, {
    description: 'Gives the protected deal to another partner',
    check: ({ to }) =>
      to.id === deal.c.partner.id
        ? { code: 'invalid-input', message: 'This partner has the deal already.' }
        : undefined,
    carryOut: ({ to, reason, actor }) => {
      deal.progress.transferTo = to;
      end(deal, 'transferred', reason, actor);
    },
  });
}

/** Acts of an admin, from the console or from Temporal UI: there nothing has checked the input before. */
function registerAdminActs(deal: Deal): void {
  const { c } = deal;
  on(deal, 'reassign', requests.reassignUpdate, {
    description: steeringDescriptions.reassign,
    check: (input) => refuseReassignment(c.tasks, input, c.facts.submittedBy),
    carryOut: (input) => reassignTask(c, input),
    ownTurn: true,
  });
  on(deal, 'extend', requests.extendUpdate, {
    description: 'Moves the end of protection, or the due time of a task: { until, reason, taskId? }',
    check: (input) => refuseMoment(c.tasks, input, c.facts.protection !== undefined, now()),
    carryOut: (input) => extend(deal, input),
  });
  on(deal, 'cancel', requests.cancelUpdate, {
    description: steeringDescriptions.cancel,
    check: ({ reason }) => refuseSilence(reason),
    carryOut: ({ reason, actor = admin }) => end(deal, 'cancelled', reason, actor),
  });
  on(deal, 'note', requests.noteUpdate, {
    description: steeringDescriptions.note,
    check: ({ text }) => refuseSilence(text),
    carryOut: (input) => note(c, input),
    ownTurn: true,
  });
}

/** Moves the due time of a task, or the end of protection. */
function extend(deal: Deal, input: Extend): void {
  const { c } = deal;
  if (extendTask(c, input) || !c.facts.protection) return;
  const { until, reason, actor = admin } = input;
  const at = new Date(Date.parse(until)).toISOString();
  setFacts(deal, { protection: { ...c.facts.protection, until: at, remindersSent: [] } });
  log(c, 'extended', `Protection ends on ${dayWords(at)} now: ${reason}`, { actor });
}
