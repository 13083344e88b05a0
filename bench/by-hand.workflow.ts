import { condition, defineUpdate, setHandler, workflowInfo } from '@temporalio/workflow';
import type { CheckAnswer } from '../activities/activities.ts';
import type { CaseView, Outcome } from '../domain/cases/case.schema.ts';
import type { Money } from '../domain/money.schema.ts';
import { wholeUnits } from '../domain/money.ts';
import { checking, outside, store } from '../workflows/activity-profiles.ts';
import { registerAnswers } from '../workflows/blocks/answering.ts';
import { ask, type Waiting } from '../workflows/blocks/ask.ts';
import {
  type Case,
  enterStage,
  log,
  now,
  openCase,
  settle,
  untilQuiet,
  viewOf,
} from '../workflows/blocks/case.ts';
import { untilMoment } from '../workflows/blocks/deadline.ts';
import { mailing, notify } from '../workflows/blocks/notify.ts';
import type { ProcessCaseInput } from '../workflows/process.messages.ts';

const hour = 3_600_000;
const day = 24 * hour;

const started = defineUpdate<CaseView>('start');

interface Facts {
  readonly startedBy: string;
  readonly data: Record<string, unknown>;
}
/** What the case was started with; of the program only the calendar and the names of roles, as a hand would write them down. */
interface Hand {
  readonly c: Case<Facts>;
  readonly input: ProcessCaseInput;
}

/** The process of onboarding-case.yaml, written by hand over the same blocks: conditions and texts are TypeScript. */
export async function byHand(input: ProcessCaseInput): Promise<{ outcome: string }> {
  const hand = open(input);
  const { c } = hand;
  registerAnswers(c, () => c.facts.startedBy);
  setHandler(started, async () => {
    await condition(() => c.recorded > 0);
    return viewOf(c);
  });
  log(c, 'started', 'Measured was started.', { actor: input.startedBy });
  notify(c, { message: 'case-started', step: 'started', personIds: [input.startedBy.personId] });
  const outcome = await onboard(hand);
  c.outcome = outcome;
  c.deadlines.clear();
  enterStage(c, 'closed');
  log(c, 'closed', `${outcome}.`);
  notify(c, { message: 'case-closed', step: 'closed', personIds: [c.facts.startedBy] });
  await settle(c);
  await untilQuiet(c);
  return { outcome };
}

async function onboard(hand: Hand): Promise<'active' | 'refused' | 'lapsed'> {
  const { input } = hand;
  const { company, value } = input.values as { company: string; value: Money };
  const large = wholeUnits(value) >= 50_000;
  stage(hand, 'intake', 'Intake');
  if (!(await form(hand, 'profile', 'Profile', 14 * day))) return 'lapsed';
  await check(hand, { step: 'screening', title: 'Screening', website: company, silentFor: day });
  stage(hand, 'review', 'Review');
  if (!(await approved(hand, company, large))) return 'refused';
  await tell(hand, 'welcome', `Welcome, ${company}`, 'You are approved. Next: a kick-off.');
  stage(hand, 'setup', 'Setup');
  await task(hand, 'kickoff', 'Kick-off', 'channel-manager', 16 * hour);
  if (!(await form(hand, 'plan', 'Plan', 10 * day))) return 'lapsed';
  if (large) await task(hand, 'credit', 'Credit limit', 'finance', 16 * hour);
  await check(hand, { step: 'listing', title: 'Listing', website: company });
  await task(hand, 'access', 'Give access', 'channel-manager', 8 * hour);
  await tell(hand, 'ready', `${company} is ready`, 'Everything is set up.');
  return 'active';
}

function open(input: ProcessCaseInput): Hand {
  const { program, partner } = input;
  const idle = (label: string) => ({ label, idle: { what: label, party: 'nobody' as const } });
  const identity = {
    id: input.caseId,
    kind: 'custom' as const,
    workflowId: workflowInfo().workflowId,
    program: { id: program.program, version: program.version },
    title: input.title,
    openedAt: now(),
    stages: { intake: idle('Intake'), review: idle('Review'), setup: idle('Setup'), closed: idle('Closed') },
  };
  const c = openCase<Facts>(identity, {
    partner: { id: partner.id, name: partner.name },
    stage: 'intake',
    facts: { startedBy: input.startedBy.personId, data: { request: input.values } },
    tasks: [],
    revision: 0,
    entries: 0,
    tasksOpened: 0,
  });
  return { c, input };
}

function stage({ c }: Hand, id: string, label: string): void {
  enterStage(c, id);
  log(c, 'stage', `${label}.`);
}

const keep = ({ c }: Hand, name: string, values: unknown): void => {
  c.facts = { ...c.facts, data: { ...c.facts.data, [name]: values } };
};

interface Question {
  readonly step: string;
  readonly title: string;
  readonly role: string;
  readonly outcomes: readonly Outcome[];
  readonly waiting: Waiting;
  readonly form?: string;
  readonly note?: string;
  readonly chore?: true;
}

function put({ c, input }: Hand, question: Question) {
  const { program, partner } = input;
  return ask(c, {
    ...question,
    outcomes: [...question.outcomes],
    partnerId: partner.id,
    openedBy: c.facts.startedBy,
    calendar: program.calendar,
    roleLabels: { ops: 'Operations', ...program.roles },
    quorum: 'any',
    signedIn: false,
    obsolete: () => false,
  });
}

const press = (
  id: string,
  label: string,
  effect: string,
  tone: Outcome['tone'],
  needs: Outcome['needs'] = 'nothing',
): Outcome => ({
  ...{ id, label, effect, tone, needs },
});
const send = press('send', 'Send', 'What you filled in is sent, and the case goes on.', 'positive', 'form');
const done = press('done', 'Done', 'The task is done, and the case goes on.', 'positive');
const decide = [
  press('approve', 'Approve', 'The case goes on.', 'positive'),
  press('reject', 'Reject', 'It is refused; the partner reads your reason.', 'negative', 'comment'),
];

async function form(hand: Hand, step: string, title: string, within: number): Promise<boolean> {
  const silence = { after: within, means: 'it ends as "Lapsed"' };
  const waiting = { time: 'wall-clock' as const, due: within, reminders: [3 * day, 7 * day], silence };
  const result = await put(hand, {
    step,
    title,
    role: 'partner',
    outcomes: [send],
    waiting,
    form: step,
    chore: true,
  });
  if (result.kind !== 'answered') return false;
  keep(hand, step, result.vote.data?.values);
  log(hand.c, 'filled-in', `${title}: filled in.`, { actor: result.vote.actor });
  return true;
}

async function task(hand: Hand, step: string, title: string, role: string, due: number): Promise<void> {
  const waiting = { time: 'business' as const, due, reminders: [due / 2] };
  const result = await put(hand, { step, title, role, outcomes: [done], waiting, chore: true });
  keep(hand, step, { outcome: 'done', comment: '' });
  log(hand.c, 'answered', `${title}: Done.`, result.kind === 'answered' ? { actor: result.vote.actor } : {});
}

async function approved(hand: Hand, company: string, large: boolean): Promise<boolean> {
  const levels = [
    { name: 'Channel', role: 'channel-manager', escalation: { after: 16 * hour, to: 'channel-director' } },
    ...(large ? [{ name: 'Finance', role: 'finance', escalation: undefined }] : []),
  ];
  let outcome = 'approve';
  for (const { name, role, escalation } of levels) {
    const title = `Approval: ${name}`;
    const silence = { after: 40 * hour, means: 'it ends as "Refused"' };
    const waiting = { time: 'business' as const, due: 16 * hour, reminders: [8 * hour], escalation, silence };
    const note = `${company} wants to become a partner.`;
    const result = await put(hand, {
      step: `approval/${name}`,
      title,
      role,
      outcomes: decide,
      waiting,
      note,
    });
    outcome = result.kind === 'answered' ? result.vote.outcome : 'reject';
    log(
      hand.c,
      'decided',
      `${title}: ${outcome}.`,
      result.kind === 'answered' ? { actor: result.vote.actor } : {},
    );
    if (outcome !== 'approve') break;
  }
  keep(hand, 'approval', { outcome, comment: '' });
  return outcome === 'approve';
}

interface Checked {
  readonly step: string;
  readonly title: string;
  readonly website: string;
  /** How long it may be silent before somebody hears of it. */
  readonly silentFor?: number;
}

async function check(hand: Hand, { step, title, website, silentFor }: Checked): Promise<void> {
  const { c, input } = hand;
  const { caseId, partner } = input;
  const key = `${c.identity.workflowId}/${step}`;
  const answers: CheckAnswer[] = [];
  c.waiting.set(step, { what: `Waiting on: ${title}`, party: 'nobody' });
  const asked = { name: 'website', key, caseId, partner, values: { website } };
  void checking(`Check: ${title}`)
    .runCheck(asked)
    .then((answer) => answers.push(answer));
  const until = silentFor === undefined ? undefined : new Date(Date.now() + silentFor).toISOString();
  await settle(c);
  const moment = until && { at: until, what: 'Tells channel-manager that the check does not answer' };
  if ((await untilMoment(moment || undefined, () => answers.length > 0)) === 'due') {
    log(c, 'check-silent', `${title} does not answer yet.`, { audience: 'vendor' });
    await tell(hand, `${step}-silent`, `${title} does not answer`, 'It is asked again and again.');
    await condition(() => answers.length > 0);
  }
  const [{ outcome, detail } = { outcome: 'unavailable', detail: '' }] = answers;
  c.waiting.delete(step);
  keep(hand, step, { outcome, detail });
  log(c, 'checked', `${title}: ${outcome}. ${detail}`, { audience: 'vendor' });
}

/** To the person who opened the case, and the owners. */
async function tell({ c, input }: Hand, step: string, subject: string, text: string): Promise<void> {
  const { calendar } = input.program;
  const people = await store.planTask({
    ...{
      party: 'partner' as const,
      role: 'owner',
      partnerId: input.partner.id,
      fallbackRole: 'ops',
      calendar,
    },
    ...{ excludePersonIds: [], elapsed: [], businessSpans: [], from: now() },
  });
  const view = viewOf(c);
  for (const personId of new Set([c.facts.startedBy, ...people.assignees])) {
    const mail = { caseId: view.id, workflowId: view.workflowId, step, personId, subject, text, view };
    mailing(c, personId, outside(`E-mail "${subject}" to ${personId}`).sendProgramMessage(mail));
  }
  log(c, 'message', `E-mail: ${subject}`);
}
