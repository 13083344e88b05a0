import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { materialCommand } from '../../../cli/material/material.command.ts';
import { Refused } from '../../../cli/refused.ts';
import { splitLanguages } from '../../../domain/learning/languages.rules.ts';
import { printed } from '../../support/printed.ts';
import { type FakeApi, startFakeApi } from './support/fake-api.ts';

const shipped = (name: string) => `programs/materials/platform-basics.${name}`;
const version = (kind: string, number: number) => ({
  ...{ kind, id: 'platform-basics', version: number, title: 'Platform basics' },
});

let api: FakeApi;
/** The newest version that the API has. */
let newest: number;
let folder: string;
beforeEach(async () => {
  newest = 0;
  folder = mkdtempSync(join(tmpdir(), 'throughline-materials-'));
  api = await startFakeApi(({ method, path }) => {
    const kind = path.split('/')[3] ?? '';
    if (method === 'POST') return { body: version(kind, newest + 1) };
    if (newest > 0) return { body: version(kind, newest) };
    return { status: 404, body: { code: 'not-found', title: 'There is nothing here' } };
  });
});
afterEach(async () => {
  await api.close();
  rmSync(folder, { recursive: true });
});
const publish = (...args: string[]) => printed(() => materialCommand(['publish', ...args]));

test('a bank that is not there yet is published as its first version', async () => {
  const { code, text } = await publish(shipped('gift'));

  expect({ code, text }).toEqual({
    code: 0,
    text: 'Platform basics (bank platform-basics) is published as version 1\n',
  });
  expect(api.asked[1]).toMatchObject({
    path: '/v1/materials/bank/platform-basics/versions',
    body: { source: readFileSync(shipped('gift'), 'utf8'), after: 0 },
  });
});

test('the languages of a course are published together, after the version that there is', async () => {
  newest = 3;
  const { text } = await publish(shipped('en.md'), shipped('de.md'), '--as', 'ops2', '--json');

  expect(JSON.parse(text)).toMatchObject({ kind: 'course', version: 4 });
  const sent = api.asked[1]?.body as { source: string; after: number };
  expect(api.asked[1]?.key).toBe('key-2');
  expect(sent.after).toBe(3);
  expect(Object.keys(splitLanguages(sent.source))).toEqual(['en', 'de']);
});

test('what is wrong is said with its file and line, and nothing is asked of the API', async () => {
  const write = (name: string, text: string | Uint8Array) => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  const bank = write('a-bank.gift', '// Title: A bank\n\n::Q:: Why? {}');
  const [en, de] = [
    write('a.en.md', '# A\n\nB.\n\n## L {#l}\nT'),
    write('a.de.md', '# A\n\nB.\n\n## L {#m}\nT'),
  ];
  const windows = write('old.gift', Uint8Array.of(0x0a, 0xf6));

  await expect(publish(bank)).rejects.toThrow(`${bank}:3: The braces are empty`);
  await expect(publish(en, de)).rejects.toThrow(`${de}:1: The lesson {#l} of en is missing in de`);
  await expect(publish(windows)).rejects.toThrow(`${windows}:2: This line is not written in UTF-8`);
  await expect(publish(en, bank)).rejects.toThrow('Name one bank, <id>.gift, or the languages of one course');
  await expect(publish(bank)).rejects.toBeInstanceOf(Refused);
  expect(api.asked).toEqual([]);
});
