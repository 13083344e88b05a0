import { continueAsNew, workflowInfo } from '@temporalio/workflow';
import { dayWords } from '../../domain/calendar/date-words.rules.ts';
import type { Actor, Outcome } from '../../domain/cases/case.schema.ts';
import type { Protection } from '../../domain/deals/deal.schema.ts';
import {
  extendProtection,
  nextProtectionMoment,
  type ProtectionMoment,
  startProtection,
} from '../../domain/deals/protection.rules.ts';
import { type Ending, log, now, settle, untilQuiet } from '../blocks/case.ts';
import { showDeadline, untilMoment } from '../blocks/deadline.ts';
import { decision } from '../blocks/decision.ts';
import { notify } from '../blocks/notify.ts';
import { requestAnswer } from '../blocks/request-answer.ts';
import {
  askedIn,
  continuationOf,
  type Deal,
  decidedIn,
  end,
  inBackground,
  setFacts,
  setStage,
  submitter,
} from './deal.ts';

/** The deal belongs to its partner until it is won, lost, given up, taken away, or the clock runs out. */
export async function protectionStage(deal: Deal): Promise<Ending> {
  const { c, progress } = deal;
  let protection = c.facts.protection ?? protect(deal);
  for (;;) {
    const open = { extension: progress.extensionOpen, progress: progress.progressAsked };
    const { program } = deal;
    const moment = nextProtectionMoment(program, protection, open);
    showDeadline(
      c,
      'protection',
      open.extension ? undefined : { at: protection.until, what: 'Protection ends' },
    );
    await settle(c);
    await continueWhenLong(deal);
    const seen = protection;
    const changed = () =>
      c.facts.protection !== seen ||
      deal.program !== program ||
      progress.extensionOpen !== open.extension ||
      progress.progressAsked !== open.progress;
    const woke = await untilMoment(moment, () => c.ending !== undefined || changed());
    if (woke === 'due' && moment) pass(deal, protection, moment);
    if (c.ending) return c.ending;
    protection = c.facts.protection ?? protection;
  }
}

function protect(deal: Deal): Protection {
  const { c, program, input } = deal;
  const protection = startProtection(program, now(), input.transferredFrom?.protectedUntil);
  setFacts(deal, { protection });
  setStage(deal, 'protected');
  log(c, 'protected', `Protected until ${dayWords(protection.until)}.`, {
    detail: { until: protection.until },
  });
  notify(c, { message: 'protected', step: 'protected', personIds: [submitter(deal)] });
  return protection;
}

/** What the clock does at a moment of protection. */
function pass(deal: Deal, protection: Protection, moment: ProtectionMoment): void {
  if (moment.kind === 'expire') return end(deal, 'expired', 'The period of protection has ended.');
  if (moment.kind === 'ask-progress') {
    deal.progress.progressAsked = true;
    return inBackground(deal, askForProgress(deal));
  }
  setFacts(deal, {
    protection: { ...protection, remindersSent: [...protection.remindersSent, moment.before] },
  });
  log(deal.c, 'reminded', `The partner was reminded: protection ends on ${dayWords(protection.until)}.`);
  const step = `protection-reminder-${protection.extensionsUsed}-${protection.until}-${moment.before}`;
  notify(deal.c, { message: 'protection-reminder', step, personIds: [submitter(deal)] });
}

/** A long history starts afresh at a quiet moment: no open task, no handler, no e-mail on its way. */
async function continueWhenLong(deal: Deal): Promise<void> {
  const busy = () => deal.background > 0 || deal.c.ending !== undefined;
  if (!(deal.c.afresh || workflowInfo().continueAsNewSuggested) || busy()) return;
  await untilQuiet(deal.c);
  if (!busy()) await continueAsNew(continuationOf(deal));
}

const progressOutcomes: Outcome[] = [
  {
    id: 'report',
    label: 'Report progress',
    effect: 'Protection goes on; what you write is on the record of the deal.',
    needs: 'comment',
    tone: 'positive',
  },
  {
    id: 'give-up',
    label: 'Give the deal up',
    effect: 'Protection ends now, and the customer is free for others.',
    needs: 'comment',
    tone: 'negative',
  },
];

async function askForProgress(deal: Deal): Promise<void> {
  const { c, program, progress } = deal;
  const result = await requestAnswer(c, {
    step: 'progress',
    title: 'Report how the deal goes',
    outcomes: progressOutcomes,
    answer: program.protection.progress.answer,
    otherwise: 'protection ends',
    ...askedIn(deal),
    obsolete: () => !progress.progressAsked,
  });
  progress.progressAsked = false;
  if (result.kind === 'silence') end(deal, 'expired', 'No progress was reported.');
  if (result.kind !== 'answered') return;
  const { outcome, comment = '', actor } = result.vote;
  if (outcome === 'give-up') end(deal, 'withdrawn', comment, actor);
  else reportProgress(deal, comment, actor);
}

/** A sign of life: the question for progress, if it stands open, is answered by it. */
export function reportProgress(deal: Deal, report: string, actor: Actor): void {
  const { c, progress } = deal;
  if (c.facts.protection) setFacts(deal, { protection: { ...c.facts.protection, lastProgressAt: now() } });
  progress.progressAsked = false;
  log(c, 'progress', `Progress: ${report}`, { actor });
}

const extensionOutcomes: Outcome[] = [
  {
    id: 'approve',
    label: 'Extend protection',
    effect: 'Protection is extended by what the program gives.',
    needs: 'nothing',
    tone: 'positive',
  },
  {
    id: 'reject',
    label: 'Refuse the extension',
    effect: 'Protection ends when it would have ended; the partner reads your reason.',
    needs: 'comment',
    tone: 'negative',
  },
];

/** Protection does not end while somebody decides whether to extend it. */
export async function decideExtension(deal: Deal, evidence: string): Promise<void> {
  const { c, program, progress } = deal;
  const { approval } = program.protection.extensions;
  const result = await decision(c, {
    approval,
    step: 'extension',
    outcomes: extensionOutcomes,
    silenceMeans: { approve: 'protection is extended', reject: 'the extension is refused' },
    ...decidedIn(deal),
    note: evidence,
    obsolete: () => !progress.extensionOpen,
  });
  progress.extensionOpen = false;
  if (result.kind === 'obsolete' || !c.facts.protection) return;
  const silent = result.kind === 'silence';
  const outcome = silent ? approval.atSilence.outcome : result.vote.outcome;
  const actor: Actor = silent ? { via: 'system' } : result.vote.actor;
  const because = silent
    ? ' Nobody decided in time.'
    : result.vote.comment
      ? ` "${result.vote.comment}"`
      : '';
  if (outcome === 'approve')
    setFacts(deal, { protection: extendProtection(program, c.facts.protection, now()) });
  const until = dayWords(c.facts.protection.until);
  const words =
    outcome === 'approve'
      ? `Protection is extended until ${until}.`
      : `The extension was refused; protection ends on ${until}.`;
  log(c, 'extension-decided', `${words}${because}`, { actor, detail: { taskId: result.task.id } });
  const message = outcome === 'approve' ? 'protection-extended' : 'extension-refused';
  notify(c, { message, step: `extension-${result.task.id}`, personIds: [submitter(deal)] });
}
