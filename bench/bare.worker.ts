import { fileURLToPath } from 'node:url';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import type { BareActivities } from './shape.ts';

/** Runs the bare workflow until SIGTERM, with the settings of the product's worker. */
Runtime.install({ shutdownSignals: ['SIGINT', 'SIGTERM'] });
const connection = await NativeConnection.connect({ address: process.argv[2] ?? '' });
const activities: BareActivities = { nothing: async () => undefined };
const worker = await Worker.create({
  connection,
  taskQueue: 'bare',
  workflowsPath: fileURLToPath(new URL('bare.workflow.ts', import.meta.url)),
  activities,
});
process.stdout.write(`${JSON.stringify({ polling: 'bare' })}\n`);
await worker.run();
await connection.close();
