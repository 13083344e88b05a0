/** The worker of a machine: that of the image, with the workflow code as the sources are now. */
import { workflowCode } from './parts/workflow-code.ts';

process.env.WORKFLOW_BUNDLE = await workflowCode();
await import('../handlers/worker.ts');
