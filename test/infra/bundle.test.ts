import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createStacks } from '../../infra/create-stacks.ts';
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
};

let folder: string;
let bundle: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-bundle-'));
  const app = new App({ outdir: folder, context: deploymentContext({ 'aws:cdk:bundling-stacks': ['*'] }) });
  createStacks(app);
  app.synth();
  const asset = readdirSync(folder).find((name) => name.startsWith('asset.'));
  bundle = join(folder, asset ?? '', 'index.mjs');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the bundle is one file of at most 2.5 MB', () => {
  expect(statSync(bundle).size).toBeLessThanOrEqual(2.5 * 1024 * 1024);
});

test('the bundle loads by itself, outside the repository, and has a handler', () => {
  const program = `const { handler } = await import(${JSON.stringify(bundle)}); process.stdout.write(typeof handler);`;

  const said = execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: folder,
    env: environment,
    encoding: 'utf8',
  });

  expect(said).toBe('function');
});
