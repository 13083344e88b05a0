import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DomainError } from '../../domain/errors.ts';
import type { Attempt, AttemptKey, AttemptStore, OpenAttempt } from './attempts.store.ts';
import { type Listing, readPage } from './cursor.ts';
import { absent, type Item, type Items, type Key } from './items.ts';

const keyOf = ({ caseId, step }: AttemptKey): Key => ({ pk: `ATTEMPT#${caseId}`, sk: step });
const ofBank = (bankId: string) => `BANK#${bankId}#ATTEMPTS`;

/** An attempt is one item: what is answered meets its end there, and one of the two is first. */
export function createAttemptStore(items: Items): AttemptStore {
  const get = async (key: AttemptKey) => {
    const found = await items.get(keyOf(key));
    return found && attemptOf(found);
  };
  return {
    get,
    async open(attempt) {
      const { caseId: _case, step: _step, ...begun } = attempt;
      const item = { ...keyOf(attempt), entity: 'quiz-attempt', ...begun, answers: {} };
      if ((await items.putIf(item, absent)) === 'done') return { ...attempt, answers: {} };
      return (await get(attempt)) ?? noAttempt(attempt);
    },
    answer: (key, given) => answer(items, key, given),
    close: (key, at) =>
      written(items, key, {
        UpdateExpression: 'SET closedAt = if_not_exists(closedAt, :at) REMOVE attempt',
        ExpressionAttributeValues: { ':at': at },
      }),
    async grade(key, graded) {
      const { bank } = (await get(key)) ?? noAttempt(key);
      return written(items, key, {
        UpdateExpression:
          'SET graded = if_not_exists(graded, :graded), gsi1pk = :list, gsi1sk = if_not_exists(gsi1sk, :place)',
        ExpressionAttributeValues: {
          ':graded': graded,
          ':list': ofBank(bank.id),
          ':place': `${graded.at}#${key.caseId}#${key.step}`,
        },
      });
    },
    ofBank: (bankId, page) => readPage(items, { ...listing, partition: ofBank(bankId) }, page),
  };
}

const listing: Omit<Listing<Attempt>, 'partition'> = {
  ...{ index: 'gsi1', newestFirst: true, rowOf: attemptOf },
};

function attemptOf({ pk, sk, answers, closedAt, graded, ...item }: Item): Attempt {
  const { personId, bank, seed, questionIds, startedAt, endsAt } = item as unknown as OpenAttempt;
  return {
    ...{ caseId: pk.slice('ATTEMPT#'.length), step: sk, personId, bank, seed, questionIds, startedAt },
    ...(endsAt === undefined ? {} : { endsAt }),
    answers: answers as Attempt['answers'],
    ...(closedAt === undefined ? {} : { closedAt: closedAt as string }),
    ...(graded === undefined ? {} : { graded: graded as Attempt['graded'] }),
  };
}

/** Refused by the item itself as soon as it is closed, or its time is over. */
async function answer(
  items: Items,
  key: AttemptKey,
  { questionId, answer, at }: Parameters<AttemptStore['answer']>[1],
): ReturnType<AttemptStore['answer']> {
  try {
    await items.update({
      Key: { ...keyOf(key) },
      UpdateExpression: 'SET answers.#question = :answer REMOVE attempt',
      ConditionExpression:
        'attribute_not_exists(closedAt) AND (attribute_not_exists(endsAt) OR endsAt > :at) AND contains(questionIds, :question)',
      ExpressionAttributeNames: { '#question': questionId },
      ExpressionAttributeValues: { ':answer': answer, ':at': at, ':question': questionId },
      ReturnValues: 'NONE',
    });
    return 'saved';
  } catch (failure) {
    if (!(failure instanceof ConditionalCheckFailedException)) throw failure;
    const found = await items.get(keyOf(key));
    return found && attemptOf(found).questionIds.includes(questionId) ? 'closed' : 'no-such-question';
  }
}

/** Changes an attempt that is there. */
async function written(
  items: Items,
  key: AttemptKey,
  change: Pick<Parameters<Items['update']>[0], 'UpdateExpression' | 'ExpressionAttributeValues'>,
): Promise<Attempt> {
  try {
    const item = await items.update({
      Key: { ...keyOf(key) },
      ConditionExpression: 'attribute_exists(pk)',
      ...change,
    });
    return attemptOf(item);
  } catch (failure) {
    if (failure instanceof ConditionalCheckFailedException) return noAttempt(key);
    throw failure;
  }
}

function noAttempt({ caseId, step }: AttemptKey): never {
  throw new DomainError('unexpected', `The case ${caseId} has no attempt ${step}.`);
}
