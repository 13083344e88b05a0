import type { UpdateDefinition } from '@temporalio/common';
import { ApplicationFailure, condition, setHandler } from '@temporalio/workflow';
import type { Actor, CaseView, Task } from '../../domain/cases/case.schema.ts';
import { refuseMoment, refuseReassignment, refuseSilence } from '../../domain/cases/steering.rules.ts';
import { type Refusal, refuseAnswer } from '../../domain/cases/task.rules.ts';
import { type ActFacts, type DealAct, refuseAct } from '../../domain/deals/acts.rules.ts';
import { log, now, settle, untilSettled, viewOf } from '../blocks/case.ts';
import { notify } from '../blocks/notify.ts';
import * as requests from '../case.messages.ts';
import * as messages from '../deal-registration.messages.ts';
import { type Deal, end, inBackground, setFacts } from './deal.ts';
import { ruleOnDispute } from './dispute.ts';
import { decideExtension, reportProgress } from './protection.stage.ts';

const admin: Actor = { via: 'temporal-ui' };

/** Everything that can be asked of a running deal. A refused act leaves no event in its history. */
export function registerHandlers(deal: Deal): void {
  const { c, progress } = deal;
  setHandler(requests.viewQuery, () => viewOf(c), { description: 'The case as everyone sees it' });
  setHandler(requests.timelineQuery, () => [...c.trail], {
    description: 'Entries of the trail that are not stored yet',
  });
  setHandler(messages.customerOfferedSignal, () => {
    progress.offered = true;
  });
  setHandler(messages.customerLostSignal, ({ reason }) => {
    progress.holds = false;
    end(deal, 'revoked', `A ruling gave the customer to another registration. ${reason}`);
  });
  setHandler(messages.submitUpdate, () => whenPlaced(deal), {
    description: 'Answers when the conflict is settled',
  });
  registerAnswers(deal);
  registerPartnerActs(deal);
  registerVendorActs(deal);
  registerAdminActs(deal);
}

async function whenPlaced({ c }: Deal): Promise<messages.DealView> {
  await condition(() => c.recorded > 0 && c.stage !== 'intake');
  return viewOf(c);
}

function registerAnswers(deal: Deal): void {
  const { c } = deal;
  setHandler(
    requests.completeTaskUpdate,
    async ({ taskId, ...answer }) => {
      const task = answerable(deal, taskId, answer);
      task.votes.push({ ...answer, at: now(), ...(answer.data ? { data: { ...answer.data } } : {}) });
      c.changedTasks.add(task.id);
      if (task.quorum > 1)
        log(c, 'voted', `${task.title}: one of ${task.quorum} answered.`, {
          actor: answer.actor,
          audience: 'vendor',
        });
      return untilSettled(c);
    },
    {
      validator: ({ taskId, ...answer }) => void answerable(deal, taskId, answer),
      description: 'Answers a task: one of its outcomes, by one of its assignees',
    },
  );
}

/** The open task this answer may go to. Asked twice: two answers can arrive in the same instant. */
function answerable({ c }: Deal, taskId: string, answer: Parameters<typeof refuseAnswer>[1]): Task {
  const task = c.tasks.find(({ id }) => id === taskId);
  refuseIf(refuseAnswer(task, answer, c.facts.submittedBy));
  return task as Task;
}

function refuseIf(refusal: Refusal | undefined): void {
  if (refusal) throw ApplicationFailure.nonRetryable(refusal.message, refusal.code);
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
    description: 'Gives an open task to one person: { taskId, toPersonId, reason }',
    check: (input) => refuseReassignment(c.tasks, input, c.facts.submittedBy),
    carryOut: (input) => reassign(deal, input),
    ownTurn: true,
  });
  on(deal, 'extend', requests.extendUpdate, {
    description: 'Moves the end of protection, or the due time of a task: { until, reason, taskId? }',
    check: (input) => refuseMoment(c.tasks, input, c.facts.protection !== undefined, now()),
    carryOut: (input) => extend(deal, input),
  });
  on(deal, 'cancel', requests.cancelUpdate, {
    description: 'Ends the case: { reason }',
    check: ({ reason }) => refuseSilence(reason),
    carryOut: ({ reason, actor = admin }) => end(deal, 'cancelled', reason, actor),
  });
  on(deal, 'note', requests.noteUpdate, {
    description: 'Writes a note that only the vendor reads: { text }',
    check: ({ text }) => refuseSilence(text),
    carryOut: ({ text, actor = admin }) => log(c, 'note', text, { actor, audience: 'vendor' }),
    ownTurn: true,
  });
}

type Input<Update> = Update extends UpdateDefinition<CaseView, [infer I]> ? I : never;

function reassign(
  { c }: Deal,
  { taskId, toPersonId, reason, actor = admin }: Input<typeof requests.reassignUpdate>,
): void {
  const task = c.tasks.find(({ id }) => id === taskId);
  if (!task) return;
  task.assignees = [toPersonId];
  task.reassigned = true;
  task.quorum = 1;
  c.changedTasks.add(taskId);
  log(c, 'reassigned', `"${task.title}" was given to somebody else: ${reason}`, {
    actor,
    audience: 'vendor',
    detail: { taskId, toPersonId },
  });
  notify(c, {
    message: 'task-reassigned',
    step: `${taskId}-reassigned-${c.entries}`,
    personIds: [toPersonId],
    taskId,
  });
}

function extend(
  deal: Deal,
  { until, reason, taskId, actor = admin }: Input<typeof requests.extendUpdate>,
): void {
  const { c } = deal;
  const at = new Date(Date.parse(until)).toISOString();
  const task = c.tasks.find(({ id }) => id === taskId);
  if (task) {
    task.dueAt = at;
    c.changedTasks.add(task.id);
  } else if (c.facts.protection)
    setFacts(deal, { protection: { ...c.facts.protection, until: at, remindersSent: [] } });
  log(
    c,
    'extended',
    `${task ? `"${task.title}" is due` : 'Protection ends'} on ${at.slice(0, 10)} now: ${reason}`,
    { actor },
  );
}
