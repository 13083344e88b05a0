import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { copyFonts, lambdaModule } from './bundle.ts';

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const packages = path('node_modules');

/** The native part of Temporal's SDK for the functions: its package brings one for each platform. */
const lambdaTarget = 'aarch64-unknown-linux-gnu';

/** What bundles workflows, with webpack, stays out: the function has them bundled. */
const withoutBundler: Plugin = {
  name: 'without-bundler',
  setup({ onLoad }) {
    onLoad({ filter: /@temporalio[\\/]worker[\\/]lib[\\/]workflow[\\/]bundler\.js$/ }, () => ({
      contents: 'exports.defaultWorkflowInterceptorModules = [];',
    }));
  },
};

/**
 * The Temporal worker as a function: `index.mjs`, the thread that runs workflows, and the native part of the SDK, which is
 * found beside them. No package is left out, so nothing need be installed. The code of the workflows is bundled by itself.
 */
export async function bundleWorkerFunction(
  entry: string,
  folder: string,
  target = lambdaTarget,
): Promise<void> {
  const native = `releases/${target}/index.node`;
  const { splitting: _whole, chunkNames: _none, plugins = [], banner, ...inOnePiece } = lambdaModule;
  await Promise.all([
    build({
      ...inOnePiece,
      entryPoints: [entry],
      outdir: folder,
      plugins: [...plugins, withoutBundler],
      banner: { js: `${banner?.js} const __dirname = import.meta.dirname;` },
    }),
    build({
      ...inOnePiece,
      ...{ format: 'cjs', entryNames: '[name]', outExtension: {}, banner: {} },
      entryPoints: [join(packages, '@temporalio/worker/lib/workflow/workflow-worker-thread.js')],
      outdir: folder,
    }),
    // The SDK finds the thread by this name, and Node by this that it is no module.
    writeFile(join(folder, 'package.json'), '{"type":"commonjs"}\n'),
    copyFonts(folder),
    cp(join(packages, '@temporalio/core-bridge', native), join(folder, native)),
    // Reads where a line of a workflow's failure stands in its source.
    cp(join(packages, 'source-map/lib/mappings.wasm'), join(folder, 'mappings.wasm')),
  ]);
}
