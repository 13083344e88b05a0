import type { PlanTaskInput, TaskPlan } from '../../activities/activities.ts';
import type { Outcome, Task } from '../../domain/cases/case.schema.ts';
import type { Approval, BusinessCalendar } from '../../domain/programs/deal-registration.schema.ts';
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
  const { approval, roleLabels } = request;
  const plan = await planDecision(request);
  const schedule = scheduleOf(request, plan);
  if (plan.fellBack) logNobodyCanAct(c, request);
  const roleLabel = roleLabels[approval.role] ?? approval.role;
  return humanTask(c, {
    step: request.step,
    title: approval.name,
    party: 'vendor',
    role: approval.role,
    roleLabel,
    outcomes: request.outcomes,
    signedIn: request.signedIn,
    quorum: approval.quorum,
    assignees: plan.assignees,
    dueAt: schedule.dueAt,
    atSilence: silenceWords(request),
    ...(request.note ? { note: request.note } : {}),
    opening: plan.fellBack ? 'nobody-can-act' : 'task-opened',
    moments: schedule.moments,
    refresh: async () => (await planDecision(request)).assignees,
    obsolete: request.obsolete,
  });
}

function planDecision(request: DecisionRequest, role = request.approval.role): Promise<TaskPlan> {
  const { approval, partnerId, openedBy, calendar, elapsed } = request;
  const spans = [
    approval.serviceLevel,
    approval.atSilence.after,
    approval.escalation?.after ?? 0,
    ...approval.reminders,
  ];
  const input: PlanTaskInput = {
    party: 'vendor',
    role,
    partnerId,
    fallbackRole,
    calendar,
    elapsed,
    excludePersonIds: [openedBy],
    from: now(),
    businessSpans: spans,
  };
  return store.planTask(input);
}

function scheduleOf(request: DecisionRequest, plan: TaskPlan): { dueAt: string; moments: TaskMoment[] } {
  const { approval, roleLabels } = request;
  const [dueAt = now(), silenceAt = now(), escalateAt = now(), ...remindersAt] = plan.moments;
  const moments: TaskMoment[] = remindersAt
    .filter((at) => at > now())
    .map((at) => ({ kind: 'remind', at, what: `Reminds ${roleLabels[approval.role] ?? approval.role}` }));
  const { escalation, atSilence } = approval;
  if (escalation) {
    const assignees = async () => (await planDecision(request, escalation.to)).assignees;
    moments.push({
      kind: 'escalate',
      at: escalateAt,
      what: `Escalates to ${roleLabels[escalation.to] ?? escalation.to}`,
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

function silenceWords({ approval, roleLabels, atSilence }: DecisionRequest): string {
  const { escalation } = approval;
  const end = atSilence[approval.atSilence.outcome];
  if (!escalation) return `If nobody decides, ${end}.`;
  const above = roleLabels[escalation.to] ?? escalation.to;
  return `If nobody decides in time, ${above} is asked too; if nobody decides even then, ${end}.`;
}

function logNobodyCanAct<Facts>(c: Case<Facts>, { approval, roleLabels }: DecisionRequest): void {
  const label = roleLabels[approval.role] ?? approval.role;
  log(c, 'nobody-can-act', `Nobody who could act is ${label}: operations were asked instead.`, {
    audience: 'vendor',
  });
}

/** The stretch in which a decision's clock ran, for the next one that goes on from there. */
export function ranFrom(task: Task): { from: string; to: string } {
  return { from: task.openedAt, to: now() };
}
