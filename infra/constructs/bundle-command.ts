/** `bundle-command.ts <entry> <folder>`: bundles in a process of its own, because CDK waits for bundling without `await`. */
import { bundle } from './bundle.ts';

const [entry, folder] = process.argv.slice(2);
if (!entry || !folder) throw new Error('Give the file of a handler, and the folder of the bundle.');
await bundle(entry, folder);
