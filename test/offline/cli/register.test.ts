import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { post } from '../../../cli/api-client.ts';
import { readConnection } from '../../../cli/connection.ts';
import { register } from '../../../cli/register.ts';
import { formatReport, ranges, shown } from '../../../cli/report.ts';
import { readRegistrations } from '../../../cli/rows.ts';

interface Seen {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: { customer?: { name: string }; name?: string; value?: unknown };
}
type Answer = { status: number; headers?: Record<string, string>; body?: unknown };

let seen: Seen[];
let answer: (request: Seen) => Answer;
let server: Server;
let folder: string;
let apiUrl: string;

beforeEach(async () => {
  seen = [];
  folder = mkdtempSync(join(tmpdir(), 'throughline-cli-'));
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = JSON.parse(Buffer.concat(chunks).toString());
    const asked = { path: request.url ?? '', headers: request.headers, body };
    seen.push(asked);
    const { status, headers = {}, body: sent } = answer(asked);
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(sent));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
  rmSync(folder, { recursive: true });
});

const deal = (id: string, stage: string, more: object = {}): Answer => ({
  status: 201,
  body: {
    id,
    stage,
    stageLabel: `In ${stage}`,
    next: {
      what: 'Join the queue',
      waitsFor: { party: 'vendor', roleLabel: 'Channel manager', personIds: [] },
    },
    ...more,
  },
});
const problem = (status: number, code: string, more: object = {}): Answer => ({
  status,
  body: { type: 'about:blank', title: 'Some fields need attention', status, code, ...more },
});
const header =
  'row,partner,name,country,website,taxId,productFamily,amount,currency,expectedClose,description';
function csv(...rows: string[]): string {
  const file = join(folder, 'registrations.csv');
  writeFileSync(file, [header, ...rows].join('\n'));
  return file;
}
const row = (number: number, name: string, more: { partner?: string; amount?: string } = {}) =>
  `${number},${more.partner ?? 'northwind'},${name},DE,,,platform,${more.amount ?? '"12,500.00"'},EUR,2028-06-30,`;
const connection = () => ({ apiUrl, apiKeys: { northwind: 'key-n', alpine: 'key-a', ops: 'key-o' } });
const send = (registrations: string, accounts?: string) =>
  register({ registrations, accounts, connection: connection(), atOnce: 1, progress: () => undefined });

describe('registering a file', () => {
  it('sends each row in order with its partner’s key, in minor units', async () => {
    answer = () => deal(`D-${seen.length}`, 'protected');

    await send(csv(row(1, 'Acme'), row(2, 'Zenith', { partner: 'alpine', amount: '7' })));

    expect(seen.map(({ path, headers, body }) => [path, headers.authorization, body])).toEqual([
      [
        '/v1/deals',
        'Bearer key-n',
        expect.objectContaining({ value: { amount: 1_250_000, currency: 'EUR' } }),
      ],
      ['/v1/deals', 'Bearer key-a', expect.objectContaining({ customer: { name: 'Zenith', country: 'DE' } })],
    ]);
  });

  it('gives the same content the same Idempotency-Key, and other content another', async () => {
    answer = () => deal('D-1', 'protected');
    const file = csv(row(1, 'Acme'), row(2, 'Acme'), row(3, 'Zenith'));

    await send(file);
    await send(file);

    const keys = seen.map(({ headers }) => headers['idempotency-key']);
    expect(new Set(keys).size).toBe(2);
    expect([keys[0], keys[3], keys[4]]).toEqual([keys[1], keys[0], keys[1]]);
  });

  it('says what came of each row, and why', async () => {
    const answers: Record<string, Answer> = {
      Protected: deal('D-1', 'protected'),
      Queued: deal('D-2', 'queued'),
      Taken: deal('D-3', 'conflict'),
      Reviewed: deal('D-4', 'review'),
      Closed: deal('D-5', 'closed', { outcome: 'rejected' }),
      Repeated: deal('D-1', 'protected'),
      Checked: deal('D-6', 'intake'),
      Mail: problem(422, 'invalid-input', {
        fields: [{ field: 'customer.website', message: 'gives mailboxes' }],
      }),
      Odd: problem(403, 'forbidden', { detail: 'Not allowed' }),
      Broken: problem(500, 'unexpected', { detail: 'Something failed' }),
    };
    answer = ({ body }) => answers[body.customer?.name ?? ''] ?? { status: 418 };
    const names = [...Object.keys(answers), 'Teapot'].map((name, index) => row(index + 1, name));

    const { registrations } = await send(
      csv(...names, row(12, 'Comma', { amount: '"12.500,00"' }), row(13, 'Keyless', { partner: 'rival' })),
    );

    expect(registrations.map(({ row: number, outcome, why }) => [number, outcome, why])).toEqual([
      ['1', 'protected', ''],
      ['2', 'queued', ''],
      ['3', 'taken', 'Join the queue'],
      ['4', 'person', 'Channel manager'],
      ['5', 'closed', 'rejected'],
      ['6', 'again', 'as row 1: In protected'],
      ['7', 'open', 'In intake: Join the queue'],
      ['8', 'refused', 'customer.website: gives mailboxes'],
      ['9', 'refused', 'Not allowed'],
      ['10', 'failed', 'Something failed'],
      ['11', 'failed', 'answered with status 418'],
      ['12', 'refused', expect.stringContaining('value.amount: Write the amount as 12500')],
      ['13', 'refused', 'there is no API key for rival'],
    ]);
    expect(formatReport(registrations)).toMatch(/^Protected: 1\n {2}row 1\n\nQueued behind the holder: 1/);
  });

  it('leaves a negative amount to the API, which answers for it', async () => {
    answer = () => problem(422, 'invalid-input');

    await send(csv(row(1, 'Acme', { amount: '-5' })));

    expect(seen[0]?.body.value).toEqual({ amount: -500, currency: 'EUR' });
  });

  it('sends existing customers first, as ops', async () => {
    answer = ({ path }) =>
      path === '/v1/accounts' ? { status: 200, body: { id: 'A' } } : deal('D-1', 'protected');
    const accounts = join(folder, 'accounts.csv');
    writeFileSync(accounts, '\ufeffname,country,website,taxId\nAcme,DE,acme.com,\n');

    const results = await send(csv(row(1, 'Zenith')), accounts);

    expect(seen[0]).toMatchObject({
      path: '/v1/accounts',
      headers: { authorization: 'Bearer key-o' },
      body: { name: 'Acme', country: 'DE', website: 'acme.com' },
    });
    expect(results.accounts).toMatchObject([{ row: '2', outcome: 'known' }]);
  });

  it('keeps the order of results when several are on their way', async () => {
    answer = ({ body }) => deal(`D-${body.customer?.name}`, 'protected');
    const file = csv(...Array.from({ length: 30 }, (_, index) => row(index + 1, `Acme ${index}`)));
    const counted: number[] = [];
    const progress = (done: number) => counted.push(done);

    const results = await register({ registrations: file, connection: connection(), atOnce: 8, progress });

    expect(results.registrations.map((result) => result.row)).toEqual(counted.map(String));
  });

  it.each([
    [
      'a column that is missing',
      'row,name\n1,Acme',
      /Line 2 lacks partner, country.*the columns are row, partner/,
    ],
    ['a row that is too short', `${header}\n1,northwind`, /columns length/i],
  ])('refuses a file with %s before it sends anything', (_what, text, message) => {
    expect(() => readRegistrations(text)).toThrow(message);
  });
});

describe('a request', () => {
  const request = () => ({ url: `${apiUrl}/v1/deals`, apiKey: 'key', body: { a: 1 } });

  it('waits as long as a rate limit asks, however often', async () => {
    const waits: number[] = [];
    answer = () =>
      seen.length <= 8 ? { status: 429, headers: { 'retry-after': '3' } } : deal('D-1', 'review');

    const reply = await post(request(), async (ms) => waits.push(ms));

    expect(reply.kind).toBe('done');
    expect(waits).toEqual(Array(8).fill(3000));
    expect(new Set(seen.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
  });

  it('is sent again while a part of the system is busy, and then given up with the reason', async () => {
    const waits: number[] = [];
    answer = () => problem(503, 'busy-elsewhere', { detail: 'Temporal does not answer' });

    const reply = await post(request(), async (ms) => waits.push(ms));

    expect(reply).toEqual({ kind: 'failed', detail: 'Temporal does not answer' });
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(seen).toHaveLength(waits.length + 1);
  });

  it('says that nobody answers', async () => {
    const reply = await post({ ...request(), url: 'http://127.0.0.1:1/v1/deals' }, async () => undefined);

    expect(reply).toEqual({ kind: 'failed', detail: expect.stringContaining('no answer (') });
  });
});

describe('how to reach the API', () => {
  it('is what the environment says', () => {
    const env = { THROUGHLINE_API: 'http://localhost:3000/', THROUGHLINE_API_KEYS: '{"northwind":"k"}' };
    expect(readConnection(env)).toEqual({ apiUrl: 'http://localhost:3000', apiKeys: { northwind: 'k' } });
  });

  it('is what npm start wrote into its state', () => {
    const state = mkdtempSync(join(tmpdir(), 'throughline-state-'));
    writeFileSync(
      join(state, 'connection.json'),
      '{"apiUrl":"http://localhost:3000","apiKeys":{"northwind":"k"}}',
    );

    expect(readConnection({ THROUGHLINE_STATE: state }).apiKeys).toEqual({ northwind: 'k' });
    expect(() => readConnection({ THROUGHLINE_STATE: join(state, 'other') })).toThrow('run npm start');
    rmSync(state, { recursive: true });
  });

  it('is refused with what to do when it makes no sense', () => {
    const env = { THROUGHLINE_API: 'localhost', THROUGHLINE_API_KEYS: '{}' };
    expect(() => readConnection(env)).toThrow('apiUrl: is not an address such as http://localhost:3000');
    expect(() => readConnection({ ...env, THROUGHLINE_API_KEYS: 'k' })).toThrow(
      'THROUGHLINE_API_KEYS is not JSON',
    );
  });
});

describe('what is printed', () => {
  it('joins rows that follow each other', () => {
    expect(ranges(['1', '2', '3', '7', '9', '10'])).toBe('1-3, 7, 9-10');
    expect(ranges(['A1', 'A2'])).toBe('A1, A2');
  });

  it('cannot steer the terminal', () => {
    expect(shown('a\u001b[2Jb\u202ec')).toBe('a�[2Jb�c');
    expect(shown('x'.repeat(500))).toHaveLength(160);
  });
});
