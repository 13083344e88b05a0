import type { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import { table } from '../activities/store/table.ts';
import { payloadKeyContext } from '../domain/payloads/payload-keys.schema.ts';
import type { Settings } from './settings.ts';
import type { Sending } from './stacks/mail.stack.ts';

/** What the stores do, on the table and its indexes: no Scan, nothing that changes the table itself. */
export function useTable(tableArn: string): PolicyStatement {
  return new PolicyStatement({
    actions: [
      'GetItem',
      'BatchGetItem',
      'BatchWriteItem',
      'Query',
      'PutItem',
      'UpdateItem',
      'DeleteItem',
      'ConditionCheckItem',
    ].map((action) => `dynamodb:${action}`),
    resources: withIndexes(tableArn),
  });
}

/** Lists and what they name, and no write. */
export function listTable(tableArn: string): PolicyStatement {
  return new PolicyStatement({
    actions: ['dynamodb:Query', 'dynamodb:BatchGetItem'],
    resources: withIndexes(tableArn),
  });
}

const withIndexes = (tableArn: string) => [
  tableArn,
  ...table.indexes.map(({ name }) => `${tableArn}/index/${name}`),
];

/** For who erases people, and gathers what is held about them: data may lie where no index leads. Of indexes there is no need. */
export function walkTable(tableArn: string): PolicyStatement {
  return new PolicyStatement({ actions: ['dynamodb:Scan'], resources: [tableArn] });
}

/** E-mail from the one address. `headers`: also such as have headers of their own, which SES takes as a whole only. */
export function sendMail(
  { identityArn, configurationSetArn, fromAddress }: Sending,
  { headers = false } = {},
): PolicyStatement {
  return new PolicyStatement({
    actions: ['ses:SendEmail', ...(headers ? ['ses:SendRawEmail'] : [])],
    resources: [identityArn, configurationSetArn],
    conditions: { StringEquals: { 'ses:FromAddress': fromAddress } },
  });
}

/** Encrypting payloads with the newest key, reading them with each: for the one namespace, and nothing else. */
export function usePayloadKeys(
  arns: readonly string[],
  { temporalNamespace }: Pick<Settings, 'temporalNamespace'>,
): PolicyStatement[] {
  const conditions = {
    StringEquals: { [`kms:EncryptionContext:${payloadKeyContext}`]: temporalNamespace },
  };
  if (arns.length === 0) return [];
  return [
    new PolicyStatement({ actions: ['kms:GenerateDataKey'], resources: arns.slice(0, 1), conditions }),
    new PolicyStatement({ actions: ['kms:Decrypt'], resources: [...arns], conditions }),
  ];
}

/**
 * The customer's own key, in a stack that uses it. As one that stands elsewhere: a grant then changes the policy of whoever
 * uses it, never that of the key, which would make the stack of the data wait for all others.
 */
export function keyFrom(scope: Stack, keyArn: string | undefined): IKey | undefined {
  return keyArn === undefined ? undefined : Key.fromKeyArn(scope, 'CustomerKey', keyArn);
}

/** What the table, files and secrets ask of their key for whoever uses them: through them only, so that the key opens nothing else. */
export function useKey(
  { region }: Stack,
  key: IKey | undefined,
  services: readonly ('dynamodb' | 's3' | 'secretsmanager')[],
): PolicyStatement[] {
  if (!key) return [];
  const actions = ['Encrypt', 'Decrypt', 'ReEncryptFrom', 'ReEncryptTo', 'GenerateDataKey', 'DescribeKey'];
  return [
    new PolicyStatement({
      actions: actions.map((action) => `kms:${action}`),
      resources: [key.keyArn],
      conditions: {
        StringEquals: { 'kms:ViaService': services.map((service) => `${service}.${region}.amazonaws.com`) },
      },
    }),
  ];
}
