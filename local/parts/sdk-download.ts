import { chmod, copyFile, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install } from './cache.ts';
import type { Report } from './progress.ts';

/** The two servers that the Temporal SDK knows how to fetch by itself. */
export type SdkServer = 'dev-server' | 'test-server';

const source = 'https://temporal.download';
const probeTimeout = 3000;

/**
 * Whether the SDK's source answers. The SDK's own download has no time limit, so it is never begun where this says no
 * (within seconds).
 */
export async function canDownload(server: SdkServer): Promise<boolean> {
  const name = server === 'dev-server' ? 'cli' : 'temporal-test-server';
  const answer = await fetch(`${source}/${name}/default`, {
    signal: AbortSignal.timeout(probeTimeout),
  }).catch(() => undefined);
  return answer !== undefined && answer.status < 500;
}

/** Lets the SDK download one of its servers, and keeps the executable. Ask {@link canDownload} first. */
export async function downloadWithSdk(server: SdkServer, entry: string, report: Report): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-sdk-'));
  const watch = setInterval(() => void reportSize(folder, report), 1000);
  try {
    await startOnce(server, folder);
    const [file] = await executablesIn(folder);
    if (!file) throw new Error('the SDK left no executable');
    const installed = await install(entry, async (target) => {
      await copyFile(file, join(target, server));
      await chmod(join(target, server), 0o755);
    });
    return join(installed, server);
  } finally {
    clearInterval(watch);
    await rm(folder, { recursive: true, force: true });
  }
}

/** Starting the server once is how the SDK is asked to download it. */
async function startOnce(server: SdkServer, downloadDir: string): Promise<void> {
  const { TestWorkflowEnvironment } = await import('@temporalio/testing');
  const options = { server: { executable: { type: 'cached-download' as const, downloadDir } } };
  const environment =
    server === 'dev-server'
      ? await TestWorkflowEnvironment.createLocal(options)
      : await TestWorkflowEnvironment.createTimeSkipping(options);
  await environment.teardown();
}

async function executablesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names.filter((name) => name.startsWith('temporal')).map((name) => join(folder, name));
}

async function reportSize(folder: string, report: Report): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  let bytes = 0;
  for (const name of names) bytes += (await stat(join(folder, name)).catch(() => ({ size: 0 }))).size;
  report(`downloading, ${(bytes / 1_000_000).toFixed(0)} MB`);
}
