import type { App } from 'aws-cdk-lib';
import { type ITableV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { payloadKeysInUse } from './payload-keys.ts';
import { readSettings } from './read-settings.ts';
import type { Settings } from './settings.ts';
import { ApiStack } from './stacks/api.stack.ts';
import { DataStack } from './stacks/data.stack.ts';
import { MailStack } from './stacks/mail.stack.ts';
import { MailEventsStack } from './stacks/mail-events.stack.ts';
import { ObservabilityStack } from './stacks/observability.stack.ts';
import { StreamStack } from './stacks/stream.stack.ts';
import { WorkerFunctionsStack } from './stacks/worker-functions.stack.ts';
import { WorkersStack } from './stacks/workers.stack.ts';
import { stackIn } from './stages.ts';

/** The stacks of one deployment, by what they keep: data and mail outlive the API, so they are stacks of their own. */
export function createStacks(app: App) {
  const settings = readSettings(app);
  const env = accountAndRegion();
  const id = (name: `Throughline${string}`) => stackIn(settings.stage, name);
  const data = new DataStack(app, id('ThroughlineData'), {
    ...env,
    description: 'Throughline: the table and the files',
    settings,
  });
  const table = tableInUse(data, settings);
  const payloadKeys = payloadKeysInUse(data, settings);
  const keyArn = data.key?.keyArn;
  const mail = new MailStack(app, id('ThroughlineMail'), {
    ...env,
    description: 'Throughline: sending e-mail',
    settings,
    keyArn,
  });
  const api = new ApiStack(app, id('ThroughlineApi'), {
    ...env,
    description: 'Throughline: API and portal',
    settings,
    table,
    files: data.files,
    linkKeys: data.linkKeys,
    payloadKeys,
    sending: mail.sending,
    keyArn,
  });
  const onLambda = settings.workersOn === 'lambda';
  const [Workers, workersId] = onLambda
    ? ([WorkerFunctionsStack, 'ThroughlineWorkerFunctions'] as const)
    : ([WorkersStack, 'ThroughlineWorkers'] as const);
  const workers = new Workers(app, id(workersId), {
    ...env,
    description: 'Throughline: Temporal workers',
    settings,
    table,
    linkKeys: data.linkKeys,
    payloadKeys,
    sending: mail.sending,
    publicUrl: api.publicUrl,
    keyArn,
  });
  const mailEvents = new MailEventsStack(app, id('ThroughlineMailEvents'), {
    ...env,
    description: 'Throughline: what becomes of e-mails',
    settings,
    table,
    payloadKeys,
    undelivered: mail.undelivered,
    keyArn,
  });
  const stream = new StreamStack(app, id('ThroughlineStream'), {
    ...env,
    description: 'Throughline: what other systems are told',
    settings,
    table,
    payloadKeys,
    keyArn,
  });
  const observability = new ObservabilityStack(app, id('ThroughlineObservability'), {
    ...env,
    description: 'Throughline: alarms and the dashboard',
    settings,
    table,
    api,
    workers: workers.watched,
    deadLetters: mailEvents.deadLetters,
    stream: stream.function,
    topicKeyArn: mail.topicKey.keyArn,
  });
  return { data, mail, api, workers, mailEvents, stream, observability };
}

/** The table of the data stack, unless a restored one has taken its place. */
function tableInUse({ table }: DataStack, { restoredTable, restoredTableStreamArn }: Settings): ITableV2 {
  if (restoredTable === undefined) return table as ITableV2;
  return TableV2.fromTableAttributes(table.stack, 'RestoredTable', {
    tableName: restoredTable,
    ...(restoredTableStreamArn ? { tableStreamArn: restoredTableStreamArn } : {}),
  });
}

/** The CDK command line's account and region; a synthesis without credentials fits any. */
function accountAndRegion(): { env?: { account: string; region: string } } {
  const { CDK_DEFAULT_ACCOUNT: account, CDK_DEFAULT_REGION: region } = process.env;
  return account && region ? { env: { account, region } } : {};
}
