import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { App } from 'aws-cdk-lib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listTemplates } from '../../handlers/services/drafts/templates.ts';
import { createStacks } from '../../infra/create-stacks.ts';
import { coldStartBytes, coldStartCode, laterFile } from '../support/cold-start.ts';
import { deploymentContext } from './deployment.ts';

const environment = {
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  TABLE_NAME: 'throughline',
  TEMPORAL_ADDRESS: '127.0.0.1:1',
  LINK_KEYS_SECRET_ARN: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:LinkKeys-AbC',
  PUBLIC_URL: 'https://partners.vendor.example',
  LOG_LEVEL: 'silent',
  FILES_BUCKET: 'throughline-files',
  DESIGNER_FILES: 'designer',
};

let folder: string;
let bundle: string;
let mailEvents: string;
let stream: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-bundle-'));
  const app = new App({ outdir: folder, context: deploymentContext({ 'aws:cdk:bundling-stacks': ['*'] }) });
  createStacks(app);
  app.synth();
  const assets = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'index.mjs')));
  const withPortal = (name: string) => existsSync(join(folder, name, 'designer'));
  bundle = join(folder, assets.find(withPortal) ?? '', 'index.mjs');
  [mailEvents = '', stream = ''] = assets
    .filter((name) => !withPortal(name))
    .map((name) => join(folder, name, 'index.mjs'))
    .sort((a, b) => Number(takesStream(a)) - Number(takesStream(b)));
});
/** Its words for a change that lies aside. */
const takesStream = (path: string) => readFileSync(path, 'utf8').includes('a change was set aside');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the API imports from `name` when it is needed. */
const later = (name: string): string => laterFile(dirname(bundle), name);

test('a cold start of the API reads at most 1.1 MB of code', () => {
  expect(coldStartBytes(bundle)).toBeLessThanOrEqual(1_100_000);
});

/** Words that a bundle keeps of each package. */
const ofTemporal = [
  ['@temporalio/client', 'WorkflowUpdateRPCTimeoutOrCancelledError'],
  ['@temporalio/common', '__temporal_'],
  ['@temporalio/proto', 'temporal.api.workflowservice'],
  ['@grpc/grpc-js', 'grpc-node.'],
  ['protobufjs', 'invalid varint encoding'],
] as const;

test.each(ofTemporal)('a cold start of the API reads nothing of %s; its first act does', (_name, words) => {
  const reads = (file: string) => [...coldStartCode(file).values()].some((code) => code.includes(words));

  expect([bundle, later('connect-temporal')].map(reads)).toEqual([false, true]);
});

test('the functions for events of SES and for the stream read at most 1 MB, and take a batch outside the repository', () => {
  const empty = `
    const { handler } = await import(process.argv[1]);
    process.stdout.write(JSON.stringify(await handler({ Records: [] })));
    process.exit();
  `;

  for (const one of [mailEvents, stream]) {
    const said = execFileSync(process.execPath, ['--input-type=module', '--eval', empty, one], {
      ...{ cwd: dirname(one), env: environment, encoding: 'utf8' },
    });

    // Temporal's client comes with the first batch that has something to tell it.
    expect(coldStartBytes(one)).toBeLessThanOrEqual(1_000_000);
    expect(JSON.parse(said)).toEqual({ batchItemFailures: [] });
  }
});

test('the shipped programs lie beside the bundle, for drafts to begin with', async () => {
  const beside = pathToFileURL(join(dirname(bundle), 'programs/'));
  const here = new URL('../../programs/', import.meta.url);

  expect(await listTemplates({ shippedPrograms: beside })).toEqual(
    await listTemplates({ shippedPrograms: here }),
  );
});

test('certificates are written with the fonts that lie beside the bundle', async () => {
  const { certificatePdf } = await import(pathToFileURL(later('pdf')).href);

  const { bytes } = await certificatePdf(
    { publicUrl: 'https://partners.vendor.example' },
    {
      ...{ number: 'CT-7K3M9Q2XBA', title: 'Engineer', holder: { name: 'Ana Silva' } },
      awardedAt: '2026-11-02T09:00:00.000Z',
    },
  );

  expect(Buffer.from(bytes).toString('latin1', 0, 5)).toBe('%PDF-');
});

/** In place of Lambda: the extension that has the keys, and one event of API Gateway for each path. */
const program = `
  const secret = JSON.stringify({ id: 'k1', secret: 'k'.repeat(64) });
  globalThis.fetch = async () => Response.json({ SecretString: secret });
  const [bundle, ...paths] = process.argv.slice(1);
  const { handler } = await import(bundle);
  const answers = [];
  for (const rawPath of paths) {
    const http = { method: 'GET', path: rawPath, sourceIp: '192.0.2.1', protocol: 'HTTP/1.1', userAgent: '' };
    const requestContext = { http, domainName: 'partners.vendor.example', stage: '$default' };
    const event = { version: '2.0', routeKey: '$default', rawPath, rawQueryString: '', headers: {}, requestContext };
    const { statusCode, body } = await handler({ ...event, isBase64Encoded: false }, {});
    answers.push([rawPath, statusCode, body.length > 0]);
  }
  process.stdout.write(JSON.stringify(answers));
  process.exit();
`;

test('the bundle runs by itself, outside the repository, and answers what needs no other part', () => {
  const { script, style, worker } = JSON.parse(
    readFileSync(join(dirname(bundle), 'designer', 'designer.json'), 'utf8'),
  );
  const designer = [script, style, worker].map((file) => `/assets/designer/${file}`);
  const paths = ['/health', '/sign-in', '/v1/openapi.json', '/v1/docs', ...designer];

  const said = execFileSync(process.execPath, ['--input-type=module', '--eval', program, bundle, ...paths], {
    cwd: dirname(bundle),
    env: environment,
    encoding: 'utf8',
  });

  expect(JSON.parse(said)).toEqual(paths.map((path) => [path, 200, true]));
});
