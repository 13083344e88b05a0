import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

const path = (name: string) => fileURLToPath(new URL(`../../workflows/${name}`, import.meta.url));

/** What the product's workers load into every workflow besides. */
export const traceContext = path('trace-context.interceptor.ts');

/** The code of the workflows for `WORKFLOW_BUNDLE`: `workflows.js` in `folder`, with the interceptors of one file. */
export async function bundleWorkflows(folder: string, interceptors = traceContext): Promise<void> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: path('index.ts'),
    workflowInterceptorModules: [interceptors],
    logger: new DefaultLogger('ERROR'),
    preloadModules: await sharedModules(),
  });
  await writeFile(join(folder, 'workflows.js'), code);
}

/**
 * The rules that workflows import: they hold nothing of a case, so all cases of a thread share them. Each would read them
 * again otherwise, and keep them for as long as it is in memory.
 */
async function sharedModules(): Promise<string[]> {
  const sources = await readdir(path('.'), { recursive: true });
  const imported = await Promise.all(
    sources.filter((name) => name.endsWith('.ts')).map((name) => rulesImportedBy(path(name))),
  );
  return [...new Set(imported.flat())].sort();
}

async function rulesImportedBy(file: string): Promise<string[]> {
  const imports = (await readFile(file, 'utf8')).matchAll(
    /^(?:import|export) (?!type )[^;]*? from '([./]+\/domain\/[^']+)'/gm,
  );
  return [...imports].map(([, specifier = '']) => resolve(dirname(file), specifier));
}
