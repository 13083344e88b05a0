import { partOf } from '../world/cast.ts';
import type { OutsideCall, SentMail } from '../world/record.ts';
import { daysBetween, localMoment, wholeMinute } from './moments.rules.ts';
import { stageSpans, taskSpans } from './spans.rules.ts';
import type { Timeline, TimelineEvent } from './timeline.ts';
import type { ToldCase } from './told-case.ts';
import { trailEvents } from './trail.events.ts';

/** An event at its exact instant, before it is told. */
export type RawEvent = Omit<TimelineEvent, 'local' | 'day'>;

/** Tells a played case: everything that happened, in order, in virtual time. */
export function timelineOf(told: ToldCase): Timeline {
  const { played, zone } = told;
  const startedAt = wholeMinute(played.script.starts);
  const events = rawEvents(told).map((event): TimelineEvent => {
    const at = wholeMinute(event.at);
    return { ...event, at, local: localMoment(at, zone), day: daysBetween(startedAt, at) };
  });
  return {
    ...{ zone, startedAt, events },
    endedAt: wholeMinute(played.endedAt),
    title: played.record.view?.title ?? told.programTitle,
    lanes: lanesOf(told, events),
    stages: stageSpans(told),
    tasks: taskSpans(told),
  };
}

/** Everything that happened, in order, each at its exact instant. */
export function rawEvents(told: ToldCase): RawEvent[] {
  const { record } = told.played;
  const [first] = stageSpans(told);
  const opening = first
    ? [{ at: first.from, kind: 'stage' as const, lane: 'case', id: first.id, text: first.title }]
    : [];
  return inOrder([
    ...opening,
    ...trailWithStages(told),
    ...mailEvents(told),
    ...callEvents(record.calls),
    ...deadlineEvents(told),
  ]);
}

/** The trail, and in it the stages after the first where it does not tell them: after what led to them, before their tasks. */
function trailWithStages(told: ToldCase): RawEvent[] {
  const { played, stages, stagesInTrail } = told;
  const trail = trailEvents(told);
  if (stagesInTrail) return trail;
  const entered = played.record.stages
    .filter(({ id }) => id !== played.firstStage && id !== 'closed')
    .map(({ id, at }): RawEvent => ({ at, kind: 'stage', lane: 'case', id, text: stages[id] ?? id }));
  const rank = ({ kind }: RawEvent) => ['stage', 'task'].indexOf(kind);
  return [...trail, ...entered].sort((a, b) => a.at.localeCompare(b.at) || rank(a) - rank(b));
}

/** By the instant; at the same one as they were found: what the case says stands before what was sent because of it. */
function inOrder(events: readonly RawEvent[]): RawEvent[] {
  return [...events].sort((a, b) => a.at.localeCompare(b.at));
}

/** One event for the same e-mail to several people of one lane. */
function mailEvents({ played }: ToldCase): RawEvent[] {
  const { record, cast } = played;
  const groups = new Map<string, { mail: SentMail; lane: string; people: string[] }>();
  for (const mail of record.mails) {
    const person = cast.people.find(({ id }) => id === mail.personId);
    const lane = partOf(person);
    const key = [mail.at, lane, mail.subject, mail.taskId ?? ''].join('\n');
    const group = groups.get(key) ?? { mail, lane, people: [] };
    groups.set(key, { ...group, people: [...group.people, person?.name ?? mail.personId] });
  }
  return [...groups.values()].map(({ mail, lane, people }) => ({
    ...{ at: mail.at, kind: 'mail' as const, lane, people, text: mail.subject },
    ...(mail.taskId ? { task: mail.taskId } : {}),
    ...stepOf(record.tasks.get(mail.taskId ?? '')?.task.step),
  }));
}

const stepOf = (step: string | undefined) => (step === undefined ? {} : { step });

/** What a check that is down answers, once each time it begins to be; the case itself says what it answered. */
function callEvents(calls: readonly OutsideCall[]): RawEvent[] {
  return calls
    .filter(({ kind, text }) => kind !== 'check' || text === 'does not answer')
    .map(({ at, kind, step, name, text }) => ({ at, kind, step, lane: 'case', text: `${name}: ${text}` }));
}

/** Due times that passed while the task was open. */
function deadlineEvents({ played }: ToldCase): RawEvent[] {
  return [...played.record.tasks.values()].flatMap(({ task, closedAt = played.endedAt }) => {
    const { dueAt, title, step, id } = task;
    if (!dueAt || wholeMinute(dueAt) >= wholeMinute(closedAt)) return [];
    const lane = task.role;
    return [
      { at: dueAt, kind: 'deadline' as const, lane, step, task: id, text: `${title}: was due, unanswered` },
    ];
  });
}

function lanesOf({ roles }: ToldCase, events: readonly TimelineEvent[]): Timeline['lanes'] {
  const seen = [...new Set(events.map(({ lane }) => lane))].filter(
    (lane) => lane !== 'partner' && lane !== 'case',
  );
  return ['partner', ...seen, 'case'].map((id) => ({ id, label: roles[id] ?? id }));
}
