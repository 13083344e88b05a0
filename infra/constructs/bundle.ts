import { type BuildOptions, build, type Plugin } from 'esbuild';

/** Parts of libraries that are in every bundle and used by nothing of ours: zod's messages in fifty languages. */
const withoutLocales: Plugin = {
  name: 'without-locales',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({ contents: 'export {};' }));
  },
};

/**
 * One file of ESM for Lambda's Node. The AWS SDK goes in: the function then runs with the version that was tested, and
 * starts faster than with the runtime's own copy. Packages that are CommonJS inside need a `require`.
 */
const options: BuildOptions = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  mainFields: ['module', 'main'],
  minify: true,
  charset: 'utf8',
  legalComments: 'external',
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  plugins: [withoutLocales],
  banner: {
    js: "import { createRequire as houseRequire } from 'node:module'; const require = houseRequire(import.meta.url);",
  },
};

/** Bundles a handler's file into `outfile`, with the notices of the libraries in it beside it. */
export async function bundle(entry: string, outfile: string): Promise<void> {
  await build({ ...options, entryPoints: [entry], outfile, logLevel: 'warning' });
}
