import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from '../infra/constructs/bundle.ts';
import { coldStartBytes } from '../test/support/cold-start.ts';
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
const subjects = [
  { name: 'bare: Hono, Temporal client, DynamoDB, zod', entry: 'bare.handler.ts' },
  { name: 'the API and the portal', entry: '../handlers/api.lambda.ts' },
  { name: 'what becomes of e-mails', entry: '../handlers/mail-events.lambda.ts' },
  { name: 'the changes of the table', entry: '../handlers/stream.lambda.ts' },
];

/** The functions' bundles, as they are deployed, beside one of the API's four big libraries: size, and time to import. */
export async function measureBundle(): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-bundle-'));
  try {
    const bundles = subjects.map(({ name, entry }, at) => ({
      name,
      entry,
      file: join(folder, `${at}`, 'index.mjs'),
    }));
    for (const { entry, file } of bundles)
      await bundle(fileURLToPath(new URL(entry, import.meta.url)), dirname(file));
    const times = bundles.map((): number[] => []);
    for (let n = 0; n < starts; n += 1)
      for (const [at, { file }] of bundles.entries()) times[at]?.push(timeToImport(file));
    return sectionOf(bundles, times.map(median));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds in a fresh process. */
function timeToImport(file: string): number {
  const program = `const start = performance.now(); await import(${JSON.stringify(file)}); console.log(performance.now() - start); process.exit();`;
  const args = ['--input-type=module', '--eval', program];
  return Number(execFileSync(process.execPath, args, { env: environment, encoding: 'utf8' }));
}

function sectionOf(bundles: readonly { name: string; file: string }[], times: readonly number[]): Section {
  const sizes = bundles.map(({ file }) => coldStartBytes(file));
  const ratio = (values: readonly number[], at: number) => number((values[at] ?? 0) / (values[0] ?? 1), 2);
  return {
    title: 'Functions for Lambda: size and time to import',
    words: `What a cold start reads, each bundled as \`infra/\` deploys them. Time to import: medians of ${starts} fresh processes, taken in turn.`,
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
