import type { Actor, CaseView, TimelineEntry } from '../domain/cases/case.schema.ts';
import type { Subject } from '../domain/personal-data/personal-data.ts';
import { defineQuery, defineUpdate } from './define.ts';

/** What can be asked of every case, whatever its program. */
export const taskQueue = 'throughline';

export interface TaskAnswer {
  readonly taskId: string;
  /** One of the task's outcomes. */
  readonly outcome: string;
  readonly actor: Actor;
  readonly comment?: string;
  /**
   * A deal's `request-changes`: `{ fields: ChangeableField[] }`, its `resubmit`: `{ registration: Registration }`; an
   * outcome with the need `form`: `{ values: FormValues }`; with the need `signature`: `{ name, hash }`.
   */
  readonly data?: Readonly<Record<string, unknown>>;
}

/** Every vote on every task. */
export const completeTaskUpdate = defineUpdate<CaseView, [TaskAnswer]>('completeTask');

// An admin's steering. From Temporal UI the actor may be left out.
export const reassignUpdate = defineUpdate<
  CaseView,
  [{ taskId: string; toPersonId: string; reason: string; actor?: Actor }]
>('reassign');
/** Moves a task's due time; in a deal without `taskId` the end of protection. */
export const extendUpdate = defineUpdate<
  CaseView,
  [{ until: string; reason: string; taskId?: string; actor?: Actor }]
>('extend');
export const cancelUpdate = defineUpdate<CaseView, [{ reason: string; actor?: Actor }]>('cancel');
/** For the vendor alone unless `audience` says otherwise. */
export const noteUpdate = defineUpdate<
  CaseView,
  [{ text: string; actor?: Actor; audience?: TimelineEntry['audience'] }]
>('note');

/** Goes on without somebody's name and address, and starts afresh where nothing is half done: the run before is deleted. */
export const forgetUpdate = defineUpdate<void, [Subject]>('forget');

export const viewQuery = defineQuery<CaseView>('view');
export const timelineQuery = defineQuery<TimelineEntry[]>('timeline');
