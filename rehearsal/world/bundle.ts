import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';
import { cached, install, isCached } from '../../local/parts/cache.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const clock = fileURLToPath(new URL('case-clock.interceptors.ts', import.meta.url));
const silent = { trace() {}, debug() {}, info() {}, warn() {}, error() {}, log() {} };

/** The workflow code as the worker runs it, with the clock of rehearsals; made once for each state of the sources. */
export async function rehearsalBundle(): Promise<{ readonly codePath: string }> {
  const entry = `rehearsal-${await hashOfSources()}`;
  if (!isCached(entry)) await install(entry, bundleInto);
  return { codePath: join(cached(entry), 'workflows.js') };
}

async function bundleInto(directory: string): Promise<void> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(root, 'workflows/index.ts'),
    workflowInterceptorModules: [clock],
    logger: silent,
  });
  await writeFile(join(directory, 'workflows.js'), code);
}

/** Everything that the bundle can hold; the lock file says which packages. */
async function hashOfSources(): Promise<string> {
  const folders = ['workflows', 'domain'].map((folder) => join(root, folder));
  const listed = await Promise.all(folders.map((folder) => readdir(folder, { recursive: true })));
  const files = listed.flatMap((names, index) =>
    names.filter((name) => name.endsWith('.ts')).map((name) => join(folders[index] ?? '', name)),
  );
  const hash = createHash('sha256');
  for (const file of [...files.sort(), clock, join(root, 'package-lock.json')])
    hash.update(file.slice(root.length)).update(await readFile(file));
  return hash.digest('hex').slice(0, 16);
}
