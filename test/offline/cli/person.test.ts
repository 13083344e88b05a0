import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { personCommand } from '../../../cli/person/person.command.ts';
import { printed } from '../../support/printed.ts';
import { type FakeApi, startFakeApi } from './support/fake-api.ts';

const id = 'P-7K3M9Q2XBA';
let api: FakeApi;
let page: { obstacles: string[]; gathered?: object; erasure?: object };
beforeEach(async () => {
  page = { obstacles: [] };
  api = await startFakeApi(({ method, path }) => {
    if (path.endsWith('/file')) return { body: { You: [{ id }] } };
    if (method === 'POST' && path.endsWith('/erasure'))
      page.erasure = { state: 'done', removed: { account: 3 }, kept: { audit: 2 }, historiesDeleted: 1 };
    else if (method === 'POST') page.gathered = { state: 'ready' };
    return { body: page };
  });
});
afterEach(() => api.close());
const run = (...args: string[]) => printed(() => personCommand([...args, '--as', 'ops2']));

test('everything that is held is written to a file that nobody else can read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-person-'));
  const file = join(folder, 'data.json');

  const { code } = await run('export', id, '--out', file);

  expect(code).toBe(0);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ You: [{ id }] });
  expect(statSync(file).mode & 0o077).toBe(0);
  expect(api.asked.map(({ path }) => path)).toContain(`/v1/personal-data/${id}/file`);
  rmSync(folder, { recursive: true });
});

test('an erasure is told of first, and carried out with --yes alone', async () => {
  const preview = await run('erase', id);
  const asked = api.asked.length;
  const carriedOut = await run('erase', id, '--yes');

  expect(preview).toMatchObject({ code: 0, text: expect.stringContaining(`erase ${id} --yes`) });
  expect(preview.text).toContain('Kept:\n  - Entries of the ledger');
  expect(api.asked.slice(0, asked).every(({ method }) => method === 'GET')).toBe(true);
  expect(carriedOut.text).toMatch(/account: 3.*it has the id alone.*: 2.*Histories deleted: 1\nDone\./s);
});

test('what stands in the way is said, and ends with 1', async () => {
  page.obstacles = ['1 open task waits for them.'];

  expect(await run('erase', id, '--yes')).toEqual({
    code: 1,
    text: 'First:\n  - 1 open task waits for them.\n',
  });
});
