import type { RecordInput } from '../../activities/activities.ts';
import type { Task } from '../../domain/cases/case.schema.ts';
import type { Happening, Script, ScriptedAnswer } from '../../domain/rehearsals/script.schema.ts';

/** An act of a script that did not come about as written. */
export interface ActProblem {
  /** Which act, counted from 1. */
  readonly act: number;
  /** `profile`, or `withdraw`. */
  readonly about: string;
  readonly at?: string;
  readonly message: string;
}

export interface NumberedAct<Act = ScriptedAnswer | Happening> {
  readonly number: number;
  readonly act: Act;
}

export const isAnswer = (one: NumberedAct): one is NumberedAct<ScriptedAnswer> => 'on' in one.act;

export function numbered({ acts }: Pick<Script, 'acts'>): NumberedAct[] {
  return acts.map((act, index) => ({ number: index + 1, act }));
}

const minute = 60_000;
/** The part of a minute in which people act; the rest is left to what their acts set going. */
const acting = 50_000;

/**
 * The moment at which an act is carried out: in the minute of its due time or the next, at a second that is its own.
 * What an act sets going carries its second on, so no act ever meets a timer: a case that cancels a timer in the
 * instant in which it fires is stranded by the server (temporalio/sdk-java#3088).
 */
export function ownSecond(due: number, { number }: Pick<NumberedAct, 'number'>, acts: number): number {
  const second = Math.round((acting * number) / (acts + 1));
  const moment = Math.floor(due / minute) * minute + second;
  return moment < due ? moment + minute : moment;
}

/** A moment after this one at which nobody acts and no timer fires: everything that was under way is done by then. */
export function quietSecond(moment: number): number {
  const quiet = Math.floor(moment / minute) * minute + 55_000;
  return quiet < moment ? quiet + minute : quiet;
}

/** Gives each task that opens the first act about it that no other task has taken. */
export class OpenActs {
  readonly #waiting: NumberedAct<ScriptedAnswer>[];
  readonly #seen = new Set<string>();
  readonly #isAbout: (act: ScriptedAnswer, task: Task) => boolean;

  constructor(acts: readonly NumberedAct[], isAbout: (act: ScriptedAnswer, task: Task) => boolean) {
    this.#waiting = acts.filter(isAnswer);
    this.#isAbout = isAbout;
  }

  /** The tasks that this turn has opened, each with its act. */
  taken({
    changedTasks,
  }: Pick<RecordInput, 'changedTasks'>): { task: Task; act: NumberedAct<ScriptedAnswer> }[] {
    return changedTasks.flatMap((task) => {
      if (task.status !== 'open' || this.#seen.has(task.id)) return [];
      this.#seen.add(task.id);
      const index = this.#waiting.findIndex(({ act }) => this.#isAbout(act, task));
      const [act] = index < 0 ? [] : this.#waiting.splice(index, 1);
      return act ? [{ task, act }] : [];
    });
  }

  /** Acts whose task never opened. */
  left(): readonly NumberedAct<ScriptedAnswer>[] {
    return this.#waiting;
  }
}
