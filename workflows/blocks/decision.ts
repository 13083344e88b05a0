import type { TaskPlan } from '../../activities/activities.ts';
import type { Outcome, Task } from '../../domain/cases/case.schema.ts';
import type { Approval } from '../../domain/programs/deal-registration.schema.ts';
import type { BusinessCalendar } from '../../domain/programs/words.schema.ts';
import { store } from '../activity-profiles.ts';
import { type Case, log, now } from './case.ts';
import { humanTask, type TaskMoment, type TaskResult } from './human-task.ts';

/** Where vendor tasks go when nobody has the role: a task always has someone who can act, or the case says so loudly. */
const fallbackRole = 'ops';

/** A decision of the vendor's people, by the program's approval: role, quorum, service level, reminders, escalation. */
export interface DecisionRequest {
  readonly approval: Approval;
  readonly step: string;
  readonly outcomes: Outcome[];
  /** What it means that nobody decided, in words: "the registration is rejected". */
  readonly atSilence: Readonly<Record<'approve' | 'reject', string>>;
  readonly signedIn: boolean;
  readonly note?: string;
  readonly calendar: BusinessCalendar;
  readonly roleLabels: Readonly<Record<string, string>>;
  /** The partner the case is about: its people never decide, nor does the person who opened it. */
  readonly partnerId: string;
  readonly openedBy: string;
  /** When the clock of this decision ran before. */
  readonly elapsed: readonly { readonly from: string; readonly to: string }[];
  readonly obsolete: () => boolean;
}

/** Asks for a decision and returns what came of it; at silence the program says what happens. */
export async function decision<Facts>(c: Case<Facts>, request: DecisionRequest): Promise<TaskResult> {
  const { approval } = request;
  const opening = await planOpening(request);
  const schedule = scheduleOf(request, opening);
  if (opening.fellBack) logNobodyCanAct(c, request);
  return humanTask(c, {
    step: request.step,
    title: approval.name,
    party: 'vendor',
    role: approval.role,
    roleLabel: labelOf(request, approval.role),
    outcomes: request.outcomes,
    signedIn: request.signedIn,
    quorum: approval.quorum,
    assignees: opening.assignees,
    dueAt: schedule.dueAt,
    atSilence: silenceWords(request),
    ...(request.note ? { note: request.note } : {}),
    opening: opening.fellBack ? 'nobody-can-act' : 'task-opened',
    moments: schedule.moments,
    refresh: () => whoCanAct(request, approval.role),
    obsolete: request.obsolete,
  });
}

/** Who can act now; and, for the opening, the moments of these spans of business time. */
function plan(request: DecisionRequest, role: string, businessSpans: readonly number[]): Promise<TaskPlan> {
  const { partnerId, openedBy, calendar, elapsed } = request;
  return store.planTask({
    party: 'vendor',
    role,
    partnerId,
    fallbackRole,
    calendar,
    elapsed,
    excludePersonIds: [openedBy],
    from: now(),
    businessSpans,
  });
}

function planOpening(request: DecisionRequest): Promise<TaskPlan> {
  const { role, serviceLevel, atSilence, escalation, reminders } = request.approval;
  return plan(request, role, [serviceLevel, atSilence.after, escalation?.after ?? 0, ...reminders]);
}

async function whoCanAct(request: DecisionRequest, role: string): Promise<readonly string[]> {
  return (await plan(request, role, [])).assignees;
}

/** A role as the program calls it. */
const labelOf = ({ roleLabels }: DecisionRequest, role: string): string => roleLabels[role] ?? role;

function scheduleOf(request: DecisionRequest, opening: TaskPlan): { dueAt: string; moments: TaskMoment[] } {
  const { escalation, atSilence, role } = request.approval;
  const [dueAt = now(), silenceAt = now(), escalateAt = now(), ...remindersAt] = opening.moments;
  const moments: TaskMoment[] = remindersAt
    .filter((at) => at > now())
    .map((at) => ({ kind: 'remind', at, what: `Reminds ${labelOf(request, role)}` }));
  if (escalation) {
    const assignees = () => whoCanAct(request, escalation.to);
    moments.push({
      kind: 'escalate',
      at: escalateAt,
      what: `Escalates to ${labelOf(request, escalation.to)}`,
      assignees,
    });
  }
  moments.push({
    kind: 'silence',
    at: silenceAt,
    what: `Nobody decided: ${request.atSilence[atSilence.outcome]}`,
  });
  return { dueAt, moments };
}

function silenceWords(request: DecisionRequest): string {
  const { escalation, atSilence } = request.approval;
  const end = request.atSilence[atSilence.outcome];
  if (!escalation) return `If nobody decides, ${end}.`;
  const above = labelOf(request, escalation.to);
  return `If nobody decides in time, ${above} is asked too; if nobody decides even then, ${end}.`;
}

function logNobodyCanAct<Facts>(c: Case<Facts>, request: DecisionRequest): void {
  const label = labelOf(request, request.approval.role);
  log(c, 'nobody-can-act', `Nobody who could act is ${label}: operations were asked instead.`, {
    audience: 'vendor',
  });
}

/** The stretch in which a decision's clock ran, for the next one that goes on from there. */
export function ranFrom(task: Task): { from: string; to: string } {
  return { from: task.openedAt, to: now() };
}
