import type { TimelineEntry } from '../../domain/cases/case.schema.ts';
import { partOf } from '../world/cast.ts';
import { localMoment } from './moments.rules.ts';
import type { RawEvent } from './timeline.rules.ts';
import type { EventKind } from './timeline.ts';
import type { ToldCase } from './told-case.ts';

/** What the entries of a case's trail are in a timeline; entries that a call outside tells already are left out. */
const kinds: Readonly<Record<string, EventKind | 'told-already'>> = {
  started: 'start',
  submitted: 'start',
  stage: 'stage',
  'task-opened': 'task',
  reminded: 'reminder',
  escalated: 'escalation',
  voted: 'answer',
  answered: 'answer',
  decided: 'answer',
  'filled-in': 'answer',
  resubmitted: 'answer',
  signed: 'answer',
  declined: 'answer',
  'exam-result': 'answer',
  'exam-result-taken': 'told-already',
  progress: 'answer',
  'extension-decided': 'answer',
  'dispute-ruled': 'answer',
  'attempt-begun': 'answer',
  graded: 'answer',
  'changes-requested': 'task',
  unanswered: 'silence',
  checked: 'check',
  'check-silent': 'escalation',
  done: 'told-already',
  told: 'told-already',
  message: 'told-already',
  trouble: 'trouble',
  'nobody-can-act': 'trouble',
  'mail-undelivered': 'trouble',
  closed: 'outcome',
};

/** The entries of the case's own trail. */
export function trailEvents(told: ToldCase): RawEvent[] {
  return told.played.record.entries.flatMap((entry) => {
    const kind = entry.kind === 'started' && entry.seq > 1 ? 'told-already' : (kinds[entry.kind] ?? 'note');
    return kind === 'told-already' ? [] : [eventOf(told, entry, kind)];
  });
}

function eventOf(told: ToldCase, entry: TimelineEntry, kind: EventKind): RawEvent {
  const { cast } = told.played;
  const actor = cast.people.find(({ id }) => id === entry.actor.personId);
  const task = taskOf(told, entry, kind);
  const byNobody = !actor && entry.actor.personId === undefined && entry.kind !== 'exam-result';
  const said = kind === 'answer' && byNobody ? 'silence' : kind;
  return {
    at: entry.at,
    kind: said,
    lane: actor ? partOf(actor) : (task?.lane ?? 'case'),
    text: kind === 'task' && task ? openedText(told, task) : entry.text.replace(/\.$/, ''),
    ...(task ? { step: task.step, task: task.id } : {}),
    ...(kind === 'task' && task ? { people: task.people } : actor ? { people: [actor.name] } : {}),
    ...(kind === 'outcome' ? { id: told.played.record.view?.outcome ?? '' } : {}),
  };
}

interface EntryTask {
  readonly id: string;
  readonly step: string;
  readonly lane: string;
  readonly title: string;
  readonly people: readonly string[];
  readonly dueAt?: string;
}

/** The task that an entry is about: by its id, or by its title, the youngest that was open then. */
function taskOf(told: ToldCase, entry: TimelineEntry, kind: EventKind): EntryTask | undefined {
  const { record, cast } = told.played;
  const histories = [...record.tasks.values()];
  const named = histories.find(({ task }) => task.id === entry.detail?.taskId);
  const about = ['reminder', 'answer', 'silence'].includes(kind);
  const titled = histories.findLast(
    ({ task }) => about && task.openedAt <= entry.at && entry.text.includes(task.title),
  );
  const task = (named ?? titled)?.task;
  if (!task) return undefined;
  const { id, step, title, dueAt } = task;
  const asked = cast.people.filter((person) => task.assignees.includes(person.id));
  return {
    ...{ id, step, title, people: asked.map(({ name }) => name) },
    lane: task.role,
    ...(dueAt ? { dueAt } : {}),
  };
}

const openedText = ({ zone }: ToldCase, { title, dueAt }: EntryTask) =>
  dueAt ? `${title}: asked, due ${localMoment(dueAt, zone)}` : `${title}: asked`;
