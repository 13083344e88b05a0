import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Plugin } from 'esbuild';

/** Parts of zod that its one object drags into every bundle and nothing of ours uses, with what stands in for them. */
const unused = new Map([
  // Messages in fifty languages.
  ['locales/index.js', 'export {};'],
  ['classic/from-json-schema.js', 'export const fromJSONSchema = undefined;'],
]);

const withoutUnused: Plugin = {
  name: 'without-unused',
  setup({ onLoad }) {
    onLoad(
      { filter: /[\\/]zod[\\/]v4[\\/](locales[\\/]index|classic[\\/]from-json-schema)\.js$/ },
      ({ path }) => ({
        contents: unused.get(path.split(/[\\/]/).slice(-2).join('/')) ?? '',
      }),
    );
  },
};

/** ESM for Node in one piece. Packages that are CommonJS inside need a `require`. */
export const nodeModule: BuildOptions = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  logLevel: 'warning',
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  banner: {
    js: "import { createRequire as houseRequire } from 'node:module'; const require = houseRequire(import.meta.url);",
  },
};

/**
 * For Lambda: `index.mjs`, and files of their own for what is imported only when it is needed, which a cold start does
 * not read. The AWS SDK goes in: the function then runs with the version that was tested, and starts faster than with
 * the runtime's own copy.
 */
export const lambdaModule: BuildOptions = {
  ...nodeModule,
  splitting: true,
  entryNames: 'index',
  chunkNames: 'later/[name]-[hash]',
  outExtension: { '.js': '.mjs' },
  mainFields: ['module', 'main'],
  minify: true,
  charset: 'utf8',
  legalComments: 'external',
  plugins: [withoutUnused],
};

/** Where the code that writes PDFs looks for their letters: activities/agreements/pdf-fonts.ts. */
const fonts = 'node_modules/dejavu-fonts-ttf';
const fontFiles = ['DejaVuSansCondensed', 'DejaVuSansCondensed-Bold', 'DejaVuSansCondensed-Oblique'].map(
  (name) => `ttf/${name}.ttf`,
);

const root = fileURLToPath(new URL('../..', import.meta.url));
const programs = fileURLToPath(new URL('../../programs', import.meta.url));

/** Bundles a handler's file into `folder`; beside it the notices of the libraries in it. */
export async function bundle(entry: string, folder: string): Promise<void> {
  await build({ ...lambdaModule, entryPoints: [entry], outdir: folder });
}

/** What the portal reads beside its code: the shipped programs and the fonts. */
export async function copyBesides(folder: string): Promise<void> {
  await cp(programs, join(folder, 'programs'), { recursive: true });
  await copyFonts(folder);
}

export async function copyFonts(folder: string): Promise<void> {
  for (const file of [...fontFiles, 'LICENSE'])
    await cp(join(root, fonts, file), join(folder, fonts, file), { recursive: true });
}
