import { DefaultLogger, Runtime } from '@temporalio/worker';
import { obtainPart } from '../local/parts/part.ts';
import { endProgress, showProgress } from '../local/parts/progress.ts';
import { testServerPart } from '../local/parts/test-server.ts';
import { type RehearsalFiles, readRehearsal } from './read-rehearsal.ts';
import { rehearse } from './rehearse.ts';
import type { RehearsalReport } from './report.ts';
import { startRehearsalServer } from './world/server.ts';

/**
 * Reads a program and its scripts, starts a server, plays all, and ends the server. Shows on standard error how far it is.
 * @throws NotUnderstood, PartUnavailable
 */
export async function rehearseFiles(files: RehearsalFiles): Promise<RehearsalReport> {
  const rehearsal = await readRehearsal(files);
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: { logging: { filter: 'ERROR', forward: {} } },
  });
  const report = showProgress('Rehearsal');
  try {
    const executable = await obtainPart(testServerPart, showProgress(testServerPart.name));
    report('starting the server, bundling the workflows');
    const server = await startRehearsalServer(executable);
    try {
      return await rehearse(server, rehearsal, {
        partial: files.only !== undefined,
        progress: (done, all, name) => report(`${done} of ${all} played${name ? `; "${name}"` : ''}`),
      });
    } finally {
      await server.close();
    }
  } finally {
    endProgress();
  }
}
