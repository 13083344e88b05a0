import type { Span, Timeline, TimelineEvent } from '../timeline.ts';

/** What a mark says. */
export type MarkKind =
  | 'mail'
  | 'reminder'
  | 'escalation'
  | 'deadline'
  | 'answer'
  | 'silence'
  | 'call'
  | 'trouble'
  | 'outcome';

export interface Mark {
  readonly kind: MarkKind;
  readonly at: string;
  /** What a reader who points at it is told. */
  readonly title: string;
}

/** Something in a lane: a task with a bar and what happened to it, or a point in time. */
export interface Item {
  readonly lane: string;
  readonly label: string;
  readonly from: string;
  readonly to: string;
  readonly bar: boolean;
  readonly open: boolean;
  readonly marks: readonly Mark[];
}

const markKinds: Readonly<Partial<Record<TimelineEvent['kind'], MarkKind>>> = {
  mail: 'mail',
  reminder: 'reminder',
  escalation: 'escalation',
  deadline: 'deadline',
  answer: 'answer',
  silence: 'silence',
  check: 'call',
  action: 'call',
  webhook: 'call',
  program: 'call',
  trouble: 'trouble',
  outcome: 'outcome',
};

/** What stands in the lanes, in order of time. */
export function itemsOf(timeline: Timeline): Item[] {
  const onBars = new Set<TimelineEvent>();
  const bars = timeline.tasks.map((task) => barOf(task, timeline, onBars));
  const points = timeline.events.flatMap((event) => (onBars.has(event) ? [] : pointOf(event, timeline)));
  return [...bars, ...merged(points)].sort((a, b) => a.from.localeCompare(b.from));
}

/** A task's bar carries what happened to the task in its own lane. */
function barOf(task: Span, { events }: Timeline, onBars: Set<TimelineEvent>): Item {
  const own = events.filter((event) => event.task === task.id && event.lane === task.lane);
  for (const event of own) onBars.add(event);
  const reminded = new Set(own.filter(({ kind }) => kind === 'reminder').map(({ at }) => at));
  const shown = own.filter(({ kind, at }) => kind !== 'mail' || !reminded.has(at));
  return {
    ...{ lane: task.lane, label: task.title, from: task.from, to: task.to, bar: true },
    open: task.open === true,
    marks: shown.flatMap(markOf),
  };
}

function markOf(event: TimelineEvent): Mark[] {
  const kind = markKinds[event.kind];
  return kind ? [{ kind, at: event.at, title: `${event.local}: ${event.text}` }] : [];
}

function pointOf(event: TimelineEvent, { lanes }: Timeline): Item[] {
  const marks = markOf(event);
  if (marks.length === 0 || !lanes.some(({ id }) => id === event.lane)) return [];
  const { lane, at, text } = event;
  return [{ lane, label: text, from: at, to: at, bar: false, open: false, marks }];
}

/** The same words again and again in one lane (a check that does not answer) are one item with several marks. */
function merged(points: readonly Item[]): Item[] {
  const all = new Map<string, Item>();
  for (const point of points) {
    const key = `${point.lane}\n${point.label}`;
    const known = all.get(key);
    all.set(key, known ? { ...known, to: point.to, marks: [...known.marks, ...point.marks] } : point);
  }
  return [...all.values()];
}
