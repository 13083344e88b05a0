import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
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
    resources: [tableArn, ...table.indexes.map(({ name }) => `${tableArn}/index/${name}`)],
  });
}

export function sendMail({ identityArn, configurationSetArn, fromAddress }: Sending): PolicyStatement {
  return new PolicyStatement({
    actions: ['ses:SendEmail'],
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
