import type { AttemptActivities } from '../../activities/learning/attempt-activities.ts';
import { stepIdOf } from '../../domain/processes/migration.rules.ts';
import type { Script } from '../../domain/rehearsals/script.schema.ts';
import { inTurn } from './in-turn.ts';

/**
 * Attempts at quizzes as a script has them: each comes to the percentage that the script gives, in turn, the last one
 * from then on; to all of it, if it gives none.
 */
export function scriptedAttempts({ answers }: Pick<Script, 'answers'>): AttemptActivities {
  const scripted = inTurn(answers);
  const graded = new Map<string, number>();
  return {
    openAttempt: async ({ at, timeLimit }) =>
      timeLimit === undefined ? {} : { endsAt: new Date(Date.parse(at) + timeLimit).toISOString() },
    async gradeAttempt({ step }) {
      const percent = graded.get(step) ?? Number(scripted(stepIdOf(step)).score ?? 100);
      graded.set(step, percent);
      return { percent };
    },
  };
}
