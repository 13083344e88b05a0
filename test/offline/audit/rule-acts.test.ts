import { expect, test } from 'vitest';
import { ruleAct } from '../../../activities/audit/rule-acts.ts';

const execution = {
  ...{ activityType: 'recordCase', workflowType: 'dealRegistration', activityId: '7', runId: 'r' },
  workflowId: 'deal-registration/northwind/D-7K3M9Q2XBA',
};
const line = (kind: string, via: string) => ({ kind, actor: { via } });

test("a turn is a rule's act where a line has nobody behind it, and else is on record where it was asked for", () => {
  const turn = (...entries: object[]) => ruleAct(execution, { entries });

  expect(turn(line('approved', 'portal'))).toBeUndefined();
  expect(turn()).toBeUndefined();
  expect(turn(line('approved', 'portal'), line('protected', 'system'))).toMatchObject({
    ...{ who: 'rule:dealRegistration', verb: 'protected', on: ['D-7K3M9Q2XBA'], via: 'system' },
    from: 'dealRegistration/recordCase',
  });
  expect(turn(line('cancelled', 'temporal-ui'))).toMatchObject({
    who: 'rule:temporal-ui',
    verb: 'cancelled',
  });
});

test('an activity that may run twice has a key under which it is one act; a step beside the store has none', () => {
  const of = (activityType: string) => ruleAct({ ...execution, activityType }, {});

  expect(of('runAction')).toMatchObject({
    verb: 'runAction',
    once: 'deal-registration/northwind/D-7K3M9Q2XBA/r/7',
  });
  expect(of('releaseCustomer')).not.toHaveProperty('once');
});
