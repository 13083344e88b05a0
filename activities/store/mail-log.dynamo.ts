import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { isOfSyntheticDeal } from '../../domain/synthetic/synthetic-partner.ts';
import { absent, type Items, type Key, type NewItem } from './items.ts';
import type { MailLog } from './mail-log.store.ts';
import { together } from './together.ts';

export const mailKeyOf = (key: string): Key => ({ pk: `MAIL#${key}`, sk: 'MAIL' });

/** What BatchWrite takes. */
const marksAtOnce = 25;
const beginningsAtOnce = 25;
const fresh = {
  expression: `${absent.expression} OR #state = :refused`,
  names: { '#state': 'state' },
  values: { ':refused': 'refused' },
};
const recordOf = (key: string, state: string): NewItem => ({
  ...{ ...mailKeyOf(key), entity: 'mail', state },
  // Those of synthetic deals are nobody's to look up later.
  ...(isOfSyntheticDeal(key) ? { expiresAt: Math.ceil(Date.now() / 1000) + 86_400 } : {}),
});
const begun = (key: string): NewItem => recordOf(key, 'sending');

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
      await mark({ ...recordOf(key, 'sent'), sesMessageId });
    },
    async markRefused(key) {
      if (!(await doubtAgain(items, key))) await mark(recordOf(key, 'refused'));
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
      Key: mailKeyOf(key),
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
      Key: mailKeyOf(key),
      UpdateExpression: 'REMOVE resent',
      ConditionExpression: 'attribute_exists(resent)',
    });
    return true;
  } catch (failure) {
    if (failure instanceof ConditionalCheckFailedException) return false;
    throw failure;
  }
}
