/** What an event of a timeline is. */
const eventKinds = [
  'start',
  'stage',
  'task',
  'mail',
  'reminder',
  'escalation',
  'deadline',
  'answer',
  'silence',
  'check',
  'action',
  'webhook',
  'program',
  'trouble',
  'note',
  'outcome',
] as const;
export type EventKind = (typeof eventKinds)[number];

/** One thing that happened in a rehearsed case. Its shape is that of the JSON that `rehearse --json` prints. */
export interface TimelineEvent {
  /** The instant, ISO 8601 in UTC, to the minute. */
  readonly at: string;
  /** The same in the program's zone, as people read it: `Mon 4 Jan 2027 10:00`. */
  readonly local: string;
  /** Days since the start, to two digits. */
  readonly day: number;
  readonly kind: EventKind;
  /** Whom it is about: `partner`, a role of the program, or `case` for what nobody does. */
  readonly lane: string;
  readonly text: string;
  /** The path of the step. */
  readonly step?: string;
  /** The task in its case: `T3`. */
  readonly task?: string;
  /** To whom an e-mail went, or who acted; names. */
  readonly people?: readonly string[];
  /** The stage that was entered, or the outcome. */
  readonly id?: string;
}

/** A stretch of time in which a task was open, or a stage lasted. */
export interface Span {
  readonly id: string;
  readonly lane: string;
  readonly title: string;
  readonly from: string;
  readonly to: string;
  /** When it was due, if that was said. */
  readonly dueAt?: string;
  /** It was still open when the rehearsal was over. */
  readonly open?: true;
}

/** A rehearsed case as it is told: as text, as JSON, and as a picture. */
export interface Timeline {
  readonly zone: string;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly title: string;
  /** In the order of first appearance; the partner first, `case` last. */
  readonly lanes: readonly { readonly id: string; readonly label: string }[];
  readonly events: readonly TimelineEvent[];
  readonly stages: readonly Span[];
  readonly tasks: readonly Span[];
}
