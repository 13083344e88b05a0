/** The process that plays the rehearsals of the designer, on a server whose time can be skipped; until SIGINT or SIGTERM. */
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { readEnv } from '../../handlers/read-env.ts';
import { temporalData } from '../../handlers/temporal-access.ts';
import { obtainPart } from '../../local/parts/part.ts';
import { testServerPart } from '../../local/parts/test-server.ts';
import { rehearsalTaskQueue } from '../../workflows/rehearse.messages.ts';
import { startRehearsalServer } from '../world/server.ts';
import { createPlayRehearsal, type StartListener } from './play-rehearsal.activity.ts';
import { warmServer } from './warm-server.ts';
import { rehearsalWorkerEnvSchema } from './worker.env.ts';

async function main(): Promise<void> {
  const env = readEnv(rehearsalWorkerEnvSchema, process.env);
  // The signals are ours: a rehearsal that is given up must not begin anew on another server.
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: { logging: { filter: 'ERROR', forward: {} } },
    shutdownSignals: [],
  });
  const listener: StartListener = { tell: () => undefined };
  const server = warmServer(async () => {
    const executable = await obtainPart(testServerPart, (text) =>
      listener.tell(`${testServerPart.name}: ${text}`),
    );
    listener.tell('The test server is started');
    return startRehearsalServer(executable);
  });
  const connection = await NativeConnection.connect({ address: env.TEMPORAL_ADDRESS });
  const worker = await Worker.create({
    connection,
    ...temporalData(env),
    taskQueue: rehearsalTaskQueue,
    activities: { ...createPlayRehearsal(server, listener) },
    // A server has one clock.
    maxConcurrentActivityTaskExecutions: 1,
    maxHeartbeatThrottleInterval: '500ms',
    shutdownGraceTime: 0,
    shutdownForceTime: '3s',
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      if (worker.getState() === 'RUNNING') worker.shutdown();
    });
  process.stdout.write(`${JSON.stringify({ polling: rehearsalTaskQueue })}\n`);
  await worker.run();
  await server.close();
  await connection.close();
}

await main();
// What a server that was lost has left open must not keep us.
process.exit();
