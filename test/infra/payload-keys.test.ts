import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { deployment, keyArn, listOf, statementsOf } from './deployment.ts';

const own = deployment({ temporalNamespace: 'partners.a1b2c' });
const users = ['api', 'workers', 'mailEvents'] as const;
const keyStatements = (stacks: typeof own, user: (typeof users)[number]) =>
  statementsOf(stacks[user]).filter(({ Action }) =>
    listOf(Action).some((action) => action.startsWith('kms:')),
  );

describe('the key of what Temporal keeps', () => {
  test('rotates, and is not deleted by a deployment', () => {
    Template.fromStack(own.data).hasResource('AWS::KMS::Key', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: { EnableKeyRotation: true, Description: 'Throughline: what Temporal keeps of cases' },
    });
  });

  test.each(users)('may be used by %s for the one namespace, and for nothing else', (user) => {
    const statements = keyStatements(own, user);

    expect(statements.map(({ Action }) => Action)).toEqual(['kms:GenerateDataKey', 'kms:Decrypt']);
    for (const { Condition, Resource } of statements) {
      expect(Condition).toEqual({
        StringEquals: { 'kms:EncryptionContext:temporal-namespace': 'partners.a1b2c' },
      });
      expect(JSON.stringify(Resource)).toMatch(/PayloadKey/);
    }
  });

  test('of one’s own is taken in two steps: first it decrypts, then it encrypts', () => {
    const stacks = [deployment({ payloadKeys: ['stack', keyArn] }), deployment({ payloadKeys: [keyArn] })];

    const stack = { 'Fn::ImportValue': expect.stringMatching(/PayloadKey/) };
    const granted = stacks.map((one) =>
      keyStatements(one, 'workers').map(({ Resource }) => listOf(Resource)),
    );
    expect(granted).toEqual([
      [[stack], [stack, keyArn]],
      [[keyArn], [keyArn, stack]],
    ]);
  });

  test('is used by nobody where encryption is switched off, and stays', () => {
    const off = deployment({ encryptPayloads: 'false' });

    for (const user of users) {
      expect(keyStatements(off, user)).toEqual([]);
      expect(JSON.stringify(Template.fromStack(off[user]).toJSON())).not.toContain('PAYLOAD_KEYS');
    }
    Template.fromStack(off.data).resourceCountIs('AWS::KMS::Key', 1);
  });

  test('is named by its ARN: what an alias leads to can change', () => {
    const payloadKeys = ['arn:aws:kms:eu-central-1:111122223333:alias/throughline'];

    expect(() => deployment({ payloadKeys })).toThrow(/payloadKeys/);
  });
});
