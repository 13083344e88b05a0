import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject, onTestFinished } from 'vitest';
import { bundleWorkerFunction } from '../../infra/constructs/bundle-worker-function.ts';
import { linkKeys, payloadKeys, type TestProduct } from './product.ts';

const source = fileURLToPath(new URL('../../handlers/worker.lambda.ts', import.meta.url));
const native = { x64: 'x86_64', arm64: 'aarch64' }[process.arch as 'x64' | 'arm64'];
const system = { linux: 'unknown-linux-gnu', darwin: 'apple-darwin' }[process.platform as 'linux' | 'darwin'];

/** In place of Lambda's runtime, and of the extension that has the keys. */
const runtime = `
  const [bundle, keys] = process.argv.slice(2);
  globalThis.fetch = async () => Response.json({ SecretString: keys });
  const { handler } = await import(bundle);
  process.on('message', async ({ milliseconds }) => {
    const end = Date.now() + milliseconds;
    const context = {
      awsRequestId: crypto.randomUUID(),
      invokedFunctionArn: 'arn:aws:lambda:eu-central-1:111122223333:function:worker:1',
      getRemainingTimeInMillis: () => end - Date.now(),
    };
    process.send(await handler({}, context).catch((failure) => ({ failed: String(failure.stack) })));
  });
`;

/** What an invocation came to, or the message of its failure. */
export type Invoked = { readonly ended: 'idle' | 'deadline' } | { readonly failed: string };

/**
 * The worker as a function, from the bundle that is deployed, for one test: as in Lambda, a process has one invocation after
 * the other, and an invocation that finds none free begins another. `milliseconds`: the time that Lambda says is left.
 */
export async function workerFunction(
  product: TestProduct,
  release: string,
  { idleSeconds = 0.5 } = {},
): Promise<{ invoke: (milliseconds: number) => Promise<Invoked> }> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-test-function-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  await bundleWorkerFunction(source, folder, `${native}-${system}`);
  writeFileSync(join(folder, 'runtime.mjs'), runtime);
  const env = environmentOf(product, release, idleSeconds);
  const [all, free]: [ChildProcess[], ChildProcess[]] = [[], []];
  onTestFinished(async () => {
    await Promise.all(all.map(kill));
  });
  const start = () => {
    const child = startProcess(folder, env);
    all.push(child);
    return child;
  };
  const invoke = async (milliseconds: number) => {
    const child = free.pop() ?? start();
    child.send({ milliseconds });
    const [answer] = (await once(child, 'message')) as [Invoked];
    free.push(child);
    return answer;
  };
  return { invoke };
}

const startProcess = (folder: string, env: Readonly<Record<string, string>>): ChildProcess =>
  fork('runtime.mjs', [join(folder, 'index.mjs'), JSON.stringify(linkKeys)], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { ...process.env, ...env },
  });

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

const environmentOf = (
  { tableName, namespace, address }: TestProduct,
  release: string,
  idleSeconds: number,
) => ({
  TABLE_NAME: tableName,
  TEMPORAL_NAMESPACE: namespace,
  TEMPORAL_ADDRESS: address,
  AWS_ENDPOINT_URL_DYNAMODB: inject('dynamodbEndpoint'),
  AWS_ENDPOINT_URL_SES: inject('sesEndpoint'),
  LINK_KEYS_SECRET_ARN: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:LinkKeys-AbC',
  PAYLOAD_KEYS: JSON.stringify(payloadKeys),
  PUBLIC_URL: 'http://portal.example',
  SANCTIONS_LIST: '[]',
  WORKFLOW_BUNDLE: inject('workflowBundlePath'),
  RELEASE: release,
  IDLE_SECONDS: String(idleSeconds),
  LOG_LEVEL: 'silent',
});
