import type { App } from 'aws-cdk-lib';
import { type Settings, settingsSchema } from './settings.ts';
import { ApiStack } from './stacks/api.stack.ts';
import { DataStack } from './stacks/data.stack.ts';
import { MailStack } from './stacks/mail.stack.ts';

/** The stacks of one deployment, by what they keep: data and mail outlive the API, so they are stacks of their own. */
export function createStacks(app: App): { data: DataStack; mail: MailStack; api: ApiStack } {
  const settings = readSettings(app);
  const env = accountAndRegion();
  const data = new DataStack(app, 'ThroughlineData', {
    ...env,
    description: 'Throughline: the table and the files',
    settings,
  });
  const mail = new MailStack(app, 'ThroughlineMail', {
    ...env,
    description: 'Throughline: sending e-mail',
    settings,
  });
  const api = new ApiStack(app, 'ThroughlineApi', {
    ...env,
    description: 'Throughline: API and portal',
    settings,
    table: data.table,
    files: data.files,
    sending: mail.sending,
  });
  return { data, mail, api };
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
