import type { Outcome } from '../../domain/cases/case.schema.ts';
import type { MessageName } from '../../domain/mail/messages.ts';
import type { Answer } from '../../domain/programs/deal-registration.schema.ts';
import type { BusinessCalendar } from '../../domain/programs/words.schema.ts';
import { store } from '../activity-profiles.ts';
import { type Case, now } from './case.ts';
import { humanTask, type TaskMoment, type TaskResult } from './human-task.ts';

/** Something a partner is asked: the person who opened the case, and the partner's owners. */
export interface AnswerRequest {
  readonly step: string;
  readonly title: string;
  readonly outcomes: Outcome[];
  /** Wall-clock time to answer in, with reminders counted from the opening. */
  readonly answer: Answer;
  /** What happens if nobody answers: "the registration lapses". */
  readonly otherwise: string;
  readonly opening: MessageName;
  readonly partnerId: string;
  readonly openedBy: string;
  readonly calendar: BusinessCalendar;
  readonly fields?: string[];
  readonly note?: string;
  readonly obsolete: () => boolean;
}

/** Asks a partner for an answer and returns what came of it. */
export async function requestAnswer<Facts>(c: Case<Facts>, request: AnswerRequest): Promise<TaskResult> {
  const { answer, otherwise, openedBy } = request;
  const opened = Date.now();
  const at = (after: number) => new Date(opened + after).toISOString();
  const moments: TaskMoment[] = answer.reminders.map((after) => ({
    kind: 'remind',
    at: at(after),
    what: 'Reminds the partner',
  }));
  moments.push({ kind: 'silence', at: at(answer.within), what: `Unanswered: ${otherwise}` });
  const assignees = async () => [...new Set([openedBy, ...(await owners(request))])];
  return humanTask(c, {
    step: request.step,
    title: request.title,
    party: 'partner',
    role: 'partner',
    roleLabel: c.partner.name,
    outcomes: request.outcomes,
    signedIn: false,
    quorum: 'any',
    assignees: await assignees(),
    dueAt: at(answer.within),
    atSilence: `If nobody answers by then, ${otherwise}.`,
    ...(request.fields ? { fields: request.fields } : {}),
    ...(request.note ? { note: request.note } : {}),
    opening: request.opening,
    moments,
    refresh: assignees,
    obsolete: request.obsolete,
  });
}

async function owners({ partnerId, calendar }: AnswerRequest): Promise<readonly string[]> {
  const plan = await store.planTask({
    party: 'partner',
    role: 'owner',
    partnerId,
    fallbackRole: 'ops',
    calendar,
    excludePersonIds: [],
    elapsed: [],
    businessSpans: [],
    from: now(),
  });
  return plan.fellBack ? [] : plan.assignees;
}
