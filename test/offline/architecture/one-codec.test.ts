import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Where clients and workers of the product are made. Rehearsals play on a server that keeps nothing. */
const rooms = ['activities', 'cli', 'handlers', 'infra', 'local', 'rehearsal/serve'];
const made = /\bnew (?:Workflow)?Client\(|\bWorker\.create\(/g;

/** The one workflow that a test server is warmed with has no payloads. */
const without = ['local/parts/test-server.ts'];

const sources = rooms.flatMap((room) =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => [`${room}/${name}`, readFileSync(`${room}/${name}`, 'utf8')] as const),
);
const makers = sources.filter(
  ([path, text]) =>
    !without.includes(path) && /from '@temporalio\/(client|worker)'/.test(text) && text.match(made),
);

test('clients and workers are found where they are made', () => {
  expect(makers.map(([path]) => path).sort()).toEqual(
    expect.arrayContaining([
      'handlers/connect-temporal.ts',
      'handlers/worker-process.ts',
      'rehearsal/serve/worker.ts',
    ]),
  );
});

test.each(makers)('each of %s is made with the codec of payloads', (_path, text) => {
  const calls = text.match(/\.\.\.(?:temporalData\(|data\b)/g) ?? [];

  expect(text).toContain('temporalData(');
  expect(calls.length).toBe(text.match(made)?.length);
});
