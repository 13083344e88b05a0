/** `bundle-worker-command.ts <folder>`: what the image of the worker is made of (infra/worker.Dockerfile). */
import { bundleWorker } from './bundle-worker.ts';
import { bundleWorkflows } from './bundle-workflows.ts';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('Give the folder of the bundle.');
await Promise.all([bundleWorker(folder), bundleWorkflows(folder)]);
