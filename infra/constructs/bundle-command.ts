/** `bundle-command.ts <entry> <outfile>`: bundles in a process of its own, because CDK waits for bundling without `await`. */
import { bundle } from './bundle.ts';

const [entry, outfile] = process.argv.slice(2);
if (!entry || !outfile) throw new Error('Give the file of a handler, and where the bundle goes.');
await bundle(entry, outfile);
