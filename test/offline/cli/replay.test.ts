import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { linesOf } from '../../../cli/lines.ts';
import { replayCommand } from '../../../cli/program/replay.command.ts';
import { printed } from '../../support/printed.ts';
import { startFakeApi } from './support/fake-api.ts';

const value = { amount: 3_000_000, currency: 'EUR' };
const record = (change: object = {}) => ({
  ...{ caseId: 'D-1', program: 'deal-registration', version: 1, step: 'approval', level: 'Channel approval' },
  facts: { value, tier: 'silver', productFamily: 'platform', territory: 'dach', nearMatches: 0 },
  ...{ openedAt: '2027-02-01T08:00:00.000Z', decidedAt: '2027-02-02T08:00:00.000Z' },
  ...{ outcome: 'approve', by: 'person', amount: value, caseOutcome: 'won' },
  ...change,
});

let folder: string;
let draft: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-replay-'));
  draft = join(folder, 'draft.yaml');
  const shipped = readFileSync('programs/deal-registration.yaml', 'utf8');
  writeFileSync(
    draft,
    shipped.replace(/^version: \d+/m, 'version: 99').replace('amountAtLeast: 50000', 'amountAtLeast: 25000'),
  );
});
afterEach(() => rmSync(folder, { recursive: true }));

function exported(...lines: string[]): string {
  const file = join(folder, 'past.ndjson');
  writeFileSync(file, lines.join('\n'));
  return file;
}

describe('an export', () => {
  it('is held against a draft, in words, as JSON and as a picture', async () => {
    const file = exported(
      JSON.stringify(record()),
      JSON.stringify(record({ caseId: 'D-2', outcome: 'reject' })),
    );
    const svg = join(folder, 'replay.svg');
    const { code, text } = await printed(() => replayCommand([draft, '--from', file, '--svg', svg]));
    expect(code).toBe(0);
    expect(text).toContain('Finance approval: A level would be asked besides, and has no past answer');
    expect(text).toContain('1 decision would go the same');
    expect(readFileSync(svg, 'utf8')).toMatch(/^<svg [^>]+>.*Finance approval.*<\/svg>\s*$/s);
    const { text: json } = await printed(() => replayCommand([draft, '--from', file, '--json']));
    expect(JSON.parse(json)).toMatchObject({
      ...{ version: 99, records: 2, differently: { decisions: 1, money: { EUR: '3000000' } } },
      groups: [{ kind: 'level-asked', cases: { ids: ['D-1'] } }],
    });
  });

  it('with bad rows names each by its line, goes on with the rest, and ends with exit code 1', async () => {
    const bad = [
      '{"half":',
      JSON.stringify(record({ program: 'onboarding' })),
      JSON.stringify(record({ by: 'magic' })),
      JSON.stringify(record({ decidedAt: '2026-01-01T00:00:00.000Z' })),
      `{"long":"${'x'.repeat(1_100_000)}"}`,
    ];
    const file = exported(
      JSON.stringify(record()),
      '',
      ...bad,
      JSON.stringify(record({ caseId: 'D-2' })),
      '',
    );
    const { code, text } = await printed(() => replayCommand([draft, '--from', file, '--json']));
    const { records, badRows } = JSON.parse(text);
    expect([code, records, badRows.count]).toEqual([1, 2, 5]);
    expect(badRows.first.map(({ line }: { line: number }) => line)).toEqual([3, 4, 5, 6, 7]);
    expect(badRows.first[0].problem).toBe('This is not JSON');
    expect(badRows.first[1].problem).toContain('A decision of onboarding');
    expect(badRows.first[4].problem).toContain('longer than any decision');
  });

  it('is asked for if there is none, and only one source is taken', async () => {
    await expect(replayCommand([draft])).rejects.toThrow('--from <file.ndjson>, or --api');
    await expect(replayCommand([draft, '--api', '--from', 'x'])).rejects.toThrow(
      '--from <file.ndjson>, or --api',
    );
    await expect(replayCommand([draft, '--from', 'no.ndjson'])).rejects.toThrow('There is no file no.ndjson');
  });
});

it('the decisions of the API are held against a draft too', async () => {
  const api = await startFakeApi(() => ({ body: { items: [record()] } }));
  try {
    const { text } = await printed(() => replayCommand([draft, '--api', '--as', 'ops2', '--json']));
    expect(JSON.parse(text).records).toBe(1);
    expect(api.asked).toMatchObject([
      { path: '/v1/programs/deal-registration/decisions?limit=100', key: 'key-2' },
    ]);
  } finally {
    await api.close();
  }
});

it('lines are the same however the bytes come', async () => {
  const bytes = Buffer.from('ä\r\nzwei\n\nvier');
  for (const size of [1, 2, 3, 100]) {
    const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
      bytes.subarray(at * size, (at + 1) * size),
    );
    const lines: string[] = [];
    for await (const batch of linesOf(
      (async function* () {
        yield* chunks;
      })(),
    ))
      lines.push(...batch.map(({ number, text }) => `${number} ${text}`));
    expect(lines).toEqual(['1 ä', '2 zwei', '3 ', '4 vier']);
  }
});
