import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from '../infra/constructs/bundle.ts';
import { coldStartBytes, laterFile } from '../test/support/cold-start.ts';
import { median, number, type Section } from './figures.ts';

const starts = 15;
const environment = {
  AWS_REGION: 'eu-central-1',
  TABLE_NAME: 'throughline',
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  LINK_KEYS_SECRET_ARN: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:LinkKeys',
  PUBLIC_URL: 'https://partners.vendor.example',
  LOG_LEVEL: 'silent',
  FILES_BUCKET: 'bench',
  DESIGNER_FILES: 'designer',
};
const subjects: readonly { readonly name: string; readonly entry: string; readonly act?: true }[] = [
  { name: 'bare: Hono, Temporal client, DynamoDB, zod', entry: 'bare.handler.ts' },
  { name: 'the API and the portal, until their first act', entry: '../handlers/api.lambda.ts' },
  { name: 'the same, and Temporal client with that act', entry: '../handlers/api.lambda.ts', act: true },
  { name: 'what becomes of e-mails', entry: '../handlers/mail-events.lambda.ts' },
  { name: 'the changes of the table', entry: '../handlers/stream.lambda.ts' },
];

/** What is read, one file after the other: the function, and what its first act loads. */
type Files = readonly [string] | readonly [string, string];

/** The functions' bundles, as they are deployed, beside one of four big libraries: size, and time to import. */
export async function measureBundle(): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-bundle-'));
  try {
    const bundles: { name: string; files: Files }[] = [];
    for (const [at, { name, entry, act }] of subjects.entries()) {
      const to = join(folder, `${at}`);
      await bundle(fileURLToPath(new URL(entry, import.meta.url)), to);
      const file = join(to, 'index.mjs');
      bundles.push({ name, files: act ? [file, laterFile(to, 'connect-temporal')] : [file] });
    }
    const times = bundles.map((): number[] => []);
    for (let n = 0; n < starts; n += 1)
      for (const [at, { files }] of bundles.entries()) times[at]?.push(timeToImport(files));
    return sectionOf(bundles, times.map(median));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds in a fresh process; those of the client of Temporal include that it is made, as the bare bundle makes it. */
function timeToImport([file, client]: Files): number {
  const act = client
    ? `const { openTemporal } = await import(${JSON.stringify(client)}); await openTemporal({ TEMPORAL_ADDRESS: '127.0.0.1:7233' }, {});`
    : '';
  const program = `const start = performance.now(); await import(${JSON.stringify(file)}); ${act} console.log(performance.now() - start); process.exit();`;
  const args = ['--input-type=module', '--eval', program];
  return Number(execFileSync(process.execPath, args, { env: environment, encoding: 'utf8' }));
}

function sectionOf(bundles: readonly { name: string; files: Files }[], times: readonly number[]): Section {
  const sizes = bundles.map(({ files }) => coldStartBytes(...files));
  const ratio = (values: readonly number[], at: number) => number((values[at] ?? 0) / (values[0] ?? 1), 2);
  return {
    title: 'Functions for Lambda: size and time to import',
    words: `What a cold start reads, each bundled as \`infra/\` deploys them. Time to import: medians of ${starts} fresh processes, taken in turn. The API reads what asks Temporal with its first act, and most first requests ask for a page: beside the bare bundle, which reads the client of Temporal and makes one, stands the second line of the API.`,
    headings: ['what', 'MB', 'ratio', 'import, ms', 'ratio'],
    rows: bundles.map(({ name }, at) => [
      name,
      number((sizes[at] ?? 0) / 1e6, 2),
      ratio(sizes, at),
      number(times[at] ?? 0),
      ratio(times, at),
    ]),
  };
}
