import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ProvidedContext } from 'vitest';
import type { TestProject } from 'vitest/node';
import { bundleDesigner } from '../../infra/constructs/bundle-designer.ts';
import { bundleWorker } from '../../infra/constructs/bundle-worker.ts';
import { chromiumPart } from '../../local/parts/chromium.ts';
import { dynamoPart } from '../../local/parts/dynamodb.ts';
import { obtainPart, type Part } from '../../local/parts/part.ts';
import { freePort } from '../../local/parts/ports.ts';
import { endProgress, showProgress } from '../../local/parts/progress.ts';
import { temporalPart } from '../../local/parts/temporal.ts';
import { temporalServerPart } from '../../local/parts/temporal-server.ts';
import { testServerPart } from '../../local/parts/test-server.ts';
import { versitygwPart } from '../../local/parts/versitygw.ts';
import { workflowCode } from '../../local/parts/workflow-code.ts';
import type { RunningProcess } from '../../local/processes/process.ts';
import { type Service, startService } from '../../local/processes/service.ts';
import { dynamoService, fileStoreService, inboxService, temporalService } from '../../local/services.ts';

declare module 'vitest' {
  /** What a test gets with `inject(...)`; its project starts only the parts that it needs. */
  interface ProvidedContext {
    /** URL of DynamoDB Local, in memory, empty at first. Make a table of one's own: test/support/table.ts. */
    dynamodbEndpoint: string;
    /** `host:port` of a dev server. Use a namespace of one's own: test/support/namespace.ts. */
    temporalAddress: string;
    /** URL of the SES-compatible inbox, shared: `GET /store` lists all mails, so search by the recipient. */
    sesEndpoint: string;
    /** URL of the store of files. Make a bucket of one's own: test/support/bucket.ts. */
    s3Endpoint: string;
    /** Executable of the time-skipping server: each test file starts its own, because time is one for all in it. */
    testServerPath: string;
    /** Executable of a whole Temporal server, which invokes functions: test/serverless/temporal.ts starts it. */
    temporalServerPath: string;
    chromiumPath: string;
    /** Folder of the designer as browsers get it. */
    designerFiles: string;
    /** The workflow code, bundled as the worker does it. */
    workflowBundlePath: string;
    /** The worker as its image runs it, in one file: it starts in half the time of the sources. */
    workerPath: string;
  }
}

/** Started once in a test run and shared by the projects, whose set-up modules do not share their state. */
interface Shared {
  value: Promise<string>;
  stop: () => Promise<void>;
  users: number;
}
const registryKey = Symbol.for('throughline.test.parts');

function registry(): Map<string, Shared> {
  const holder = globalThis as { [registryKey]?: Map<string, Shared> };
  holder[registryKey] ??= new Map();
  return holder[registryKey];
}

type PartName = keyof ProvidedContext;

async function had<T>(part: Part<T>): Promise<T> {
  try {
    return await obtainPart(part, showProgress(part.name));
  } finally {
    endProgress();
  }
}

interface Made {
  readonly value: string;
  readonly running?: RunningProcess;
}

const makers: Record<PartName, () => Promise<Made>> = {
  dynamodbEndpoint: async () =>
    given('DYNAMODB_ENDPOINT') ?? started(dynamoService(await had(dynamoPart), await fresh())),
  temporalAddress: async () =>
    given('TEMPORAL_ADDRESS') ?? started(temporalService(await had(temporalPart), await fresh())),
  sesEndpoint: async () => started(inboxService(await fresh())),
  s3Endpoint: async () =>
    given('S3_ENDPOINT') ?? started(fileStoreService(await had(versitygwPart), await fresh())),
  testServerPath: async () => ({ value: await had(testServerPart) }),
  temporalServerPath: async () => ({ value: await had(temporalServerPart) }),
  chromiumPath: async () => ({ value: await had(chromiumPart) }),
  workflowBundlePath: async () => ({ value: await workflowCode() }),
  designerFiles: async () => ({ value: await bundledDesigner() }),
  workerPath: async () => ({ value: await bundledWorker() }),
};

async function bundledWorker(): Promise<string> {
  const folder = temporaryFolder('worker');
  await bundleWorker(folder);
  const packages = fileURLToPath(new URL('../../node_modules/@temporalio', import.meta.url));
  symlinkSync(packages, join(folder, 'node_modules', '@temporalio'));
  return join(folder, 'worker.mjs');
}

async function bundledDesigner(): Promise<string> {
  const folder = temporaryFolder('designer');
  await bundleDesigner(folder);
  return folder;
}

/** The address of a running part, if the environment has it. */
function given(name: string): Made | undefined {
  const value = process.env[name];
  return value ? { value } : undefined;
}

async function started(service: Service): Promise<Made> {
  return { value: service.address, running: await startService(service) };
}

async function fresh(): Promise<{ port: number; logs: string }> {
  return { port: await freePort(), logs: temporaryFolder('logs') };
}

function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `throughline-test-${name}-`));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function acquire(name: PartName): Promise<string> {
  const parts = registry();
  const known = parts.get(name);
  if (known) {
    known.users += 1;
    return known.value;
  }
  const made = makers[name]();
  parts.set(name, {
    value: made.then(({ value }) => value),
    stop: () =>
      made.then(
        ({ running }) => running?.stop(),
        () => undefined,
      ),
    users: 1,
  });
  return made.then(({ value }) => value);
}

async function release(name: PartName): Promise<void> {
  const shared = registry().get(name);
  if (!shared) return;
  shared.users -= 1;
  if (shared.users > 0) return;
  registry().delete(name);
  await shared.stop();
}

/** A project's global set-up: starts (or shares) the named parts, provides them, and gives the teardown. */
export function setupOf(...names: PartName[]): (project: TestProject) => Promise<() => Promise<void>> {
  return async (project) => {
    await Promise.all(names.map(async (name) => project.provide(name, await acquire(name))));
    return async () => {
      await Promise.all(names.map(release));
    };
  };
}
