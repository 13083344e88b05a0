import { ApplicationFailure } from '@temporalio/activity';
import type { CheckAnswer } from '../../activities/activities.ts';
import { stepIdOf } from '../../domain/processes/migration.rules.ts';
import type { CheckScript, Script } from '../../domain/rehearsals/script.schema.ts';

const second = 1000;
const minute = 60 * second;
/** How a check is asked again: `checking` in workflows/activity-profiles.ts. */
const retry = { initial: 5 * second, most: 15 * minute };
/** Longer than any case is watched, and not too long for the server, which ends an activity that it would try too late. */
const never = 3 * 365 * 24 * 60 * minute;

/** How the checks of a script answer. */
export interface ScriptedChecks {
  /** Throws while the check is down; `at` is the time of asking, in milliseconds. */
  answer(path: string, at: number): CheckAnswer;
}

export function scriptedChecks({ checks }: Pick<Script, 'checks'>): ScriptedChecks {
  const asked = new Map<string, { readonly since: number; readonly script: CheckScript }>();
  const turns = new Map<string, number>();
  const next = (id: string): CheckScript => {
    const turn = turns.get(id) ?? 0;
    turns.set(id, turn + 1);
    const all = [checks[id] ?? 'pass'].flat();
    return all[Math.min(turn, all.length - 1)] ?? 'pass';
  };
  return {
    answer(path, at) {
      const occasion = asked.get(path) ?? { since: at, script: next(stepIdOf(path)) };
      asked.set(path, occasion);
      const { since, script } = occasion;
      const outcome = typeof script === 'object' ? script.answers : script;
      const down = outcome === 'silent' ? never : typeof script === 'object' ? script.down : 0;
      if (outcome === 'silent' || at - since < down - second) throw doesNotAnswer(down, at - since);
      return { outcome, detail: `As the script says: ${outcome}.` };
    },
  };
}

/** Asked again when the real profile would first find it answering: what lies between would find it down. */
function doesNotAnswer(down: number, elapsed: number): ApplicationFailure {
  return ApplicationFailure.create({
    message: 'The check does not answer.',
    type: 'check-down',
    nextRetryDelay: attemptAfter(down) - elapsed,
  });
}

/** When the first attempt comes that is not before `down`, in milliseconds after the first of all. */
export function attemptAfter(down: number): number {
  let [at, delay] = [0, retry.initial];
  while (at < down && delay < retry.most) {
    at += delay;
    delay = Math.min(2 * delay, retry.most);
  }
  return at >= down ? at : at + Math.ceil((down - at) / retry.most) * retry.most;
}
