import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { apiEnvSchema } from '../../../handlers/api.env.ts';
import { readSettings } from '../../../local/settings.ts';
import { localStaffSignIn } from '../../../local/staff-sign-in.ts';
import {
  clearState,
  linkKeys,
  prepareState,
  readConnection,
  statePaths,
  writeConnection,
} from '../../../local/state.ts';

describe('the settings of a local start', () => {
  test('are complete without any variable', () => {
    expect(readSettings({})).toMatchObject({ PORT: 3000, TABLE_NAME: 'throughline' });
  });

  test('treat an empty variable as one that is not set', () => {
    expect(readSettings({ PORT: '', TEMPORAL_ADDRESS: '' })).toMatchObject({ PORT: 3000 });
  });

  test('name each variable that is wrong', () => {
    const wrong = () => readSettings({ PORT: '70000', DYNAMODB_ENDPOINT: 'here' });

    expect(wrong).toThrow(/PORT.*DYNAMODB_ENDPOINT/);
  });
});

test('an identity provider is started if one is asked for, and the API is told of it', async () => {
  const asked = readSettings({ STAFF_SIGN_IN: 'local', STAFF_PORT: '0' });
  const started = await localStaffSignIn(asked, 'http://localhost:3000', tmpdir());
  const { STAFF_SIGN_IN, STAFF_SIGN_IN_SECRET } = apiEnvSchema.shape;

  expect(STAFF_SIGN_IN.parse(started?.env.STAFF_SIGN_IN)?.issuer).toBe(started?.service.address);
  expect(STAFF_SIGN_IN_SECRET.parse(started?.env.STAFF_SIGN_IN_SECRET)).toBe(
    started?.service.spec.env?.STAFF_SIGN_IN_SECRET,
  );
  expect(await localStaffSignIn(readSettings({}), 'http://localhost:3000', tmpdir())).toBeUndefined();
});

describe('the state folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'throughline-state-test-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('keeps the signing keys from start to start, for this user only', () => {
    const { linkKeys: file } = statePaths(folder);

    const first = linkKeys(file);

    expect(linkKeys(file)).toBe(first);
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  test('gives programs of this user the way to the API', () => {
    const { connection } = statePaths(folder);
    const written = { apiUrl: 'http://localhost:3000', apiKeys: { ops: 'tl_1' } };

    writeConnection(connection, written);

    expect(readConnection(connection)).toEqual(written);
    expect(statSync(connection).mode & 0o077).toBe(0);
  });

  test('sets the logs of the last start aside', () => {
    const paths = statePaths(folder);
    prepareState(paths);
    writeFileSync(join(paths.logs, 'worker.log'), 'before');

    prepareState(paths);

    expect(existsSync(join(paths.logs, 'worker.log'))).toBe(false);
    expect(existsSync(join(paths.logs, 'worker.previous.log'))).toBe(true);
  });

  test('is cleared of what a start has made, and of nothing else', () => {
    const paths = statePaths(folder);
    prepareState(paths);
    linkKeys(paths.linkKeys);
    const foreign = join(folder, 'thesis.txt');
    writeFileSync(foreign, 'three years of work');

    clearState(paths);

    expect([paths.logs, paths.linkKeys].filter(existsSync)).toEqual([]);
    expect(existsSync(foreign)).toBe(true);
  });
});
