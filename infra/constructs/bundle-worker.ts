import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { copyFonts, nodeModule } from './bundle.ts';

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));

/** The Temporal worker as its image runs it: `worker.mjs`, beside the fonts, and a folder of the packages that are left out. */
export async function bundleWorker(folder: string): Promise<void> {
  await build({
    ...nodeModule,
    entryPoints: [path('handlers/worker.ts')],
    outfile: join(folder, 'worker.mjs'),
    sourcemap: true,
    // One of Temporal's packages is native, and they find one another as packages.
    external: ['@temporalio/*'],
  });
  await copyFonts(folder);
}
