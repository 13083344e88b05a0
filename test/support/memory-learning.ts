import type { Attempt, AttemptKey, AttemptStore } from '../../activities/store/attempts.store.ts';
import type { ReadingStore } from '../../activities/store/readings.store.ts';

/** Attempts over plain memory, by the rules of the port. */
export function memoryAttempts(): AttemptStore {
  const held = new Map<string, Attempt>();
  const nameOf = ({ caseId, step }: AttemptKey) => `${caseId}/${step}`;
  const change = (key: AttemptKey, to: (attempt: Attempt) => Attempt): Attempt => {
    const found = held.get(nameOf(key));
    if (!found) throw new Error(`There is no attempt ${nameOf(key)}.`);
    const next = to(found);
    held.set(nameOf(key), next);
    return next;
  };
  return {
    async open(attempt) {
      const found = held.get(nameOf(attempt)) ?? { ...attempt, answers: {} };
      held.set(nameOf(attempt), found);
      return found;
    },
    get: async (key) => held.get(nameOf(key)),
    async answer(key, { questionId, answer, at }) {
      const found = held.get(nameOf(key));
      if (!found?.questionIds.includes(questionId)) return 'no-such-question';
      if (found.closedAt !== undefined || (found.endsAt !== undefined && found.endsAt <= at)) return 'closed';
      change(key, (attempt) => ({ ...attempt, answers: { ...attempt.answers, [questionId]: answer } }));
      return 'saved';
    },
    close: async (key, at) => change(key, (attempt) => ({ closedAt: at, ...attempt })),
    grade: async (key, graded) => change(key, (attempt) => ({ graded, ...attempt })),
    ofBank: async () => ({ items: [] }),
  };
}

export function memoryReadings(): ReadingStore {
  const read = new Map<string, Record<string, string>>();
  const lessons = (personId: string, course: string) => read.get(`${personId}/${course}`) ?? {};
  return {
    mark: async (personId, course, { id, at }) => {
      read.set(`${personId}/${course}`, { [id]: at, ...lessons(personId, course) });
    },
    of: async (personId, course) => lessons(personId, course),
  };
}
