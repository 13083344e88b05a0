import type { TaskPlan } from '../../activities/activities.ts';
import type { Stretch } from '../../domain/calendar/business-time.rules.ts';
import type { Task } from '../../domain/cases/case.schema.ts';
import { escalationWords, silenceWords, silentWords } from '../../domain/cases/silence.rules.ts';
import { isOfPartner, learnerLabel, lineManager, roleInWords } from '../../domain/programs/who.rules.ts';
import type { BusinessCalendar } from '../../domain/programs/words.schema.ts';
import { store } from '../activity-profiles.ts';
import { type Case, log, now } from './case.ts';
import { humanTask, type TaskMoment, type TaskRequest, type TaskResult } from './human-task.ts';

/** Where vendor tasks go when nobody has the role: a task always has someone who can act, or the case says so loudly. */
export const fallbackRole = 'ops';

/** How long somebody is waited for; all spans are milliseconds from the opening, in the same time. */
export interface Waiting {
  readonly time: 'business' | 'wall-clock';
  /** Waits for ever without a due time if neither is given. */
  readonly due?: number;
  /** When it is due, ISO 8601: reminders and the escalation come so long before it, and the silence so long after. */
  readonly until?: string;
  readonly reminders: readonly number[];
  readonly escalation?: { readonly after: number; readonly to: string } | undefined;
  /** `means`: what silence means, in words: "the registration is rejected". `says`: instead of the usual words. */
  readonly silence?:
    | { readonly after: number; readonly means: string; readonly says?: SilenceSays }
    | undefined;
}
export interface SilenceSays {
  /** What happens if nobody acts. */
  readonly all: string;
  /** What happens at that moment. */
  readonly atLast: string;
}

/** Who opened the case and whose it is, for everything that is asked in it. */
export interface AskedIn {
  /** The partner the case is about: its people never decide for the vendor, nor does the person who opened it. */
  readonly partnerId: string;
  readonly openedBy: string;
  /** The vendor has opened it, or it is a learner's: the partner is its owners alone. */
  readonly ownersAlone?: boolean;
  /** Whose case it is, if it is one person's. */
  readonly learner?: string;
  readonly calendar: BusinessCalendar;
  /** The vendor's roles, as people read them. */
  readonly roleLabels: Readonly<Record<string, string>>;
}

/** A question to the partner's people, or to a role of the vendor. */
export interface AskRequest
  extends AskedIn,
    Omit<TaskRequest, 'party' | 'roleLabel' | 'askable' | 'atSilence' | 'opening' | 'moments' | 'refresh'> {
  /** `partner`: the partner's owners, and who opened the case unless `ownersAlone`. `learner`: that one person. */
  readonly role: string;
  readonly waiting: Waiting;
  /** `task-opened` if not given. */
  readonly opening?: TaskRequest['opening'];
  /** Nobody else of the partner is asked: the person's id. */
  readonly only?: string;
  /** When the clock of this question ran before. */
  readonly elapsed?: readonly Stretch[];
  /** Told when the learner cannot act: nobody stands in, so the task waits. */
  readonly learnerAbsent?: () => Promise<void>;
}

/** Asks somebody, and returns what came of it; what silence means is up to who asked. */
export async function ask<Facts>(c: Case<Facts>, request: AskRequest): Promise<TaskResult> {
  const { role, waiting, adopt } = request;
  const ofPartner = isOfPartner(role);
  const from = adopt?.openedAt ?? now();
  const spans = spansOf(waiting);
  const planned = planFor(request, role, from, waiting.time === 'business' ? spans : []);
  // No await more than needed: what else happens in the same instant keeps its order, which is in old histories.
  const plan = role === 'partner' ? await ofThePartner(request, planned) : await planned;
  if (plan.fellBack && !adopt) {
    logNobodyCanAct(c, request, plan);
    if (request.learnerAbsent) await request.learnerAbsent();
  }
  const at = waiting.time === 'business' ? plan.moments : momentsOf(waiting, from);
  const { moments, dueAt } = schedule(request, at);
  const late = isLate(waiting, from);
  if (late && !adopt) logLate(c, request);
  return humanTask(c, {
    ...request,
    party: ofPartner ? 'partner' : 'vendor',
    roleLabel: role === 'partner' ? c.partner.name : labelOf(request, role),
    askable: plan,
    ...(dueAt ? { dueAt } : {}),
    atSilence: silenceOf(request, late),
    opening: plan.fellBack ? 'nobody-can-act' : (request.opening ?? 'task-opened'),
    moments,
    refresh: async () => {
      const then = planFor(request, role, now(), []);
      return await (role === 'partner' ? ofThePartner(request, then) : then);
    },
  });
}

/**
 * The partner is the person of it who opened the case, while they are with it, and its owners if it has any. Or the one person
 * who is named.
 */
async function ofThePartner(
  { openedBy, ownersAlone, only }: AskRequest,
  planned: Promise<TaskPlan>,
): Promise<TaskPlan> {
  if (only !== undefined) return { moments: (await planned).moments, assignees: [only], fellBack: false };
  if (ownersAlone) return planned;
  const plan = await planned;
  if (plan.openerGone) return plan;
  const { assignees, fellBack, ...rest } = plan;
  return { ...rest, assignees: [...new Set([openedBy, ...(fellBack ? [] : assignees)])], fellBack: false };
}

/** Due, silence, escalation, then the reminders; absent ones stand as the opening itself. */
const spansOf = ({ due = 0, silence, escalation, reminders }: Waiting): number[] => [
  due,
  silence?.after ?? 0,
  escalation?.after ?? 0,
  ...reminders,
];

/** The same in wall-clock time, from the opening or around the time at which it is due. */
function momentsOf(waiting: Waiting, from: string): string[] {
  const { until, silence, escalation, reminders } = waiting;
  const at = (base: string, span: number) => new Date(Date.parse(base) + span).toISOString();
  if (until === undefined) return spansOf(waiting).map((span) => at(from, span));
  const before = [escalation?.after ?? 0, ...reminders].map((span) => at(until, -span));
  return [until, at(until, silence?.after ?? 0), ...before];
}

/** Whether it goes on without an answer as soon as it is asked: its time was over before. */
const isLate = ({ until, silence }: Waiting, from: string): boolean =>
  until !== undefined && silence !== undefined && Date.parse(until) + silence.after <= Date.parse(from);

function planFor(
  { partnerId, openedBy, ownersAlone, learner, calendar, chore, elapsed = [] }: AskRequest,
  role: string,
  from: string,
  businessSpans: readonly number[],
  reportOf?: readonly string[],
): Promise<TaskPlan> {
  const ofPartner = isOfPartner(role);
  return store.planTask({
    party: ofPartner ? 'partner' : 'vendor',
    role: ofPartner ? 'owner' : role,
    partnerId,
    fallbackRole,
    calendar,
    elapsed,
    excludePersonIds: ofPartner || chore ? [] : [openedBy],
    from,
    businessSpans,
    ...(reportOf ? { reportOf } : {}),
    ...(role === 'learner' && learner ? { personId: learner } : {}),
    ...(role === 'partner' && !ownersAlone ? { opener: openedBy } : {}),
  });
}

/** A role as the program calls it. */
function labelOf({ roleLabels }: AskRequest, role: string): string {
  if (role === 'learner') return learnerLabel;
  return roleInWords(role, roleLabels);
}

function schedule(request: AskRequest, at: readonly string[]): { dueAt?: string; moments: TaskMoment[] } {
  const { waiting, role } = request;
  const [dueAt = now(), silenceAt = now(), escalateAt = now(), ...remindersAt] = at;
  const ofPartner = isOfPartner(role);
  const whom = role === 'partner' ? 'the partner' : labelOf(request, role);
  const moments: TaskMoment[] = remindersAt
    .filter((reminderAt) => reminderAt > now())
    .map((reminderAt) => ({ kind: 'remind', at: reminderAt, what: `Reminds ${whom}` }));
  const { escalation, silence, due, until } = waiting;
  if (escalation && !isLate(waiting, request.adopt?.openedAt ?? now()))
    moments.push({
      kind: 'escalate',
      at: escalateAt,
      what: escalationWords(labelOf(request, escalation.to)),
      to: async (assignees) =>
        (await planFor(request, escalation.to, now(), [], reportOf(escalation.to, assignees))).assignees,
      ...(ofPartner ? { toldOnly: true } : {}),
    });
  if (silence)
    moments.push({
      kind: 'silence',
      at: silenceAt,
      what: silence.says?.atLast ?? silentWords(ofPartner, silence.means),
    });
  return { ...(due === undefined && until === undefined ? {} : { dueAt }), moments };
}

const reportOf = (role: string, assignees: readonly string[]) =>
  role === lineManager ? assignees : undefined;

/** What happens if nobody acts, as every reader is told. */
function silenceOf(request: AskRequest, late: boolean): string {
  const { role, chore, exam, waiting } = request;
  const { due, silence, escalation } = waiting;
  if (silence?.says && !late) return silence.says.all;
  const above = escalation && labelOf(request, escalation.to);
  return silenceWords({
    ...{ ofPartner: isOfPartner(role), chore, exam: exam !== undefined },
    ...{ due, above, silence, late },
  });
}

function logNobodyCanAct<Facts>(c: Case<Facts>, request: AskRequest, { assignees }: TaskPlan): void {
  const { title, role } = request;
  if (role === 'learner')
    return log(c, 'nobody-can-act', `${title}: ${learnerLabel} has no access now, and nobody stands in.`);
  const label = labelOf(request, role);
  const then =
    assignees.length > 0
      ? 'operations were asked instead'
      : 'and there is nobody in operations. Somebody is looked for every hour';
  log(c, 'nobody-can-act', `Nobody who could act is ${label}: ${then}.`, { audience: 'vendor' });
}

function logLate<Facts>(c: Case<Facts>, { title, audience }: AskRequest): void {
  log(c, 'too-late', `${title}: the time for it was over before it was asked.`, audience ? { audience } : {});
}

/** The stretch in which a question's clock ran, for the next one that goes on from there. */
export function ranFrom(task: Task): Stretch {
  return { from: task.openedAt, to: now() };
}
