/** `bundle-command.ts <entry> <folder> <kind>`: bundles in a process of its own, because CDK waits for bundling without `await`. */
import { join } from 'node:path';
import { bundle, copyBesides } from './bundle.ts';
import { bundleDesigner } from './bundle-designer.ts';
import type { HandlerKind } from './handler-code.ts';

const [entry, folder, kind] = process.argv.slice(2) as [string?, string?, HandlerKind?];
if (!entry || !folder) throw new Error('Give the file of a handler, and the folder of the bundle.');
if (kind === 'worker') {
  const [{ bundleWorkerFunction }, { bundleWorkflows }] = await Promise.all([
    import('./bundle-worker-function.ts'),
    import('./bundle-workflows.ts'),
  ]);
  await Promise.all([bundleWorkerFunction(entry, folder), bundleWorkflows(folder)]);
} else await bundle(entry, folder);
if (kind === 'portal') {
  await copyBesides(folder);
  await bundleDesigner(join(folder, 'designer'));
}
