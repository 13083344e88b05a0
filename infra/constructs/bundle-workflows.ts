import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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
  });
  await writeFile(join(folder, 'workflows.js'), code);
}
