import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { absent, type Items, type Key, type NewItem } from './items.ts';
import type { MailLog } from './mail-log.store.ts';
import { together } from './together.ts';

const mailKey = (key: string): Key => ({ pk: `MAIL#${key}`, sk: 'MAIL' });

/** What BatchWrite takes. */
const marksAtOnce = 25;
const beginningsAtOnce = 25;
const fresh = {
  expression: `${absent.expression} OR #state = :refused`,
  names: { '#state': 'state' },
  values: { ':refused': 'refused' },
};
const begun = (key: string): NewItem => ({ ...mailKey(key), entity: 'mail', state: 'sending' });

export function createMailLog(items: Items): MailLog {
  /** A mark replaces the record whole, whatever it was, so it needs no condition and goes with others. */
  const mark = together(marksAtOnce, async (marks: readonly NewItem[]) => {
    await items.putAll([...new Map(marks.map((item) => [item.pk, item])).values()]);
    return marks.map(() => undefined);
  });
  const begin = together(beginningsAtOnce, (keys: readonly string[]) => beginAll(items, keys));
  return {
    async begin(key) {
      if ((await begin(key)) === 'done') return 'send';
      return (await takeResend(items, key)) ? 'resend' : 'sent';
    },
    async markSent(key, sesMessageId) {
      await mark({ ...mailKey(key), entity: 'mail', state: 'sent', sesMessageId });
    },
    async markRefused(key) {
      if (!(await doubtAgain(items, key))) await mark({ ...mailKey(key), entity: 'mail', state: 'refused' });
    },
  };
}

/** All in one transaction, unless one of them is refused, or is there twice: then each by itself. */
async function beginAll(items: Items, keys: readonly string[]): Promise<('done' | 'refused')[]> {
  const many = keys.length > 1 && new Set(keys).size === keys.length;
  const outcome = many ? await items.transact(keys.map((key) => items.put(begun(key), fresh))) : 'refused';
  if (outcome === 'done') return keys.map(() => 'done');
  return Promise.all(keys.map((key) => items.putIf(begun(key), fresh)));
}

/** An attempt began and nobody knows how it ended: once, and once only, it may be made again. */
async function takeResend(items: Items, key: string): Promise<boolean> {
  try {
    await items.update({
      Key: mailKey(key),
      UpdateExpression: 'SET resent = :yes REMOVE attempt',
      ConditionExpression: '#state = :sending AND attribute_not_exists(resent)',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':yes': true, ':sending': 'sending' },
    });
    return true;
  } catch (failure) {
    if (failure instanceof ConditionalCheckFailedException) return false;
    throw failure;
  }
}

/** The resend was refused, so it was not made: whether the first attempt was is as unknown as before. */
async function doubtAgain(items: Items, key: string): Promise<boolean> {
  try {
    await items.update({
      Key: mailKey(key),
      UpdateExpression: 'REMOVE resent',
      ConditionExpression: 'attribute_exists(resent)',
    });
    return true;
  } catch (failure) {
    if (failure instanceof ConditionalCheckFailedException) return false;
    throw failure;
  }
}
