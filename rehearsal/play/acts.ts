import type { RecordInput } from '../../activities/activities.ts';
import type { Task } from '../../domain/cases/case.schema.ts';
import type { Happening, Script, ScriptedAnswer } from '../script.schema.ts';

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
