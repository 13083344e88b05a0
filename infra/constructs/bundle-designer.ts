import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, context, type Metafile } from 'esbuild';

/**
 * The designer for browsers: the page, what it loads when it is first asked for, and its reading worker. Every name
 * carries its content's hash, so that browsers keep each file for good; `designer.json` says which begin the page.
 */
const options = (folder: string): BuildOptions => ({
  entryPoints: [
    fileURLToPath(new URL('../../designer/main.tsx', import.meta.url)),
    fileURLToPath(new URL('../../designer/reading/reading.worker.ts', import.meta.url)),
  ],
  outdir: folder,
  bundle: true,
  splitting: true,
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  platform: 'browser',
  format: 'esm',
  target: ['es2023', 'chrome120', 'firefox121', 'safari17'],
  minify: true,
  legalComments: 'external',
  tsconfig: fileURLToPath(new URL('../../designer/tsconfig.json', import.meta.url)),
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
  plugins: [
    {
      name: 'says-what-begins',
      setup({ initialOptions, onEnd }) {
        initialOptions.metafile = true;
        onEnd(async ({ metafile }) => metafile && writeBeginning(folder, metafile));
      },
    },
  ],
});

async function writeBeginning(folder: string, { outputs }: Metafile): Promise<void> {
  const made = Object.entries(outputs).map(([path, about]) => ({ file: basename(path), ...about }));
  const startOf = (entry: string) => made.find(({ entryPoint }) => entryPoint?.endsWith(entry));
  const page = startOf('designer/main.tsx');
  const beginning = {
    script: page?.file,
    style: page?.cssBundle === undefined ? undefined : basename(page.cssBundle),
    worker: startOf('reading.worker.ts')?.file,
  };
  await writeFile(join(folder, 'designer.json'), JSON.stringify(beginning));
}

/** Bundles the designer into `folder`. */
export async function bundleDesigner(folder: string): Promise<void> {
  await build(options(folder));
}

/** The same, and again whenever a source changes, until it is stopped. */
export async function watchDesigner(folder: string): Promise<() => Promise<void>> {
  const watching = await context(options(folder));
  await watching.watch();
  return () => watching.dispose();
}
