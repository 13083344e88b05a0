import type { App } from 'aws-cdk-lib';
import { type ITableV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { payloadKeysInUse } from './payload-keys.ts';
import { type Settings, settingsSchema } from './settings.ts';
import { ApiStack } from './stacks/api.stack.ts';
import { DataStack } from './stacks/data.stack.ts';
import { MailStack } from './stacks/mail.stack.ts';
import { MailEventsStack } from './stacks/mail-events.stack.ts';
import { ObservabilityStack } from './stacks/observability.stack.ts';
import { StreamStack } from './stacks/stream.stack.ts';
import { WorkersStack } from './stacks/workers.stack.ts';

/** The stacks of one deployment, by what they keep: data and mail outlive the API, so they are stacks of their own. */
export function createStacks(app: App) {
  const settings = readSettings(app);
  const env = accountAndRegion();
  const data = new DataStack(app, 'ThroughlineData', {
    ...env,
    description: 'Throughline: the table and the files',
    settings,
  });
  const table = tableInUse(data, settings);
  const payloadKeys = payloadKeysInUse(data, settings);
  const mail = new MailStack(app, 'ThroughlineMail', {
    ...env,
    description: 'Throughline: sending e-mail',
    settings,
  });
  const api = new ApiStack(app, 'ThroughlineApi', {
    ...env,
    description: 'Throughline: API and portal',
    settings,
    table,
    files: data.files,
    linkKeys: data.linkKeys,
    payloadKeys,
    sending: mail.sending,
  });
  const workers = new WorkersStack(app, 'ThroughlineWorkers', {
    ...env,
    description: 'Throughline: Temporal workers',
    settings,
    table,
    linkKeys: data.linkKeys,
    payloadKeys,
    sending: mail.sending,
    publicUrl: api.publicUrl,
  });
  const mailEvents = new MailEventsStack(app, 'ThroughlineMailEvents', {
    ...env,
    description: 'Throughline: what becomes of e-mails',
    settings,
    table,
    payloadKeys,
    undelivered: mail.undelivered,
  });
  const stream = new StreamStack(app, 'ThroughlineStream', {
    ...env,
    description: 'Throughline: what other systems are told',
    settings,
    table,
    payloadKeys,
  });
  const observability = new ObservabilityStack(app, 'ThroughlineObservability', {
    ...env,
    description: 'Throughline: alarms and the dashboard',
    settings,
    table,
    api,
    workers: workers.service,
    deadLetters: mailEvents.deadLetters,
    stream: stream.function,
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

/** Reads the context; throws one sentence that names each setting that is wrong. */
function readSettings({ node }: App): Settings {
  const names = Object.keys(settingsSchema.shape);
  const given = names.map((name) => [name, node.tryGetContext(name)] as const);
  const parsed = settingsSchema.safeParse(
    Object.fromEntries(given.filter(([, value]) => value !== undefined)),
  );
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`The context of cdk.json cannot be used. ${problems.join('; ')}.`);
}

/** The CDK command line's account and region; a synthesis without credentials fits any. */
function accountAndRegion(): { env?: { account: string; region: string } } {
  const { CDK_DEFAULT_ACCOUNT: account, CDK_DEFAULT_REGION: region } = process.env;
  return account && region ? { env: { account, region } } : {};
}
