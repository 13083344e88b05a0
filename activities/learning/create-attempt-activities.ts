import { randomUUID } from 'node:crypto';
import { drawQuestions } from '../../domain/learning/draw.rules.ts';
import { gradeAnswers } from '../../domain/learning/grade.rules.ts';
import { withExtraTime } from '../../domain/learning/time.rules.ts';
import { endsHere } from '../automatic-failures.ts';
import type { Stores } from '../store/stores.ts';
import type { AttemptActivities } from './attempt-activities.ts';

/** What attempts at quizzes need of the store. */
export interface AttemptDeps {
  readonly stores: Pick<Stores, 'attempts' | 'materials' | 'people'>;
}

/**
 * Opens and grades attempts. Whatever was written first stands, so either can be repeated.
 * @throws ApplicationFailure `must-be-settled` when the bank is not there or holds nothing to ask: operations publish it,
 *   then try again; anything else passes.
 */
export function createAttemptActivities({ stores }: AttemptDeps): AttemptActivities {
  return {
    async openAttempt(input) {
      const { caseId, step, personId, at } = input;
      const before = await stores.attempts.get({ caseId, step });
      if (before) return endOf(before);
      const bank = await stores.materials.current('bank', input.bank);
      if (!bank) throw noBank(input.bank);
      const withdrawn = await withdrawnFrom(stores, bank.id);
      const questions = bank.content.questions.filter(({ id }) => !withdrawn.has(id));
      if (questions.length === 0) throw emptyBank(input.bank);
      const timeLimit = withExtraTime(input.timeLimit, (await stores.people.get(personId))?.extraTime);
      // Who knew the seed could work out from what is shown in which order the bank has it.
      const seed = `${input.seed}/${randomUUID()}`;
      const opened = await stores.attempts.open({
        ...{ caseId, step, personId, seed, startedAt: at },
        bank: { id: bank.id, version: bank.version },
        questionIds: drawQuestions(questions, input.questions, seed),
        ...(timeLimit === undefined ? {} : { endsAt: new Date(Date.parse(at) + timeLimit).toISOString() }),
      });
      return endOf(opened);
    },
    async gradeAttempt({ caseId, step, at }) {
      const { bank, questionIds, answers, graded } = await stores.attempts.close({ caseId, step }, at);
      if (graded) return { percent: graded.percent };
      const version = await stores.materials.version('bank', bank.id, bank.version);
      if (!version) throw noBank(bank.id);
      const drawn = version.content.questions.filter(({ id }) => questionIds.includes(id));
      const grading = gradeAnswers(drawn, answers, await withdrawnFrom(stores, bank.id));
      const first = await stores.attempts.grade({ caseId, step }, { at, ...grading });
      return { percent: (first.graded ?? grading).percent };
    },
  };
}

const endOf = ({ endsAt }: { readonly endsAt?: string | undefined }) =>
  endsAt === undefined ? {} : { endsAt };

async function withdrawnFrom(
  { materials }: AttemptDeps['stores'],
  bank: string,
): Promise<ReadonlySet<string>> {
  return new Set((await materials.withdrawn(bank)).map(({ questionId }) => questionId));
}

const noBank = (bank: string) =>
  endsHere(
    'unsettled',
    `There is no bank of questions "${bank}". Have it published under this name, then try again.`,
  );
const emptyBank = (bank: string) =>
  endsHere(
    'unsettled',
    `The bank "${bank}" has no question that counts. Have a version with questions published, then try again.`,
  );
