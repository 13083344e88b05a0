import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflows, traceContext } from '../../infra/constructs/bundle-workflows.ts';
import { cached, install, isCached, removeOlder, withLock } from './cache.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const bundler = join(root, 'infra/constructs/bundle-workflows.ts');
const days = 30;

/**
 * The path of the workflow code in one file, as a worker runs it. Bundling takes seconds: it is done once for each state of
 * the sources, whoever asks; what nobody has bundled for a month goes. `interceptors`: the file of those that it has.
 */
export async function workflowCode(interceptors = traceContext): Promise<string> {
  const entry = `workflows-${await hashOfSources(interceptors)}`;
  if (!isCached(entry))
    await withLock(
      entry,
      () => undefined,
      () => bundled(entry, interceptors),
    );
  return join(cached(entry), 'workflows.js');
}

async function bundled(entry: string, interceptors: string): Promise<void> {
  // Another process may have done it while we waited.
  if (isCached(entry)) return;
  await install(entry, (folder) => bundleWorkflows(folder, interceptors));
  await removeOlder('workflows-', days);
}

/** Everything that the bundle can hold, and how it is made; the lock file says which packages. */
async function hashOfSources(interceptors: string): Promise<string> {
  const folders = ['workflows', 'domain'].map((folder) => join(root, folder));
  const listed = await Promise.all(folders.map((folder) => readdir(folder, { recursive: true })));
  const files = listed.flatMap((names, index) =>
    names.filter((name) => name.endsWith('.ts')).map((name) => join(folders[index] ?? '', name)),
  );
  const hash = createHash('sha256');
  for (const file of [...files.sort(), interceptors, bundler, join(root, 'package-lock.json')])
    hash.update(file.slice(root.length)).update(await readFile(file));
  return hash.digest('hex').slice(0, 16);
}
