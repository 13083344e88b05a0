import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answers, type Service, saysInLog } from './processes/service.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

export interface AppOptions {
  /** As handlers/common.env.ts reads it. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly logs: string;
  /** Starts it anew when one of its source files changes. */
  readonly watch: boolean;
}

/** The Temporal worker: workflows and activities. */
export function workerService(options: AppOptions): Service {
  const log = join(options.logs, 'worker.log');
  // The workflows are bundled, not imported, so the watcher is told of them.
  const spec = specOf('Worker', 'local/worker.ts', log, options, ['workflows/**/*.ts', 'domain/**/*.ts']);
  return { spec, address: '', ready: saysInLog(log, '"polling"') };
}

/**
 * The worker that plays the rehearsals of the designer. Nothing waits for it: what it plays on is obtained when it is
 * asked for the first time, and where that cannot be had the product runs without.
 */
export function rehearsalService(options: AppOptions): Service {
  const log = join(options.logs, 'rehearsals.log');
  const spec = specOf('Rehearsal worker', 'rehearsal/serve/worker.ts', log, options, [
    'workflows/**/*.ts',
    'domain/**/*.ts',
  ]);
  return { spec, address: '', ready: async () => true };
}

/** Tells other systems what happens: reads the table's stream, as Lambda does in AWS. */
export function streamService(options: AppOptions): Service {
  const log = join(options.logs, 'stream.log');
  return {
    spec: specOf('Stream reader', 'handlers/stream.local.ts', log, options, []),
    address: '',
    ready: saysInLog(log, '"reading"'),
  };
}

/** The HTTP API and the portal, on `port`. */
export function apiService(options: AppOptions, port: number): Service {
  const address = `http://localhost:${port}`;
  const withPort = { ...options, env: { ...options.env, PORT: String(port) } };
  const spec = specOf('API and portal', 'handlers/api.local.ts', join(options.logs, 'api.log'), withPort, []);
  return { spec, address, ready: answers(address) };
}

function specOf(
  name: string,
  entry: string,
  log: string,
  { env, watch }: AppOptions,
  watched: readonly string[],
): Service['spec'] {
  const include = watched.flatMap((pattern) => ['--include', pattern]);
  const args = watch
    ? ['node_modules/tsx/dist/cli.mjs', 'watch', '--clear-screen=false', ...include, entry]
    : ['--import', 'tsx', entry];
  return { name, program: process.execPath, args, env, cwd: root, log };
}
