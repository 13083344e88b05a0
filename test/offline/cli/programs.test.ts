import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decisionsCommand } from '../../../cli/program/decisions.command.ts';
import { migrateCommand } from '../../../cli/program/migrate.command.ts';
import { moveCases } from '../../../cli/program/move-cases.ts';
import { publishCommand } from '../../../cli/program/publish.command.ts';
import { versionsCommand } from '../../../cli/program/versions.command.ts';
import type { Preview } from '../../../cli/programs-api.ts';
import { Refused } from '../../../cli/refused.ts';
import { printed } from '../../support/printed.ts';
import { type Answered, type Asked, type FakeApi, startFakeApi } from './support/fake-api.ts';

const program = 'programs/deal-registration.yaml';
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const version = (change: object = {}) => ({
  ...{ programId: 'onboarding', version: 2, title: 'Onboarding', kind: 'onboarding', hash: 'b'.repeat(64) },
  ...{ status: 'proposed', proposedBy: 'P-1', proposedAt: '2027-01-01T00:00:00Z' },
  ...change,
});
const preview = (caseId: string, change: object = {}): Preview => ({
  ...{ caseId, title: `Application ${caseId}`, deadlines: [], newSteps: [] },
  ...{ from: { version: 1, stage: 'review' }, to: { version: 2, stage: 'review' } },
  ...change,
});

let api: FakeApi;
let answer: (asked: Asked) => Answered;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-programs-'));
  answer = () => ({ status: 404, body: { code: 'not-found', title: 'Not found' } });
  api = await startFakeApi((asked) => answer(asked));
});
afterEach(async () => {
  await api.close();
  rmSync(folder, { recursive: true });
});

describe('publish', () => {
  const rehearsed = (change: object = {}) => {
    const file = join(folder, 'rehearsal.json');
    const report = { passed: true, complete: true, scripts: [{ name: 'A deal is won' }], ...change };
    writeFileSync(file, JSON.stringify({ sourceHash: hashOf(readFileSync(program, 'utf8')), ...report }));
    return file;
  };

  it('proposes a file with its scripts and the evidence of its rehearsal, and says what a second person types', async () => {
    answer = ({ body }) => ({
      status: 201,
      body: version({ hash: hashOf((body as { source: string }).source) }),
    });
    const { code, text } = await printed(() =>
      publishCommand([program, '--rehearsal', rehearsed(), '--effective', '2027-03-01T00:00:00+01:00']),
    );
    expect(code).toBe(0);
    expect(text).toMatch(
      /throughline program publish onboarding --version 2 --confirm --hash [0-9a-f]{64} --as/,
    );
    expect(api.asked).toMatchObject([
      {
        ...{ method: 'POST', path: '/v1/programs', key: 'key-1' },
        body: {
          scripts: readFileSync('programs/deal-registration.rehearsal.yaml', 'utf8'),
          effectiveFrom: '2027-02-28T23:00:00.000Z',
          rehearsal: { passed: true, scripts: ['A deal is won'] },
        },
      },
    ]);
  });

  it.each([
    ['failed', { passed: false }, 'did not come out'],
    ['was of another text', { sourceHash: 'c'.repeat(64) }, 'Another text'],
    ['was of some scripts only', { complete: false }, 'Only some scripts'],
  ])('proposes nothing if the rehearsal %s', async (_what, change, words) => {
    const publishing = publishCommand([program, '--rehearsal', rehearsed(change)]);
    await expect(publishing).rejects.toThrow(words);
    await expect(publishing).rejects.toBeInstanceOf(Refused);
    expect(api.asked).toEqual([]);
  });

  it('shows where a file has errors, before anything else', async () => {
    const file = join(folder, 'broken.yaml');
    writeFileSync(file, 'program: mdf\nkind: mdfx\n');
    await expect(publishCommand([file])).rejects.toThrow('broken.yaml:2:');
  });

  it('publishes by the key of a second person what was looked at', async () => {
    answer = ({ method }) =>
      method === 'GET'
        ? { body: { items: [version()] } }
        : { body: version({ status: 'published', effectiveFrom: '2027-01-02T00:00:00Z' }) };
    const { text } = await printed(() =>
      publishCommand(['onboarding', '--version', '2', '--confirm', '--as', 'ops2']),
    );
    expect(text).toContain('is published, in force from 2027-01-02');
    expect(api.asked.at(-1)).toMatchObject({
      ...{ path: '/v1/programs/onboarding/versions/2/publish', key: 'key-2' },
      body: { hash: 'b'.repeat(64) },
    });
  });

  it('says why the API refuses it', async () => {
    answer = ({ method }) =>
      method === 'GET'
        ? { body: { items: [version()] } }
        : { status: 403, body: { code: 'self-approval', title: 'Not yours', detail: 'You proposed it.' } };
    const publishing = publishCommand(['onboarding', '--version', '2', '--confirm']);
    await expect(publishing).rejects.toEqual(new Refused('You proposed it.'));
  });

  it('does not guess what was meant', async () => {
    await expect(publishCommand(['onboarding', '--confirm'])).rejects.toThrow('Give --version the number');
    await expect(publishCommand([program, '--effective', 'soon'])).rejects.toThrow(
      'Give --effective an instant',
    );
    await expect(versionsCommand(['onboarding', '--as', 'nobody'])).rejects.toThrow(
      'there are keys for ops, ops2',
    );
  });
});

describe('versions', () => {
  it('are a table of what is in force since when, by whom, and how much runs', async () => {
    answer = ({ path }) => ({
      body: {
        items: path.endsWith('/running')
          ? [{ version: 2, cases: 7, proposer: 'Olga Ops', publisher: 'Otto Ops' }]
          : [version({ status: 'published', effectiveFrom: '2027-01-02T09:30:00Z' })],
      },
    });
    const { text } = await printed(() => versionsCommand(['onboarding']));
    expect(text.split('\n')[1]).toMatch(
      /^2\s+published\s+2027-01-02 09:30\s+Olga Ops\s+Otto Ops\s+bbbbbbbbbbbb\s+7$/,
    );
  });
});

describe('migrate', () => {
  const waits = {
    deadlines: [{ what: 'Approval: due', before: '2027-02-01T09:00:00Z', after: '2027-02-02T09:00:00Z' }],
  };
  const cases = [
    preview('C-1', waits),
    preview('C-2', { problem: 'Version 2 has no stage review' }),
    preview('C-3', {
      deadlines: [{ what: 'Legal: due', after: '2027-02-02T09:00:00Z', once: ['Credit limit', 'Scan'] }],
    }),
  ];
  const serve = (refuse: readonly string[] = []) => {
    answer = ({ method, path }) => {
      if (method === 'GET' && !path.includes('cursor'))
        return { body: { items: cases.slice(0, 2), nextCursor: 'n' } };
      if (method === 'GET') return { body: { items: cases.slice(2) } };
      const id = path.split('/')[3] ?? '';
      return refuse.includes(id)
        ? { status: 409, body: { code: 'not-now', title: 'Not now', detail: 'It moved on.' } }
        : { body: { id, program: { version: 2 } } };
    };
  };
  const posts = () => api.asked.filter(({ method }) => method === 'POST').map(({ path }) => path);

  it('shows each case, what would change and what cannot be moved, and moves nothing', async () => {
    serve();
    const { code, text } = await printed(() => migrateCommand(['onboarding', '--to', '2']));
    expect(code).toBe(1);
    expect(text).toContain('Approval: due: 2027-02-01 09:00 → 2027-02-02 09:00');
    expect(text).toContain('Legal: due: none → 2027-02-02 09:00, once done: Credit limit, Scan');
    expect(text).toContain('cannot be moved: Version 2 has no stage review');
    expect(text).toContain('2 cases can be moved, 1 cannot');
    expect(posts()).toEqual([]);
  });

  it('moves those that can be, one after another, and says which were not', async () => {
    serve(['C-3']);
    const args = ['onboarding', '--to', '2', '--yes', '--reason', 'Shorter', '--json'];
    const { code, text } = await printed(() => migrateCommand(args));
    expect(code).toBe(1);
    expect(posts()).toEqual(['/v1/cases/C-1/migrate', '/v1/cases/C-3/migrate']);
    expect(JSON.parse(text).cases.map(({ status }: { status: string }) => status)).toEqual([
      'moved',
      'refused',
      'refused',
    ]);
  });

  it('moves only the cases that are named, and not without a reason or against --dry-run', async () => {
    serve();
    const named = ['onboarding', '--to', '2', '--cases', 'C-3'];
    await printed(() => migrateCommand([...named, '--yes', '--reason', 'x', '--json']));
    expect(posts()).toEqual(['/v1/cases/C-3/migrate']);
    await printed(() => migrateCommand(['onboarding', '--to', '2', '--yes', '--dry-run', '--reason', 'x']));
    await expect(migrateCommand(['onboarding', '--to', '2', '--yes'])).rejects.toThrow('Say why');
    expect(posts()).toHaveLength(1);
  });

  it('leaves a named case alone that is there, moves one back, and none of another program', async () => {
    serve();
    const others: Record<string, { id: string; version: number }> = {
      'C-7': { id: 'onboarding', version: 2 },
      'C-8': { id: 'onboarding', version: 3 },
      'C-9': { id: 'mdf', version: 1 },
    };
    const listed = answer;
    answer = (asked) => {
      const id = asked.method === 'GET' ? asked.path.split('/cases/')[1] : undefined;
      return id ? { body: { id, title: 'x', stage: 'review', program: others[id] } } : listed(asked);
    };
    const args = ['onboarding', '--to', '2', '--cases', 'C-7,C-8,C-9', '--yes', '--reason', 'x', '--json'];
    const { text } = await printed(() => migrateCommand(args));
    expect(posts()).toEqual(['/v1/cases/C-8/migrate']);
    expect(JSON.parse(text).cases).toMatchObject([
      { caseId: 'C-8', status: 'moved' },
      { caseId: 'C-9', status: 'refused', why: 'This is a case of mdf, not of onboarding' },
    ]);
  });

  it('stops between two cases, and goes on there', async () => {
    const moved: string[] = [];
    const migrate = async (id: string) => {
      moved.push(id);
      return { kind: 'done', body: { id, program: { version: 2 } } } as const;
    };
    const all = [preview('C-1'), preview('C-2'), preview('C-3')];
    const moving = { to: 2, reason: 'x', progress: () => undefined };
    const first = await moveCases({ migrate }, all, { ...moving, stopped: () => moved.length === 2 });
    expect(first.map(({ status }) => status)).toEqual(['moved', 'moved', 'left']);
    await moveCases({ migrate }, all.slice(2), { ...moving, stopped: () => false });
    expect(moved).toEqual(['C-1', 'C-2', 'C-3']);
  });
});

describe('decisions', () => {
  it('come page by page into a file, a decision a line', async () => {
    answer = ({ path }) =>
      path.includes('cursor')
        ? { body: { items: [{ caseId: 'C-2' }] } }
        : { body: { items: [{ caseId: 'C-1' }], nextCursor: 'n/1' } };
    const out = join(folder, 'out.ndjson');
    const { text } = await printed(() => decisionsCommand(['onboarding', '--out', out]));
    expect(text).toContain('2 decisions of onboarding');
    expect(readFileSync(out, 'utf8')).toBe('{"caseId":"C-1"}\n{"caseId":"C-2"}\n');
    expect(api.asked.at(-1)?.path).toContain('cursor=n%2F1');
  });
});
