import type { RecordInput } from '../../activities/activities.ts';
import type { CaseView, Task, TimelineEntry } from '../../domain/cases/case.schema.ts';
import type { MessageName } from '../../domain/mail/messages.ts';

/** An e-mail as it would have been sent. */
export interface SentMail {
  readonly at: string;
  readonly personId: string;
  readonly subject: string;
  /** The mail in plain text, as it was laid out. */
  readonly text: string;
  readonly html: string;
  /** Absent for an e-mail that the program words itself. */
  readonly message?: MessageName;
  readonly taskId?: string;
}

/** Something that was asked of the world outside. */
export interface OutsideCall {
  readonly at: string;
  readonly kind: 'check' | 'action' | 'webhook' | 'program';
  /** The step's path. */
  readonly step: string;
  readonly name: string;
  /** What came of it, in words. */
  readonly text: string;
}

/** A task as it stands, and when it was closed. */
export interface TaskHistory {
  readonly task: Task;
  readonly closedAt?: string;
}

/** Everything that a rehearsed case did, as it was seen from outside the workflow. */
export interface CaseRecord {
  view?: CaseView;
  /** The case whenever it was written, in order; the last is `view`. */
  readonly turns: CaseView[];
  readonly entries: TimelineEntry[];
  readonly mails: SentMail[];
  readonly calls: OutsideCall[];
  readonly tasks: Map<string, TaskHistory>;
  /** The stages that it was in whenever it was written, in order, each when it was entered. */
  readonly stages: { readonly id: string; readonly at: string }[];
  /** The outcomes that it ended with: several, if it was taken up again. */
  readonly outcomes: string[];
}

export function emptyRecord(): CaseRecord {
  return { turns: [], entries: [], mails: [], calls: [], tasks: new Map(), stages: [], outcomes: [] };
}

/** Takes in what a turn of the case wrote. */
export function takeIn(record: CaseRecord, { view, entries, changedTasks }: RecordInput): void {
  if (view.outcome !== undefined && record.view?.outcome === undefined) record.outcomes.push(view.outcome);
  if (record.stages.at(-1)?.id !== view.stage)
    record.stages.push({ id: view.stage, at: view.stageSince ?? view.updatedAt });
  record.view = view;
  record.turns.push(view);
  record.entries.push(...entries);
  for (const task of changedTasks) {
    const closedAt = record.tasks.get(task.id)?.closedAt ?? view.updatedAt;
    record.tasks.set(task.id, task.status === 'open' ? { task } : { task, closedAt });
  }
}
