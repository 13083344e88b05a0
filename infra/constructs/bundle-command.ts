/** `bundle-command.ts <entry> <folder> [portal]`: bundles in a process of its own, because CDK waits for bundling without `await`. */
import { join } from 'node:path';
import { bundle, copyBesides } from './bundle.ts';
import { bundleDesigner } from './bundle-designer.ts';

const [entry, folder, portal] = process.argv.slice(2);
if (!entry || !folder) throw new Error('Give the file of a handler, and the folder of the bundle.');
await bundle(entry, folder);
if (portal) {
  await copyBesides(folder);
  await bundleDesigner(join(folder, 'designer'));
}
