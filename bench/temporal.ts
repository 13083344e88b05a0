import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shown } from '../local/gather.ts';
import { freePort } from '../local/parts/ports.ts';
import { temporalPart } from '../local/parts/temporal.ts';
import { startService } from '../local/processes/service.ts';
import { temporalService } from '../local/services.ts';

/** With Temporal alone: it is there at once, where the whole product bundles its workflows and fills its table first. */
export async function withTemporal<T>(work: (address: string) => Promise<T>): Promise<T> {
  const logs = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
  const service = temporalService(await shown(temporalPart), { port: await freePort(), logs });
  const running = await startService(service);
  try {
    return await work(service.address);
  } finally {
    await running.stop();
    rmSync(logs, { recursive: true, force: true });
  }
}
