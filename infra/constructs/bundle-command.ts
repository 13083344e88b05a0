/** `bundle-command.ts <entry> <folder> [designer]`: bundles in a process of its own, because CDK waits for bundling without `await`. */
import { join } from 'node:path';
import { bundle } from './bundle.ts';
import { bundleDesigner } from './bundle-designer.ts';

const [entry, folder, designer] = process.argv.slice(2);
if (!entry || !folder) throw new Error('Give the file of a handler, and the folder of the bundle.');
await bundle(entry, folder);
if (designer) await bundleDesigner(join(folder, 'designer'));
