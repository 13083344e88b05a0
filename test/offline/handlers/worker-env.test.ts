import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSanctionsList } from '../../../activities/checks/sanctions-list.ts';
import { workerEnvSchema } from '../../../handlers/worker.env.ts';

const env = {
  TABLE_NAME: 'throughline',
  AWS_REGION: 'eu-central-1',
  TEMPORAL_ADDRESS: 'localhost:7233',
  LINK_KEYS: JSON.stringify([{ id: 'k1', secret: 'k'.repeat(43) }]),
  PUBLIC_URL: 'https://portal.example',
  WORKFLOW_BUNDLE: '/app/workflows.js',
};
const erp = { url: 'https://erp.example/hook', secret: 'a secret of twenty-four letters' };

describe('the worker’s environment', () => {
  test('allows nothing outside unless it says so', () => {
    const read = workerEnvSchema.parse(env);

    expect(read).toMatchObject({ WEBHOOKS: {}, OUTSIDE_CHECKS: false });
    expect(read.SANCTIONS_LIST).toBeUndefined();
    expect(workerEnvSchema.parse({ ...env, OUTSIDE_CHECKS: 'true' }).OUTSIDE_CHECKS).toBe(true);
  });

  test('says how many e-mails go out in a second', () => {
    expect(workerEnvSchema.parse(env).MAIL_PER_SECOND).toBe(14);
    expect(workerEnvSchema.parse({ ...env, MAIL_PER_SECOND: '200' }).MAIL_PER_SECOND).toBe(200);
    expect(workerEnvSchema.safeParse({ ...env, MAIL_PER_SECOND: '0' }).success).toBe(false);
  });

  test('names the webhooks that programs can call', () => {
    expect(workerEnvSchema.parse({ ...env, WEBHOOKS: JSON.stringify({ erp }) }).WEBHOOKS).toEqual({ erp });
  });

  test.each([
    ['no JSON', 'erp=https://erp.example'],
    ['another protocol', JSON.stringify({ erp: { ...erp, url: 'file:///etc/passwd' } })],
    ['a short secret', JSON.stringify({ erp: { ...erp, secret: 'short' } })],
    ['a name that programs cannot write', JSON.stringify({ 'The ERP': erp })],
    ['more than it knows', JSON.stringify({ erp: { ...erp, headers: {} } })],
  ])('is refused with webhooks of %s, without their secrets', (_what, WEBHOOKS) => {
    const read = workerEnvSchema.safeParse({ ...env, WEBHOOKS });

    expect(read.success).toBe(false);
    expect(read.error?.issues.map(({ path }) => path[0])).toEqual(['WEBHOOKS']);
    expect(read.error?.message).not.toContain('letters');
  });
});

describe('a sanctions list', () => {
  const list = [
    { name: 'Blacktide Shipping LLC', country: 'IR', reference: 'EU.1' },
    { name: 'Viktor Petrow' },
  ];

  test('is read from the value itself, from a file, or not at all', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sanctions-'));
    const file = join(folder, 'list.json');
    writeFileSync(file, JSON.stringify(list));

    const read = [
      readSanctionsList(JSON.stringify(list)),
      readSanctionsList(file),
      readSanctionsList(undefined),
    ];
    rmSync(folder, { recursive: true });

    expect(read).toEqual([list, list, undefined]);
  });

  test.each(['/nowhere/list.json', '[', '[{ "names": ["x"] }]'])(
    'that cannot be used stops the worker: %s',
    (source) => {
      expect(() => readSanctionsList(source)).toThrow();
    },
  );
});
