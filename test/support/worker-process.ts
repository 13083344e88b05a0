import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { inject, onTestFinished } from 'vitest';
import { payloadKeys, type TestProduct } from './product.ts';

/** What a worker runs with, where not with the workflows and the store of this test run. */
export interface WorkerOptions {
  readonly workflows?: string;
  /** Where it finds DynamoDB, if not where the tests do. */
  readonly dynamodb?: string;
  /** Where it sends traces. */
  readonly telemetry?: string;
  /** The release that it is. */
  readonly release?: string;
}

/** The worker as it is deployed: a process of its own, for one test, which can kill it. Resolves when it polls. */
export async function spawnWorker(
  { tableName, namespace, address }: TestProduct,
  {
    workflows = inject('workflowBundlePath'),
    dynamodb = inject('dynamodbEndpoint'),
    telemetry,
    release,
  }: WorkerOptions = {},
): Promise<{ kill: () => Promise<void>; end: () => Promise<number | null> }> {
  const linkKeys = [{ id: 'k1', secret: 'a-secret-of-tests-that-is-long-enough-to-sign-with' }];
  const child = spawn(process.execPath, [inject('workerPath')], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      ...process.env,
      TABLE_NAME: tableName,
      TEMPORAL_NAMESPACE: namespace,
      TEMPORAL_ADDRESS: address,
      DYNAMODB_ENDPOINT: dynamodb,
      SES_ENDPOINT: inject('sesEndpoint'),
      LINK_KEYS: JSON.stringify(linkKeys),
      PAYLOAD_KEYS: JSON.stringify(payloadKeys),
      PUBLIC_URL: 'http://portal.example',
      SANCTIONS_LIST: '[]',
      WORKFLOW_BUNDLE: workflows,
      // Nobody reads it to the end.
      LOG_LEVEL: 'silent',
      ...(telemetry ? { TELEMETRY_URL: telemetry } : {}),
      ...(release ? { RELEASE: release, TAKES_OVER: 'false' } : {}),
    },
  });
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  // As whoever deploys ends it; answers its exit code.
  const end = async () => {
    child.kill('SIGTERM');
    const [code] = await once(child, 'exit');
    return code as number | null;
  };
  onTestFinished(kill);
  await untilPolling(child);
  return { kill, end };
}

async function untilPolling(child: ChildProcess): Promise<void> {
  let said = '';
  for await (const chunk of child.stdout ?? []) {
    said += String(chunk);
    if (said.includes('"polling"')) {
      child.stdout?.unpipe();
      return;
    }
  }
  throw new Error('The worker ended before it polled');
}
