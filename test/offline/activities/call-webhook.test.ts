import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createCallWebhook } from '../../../activities/call-webhook.activity.ts';
import { automatic, memoryStores, noneHeld, program } from './support/memory.ts';

const secret = `whsec_${Buffer.from('a key of thirty-two bytes, no more').toString('base64')}`;
const input = automatic('erp', { creditLimit: 5000, name: 'Nórthwind' }, 'tell');

interface Heard {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
let server: Server;
let heard: Heard[] = [];
let answer: (response: ServerResponse) => void;
beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { url = '', headers } = request;
      heard.push({ path: url, headers, body: Buffer.concat(chunks).toString() });
      answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  heard = [];
  answer = (response) => response.end();
});

let second = 0;
function caller(change: { secret?: string; answerWithin?: number; url?: string } = {}) {
  const { port } = server.address() as AddressInfo;
  const url = change.url ?? `http://127.0.0.1:${port}/hooks/erp`;
  return createCallWebhook({
    stores: memoryStores(noneHeld()),
    webhooks: { erp: { url, secret: change.secret ?? secret } },
    now: () => new Date(Date.UTC(2026, 10, 2, 9, 0, second++)),
    ...(change.answerWithin ? { answerWithin: change.answerWithin } : {}),
  });
}

/** As a receiver would: https://www.standardwebhooks.com. */
function signatureOf({ headers, body }: Heard, key: Buffer | string): string {
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
}

describe('a webhook', () => {
  test('is told what happened, signed', async () => {
    await caller()(input);

    const [call] = heard;
    const { caseId, partner, values } = input;
    expect(call?.path).toBe('/hooks/erp');
    expect(JSON.parse(call?.body ?? '')).toMatchObject({
      type: 'erp',
      data: { caseId, program, partner, values },
    });
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    expect(call?.headers['webhook-signature']).toBe(call && signatureOf(call, key));
    expect(call?.headers).toMatchObject({ 'content-type': 'application/json' });
  });

  test('may have any text for a secret', async () => {
    const words = 'a secret of twenty-four letters';

    await caller({ secret: words })(input);

    expect(heard[0]?.headers['webhook-signature']).toBe(heard[0] && signatureOf(heard[0], words));
  });

  test('is told twice under one id, with fresh times: it can know what it has', async () => {
    const call = caller();
    await call(input);
    await call(input);
    await call(automatic('erp', {}, 'tell-again'));

    const [first, again, other] = heard.map(({ headers }) => headers['webhook-id']);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
    expect(first).toMatch(/^msg_[0-9a-f]{32}$/);
    expect(heard[1]?.headers['webhook-timestamp']).not.toBe(heard[0]?.headers['webhook-timestamp']);
  });

  test.each([400, 401, 404, 410, 422])('that answers %i has refused for good', async (status) => {
    answer = (response) => response.writeHead(status).end('secret words');

    await expect(caller()(input)).rejects.toMatchObject({
      type: 'webhook-refused',
      nonRetryable: true,
      message: `The webhook "erp" answered ${status}.`,
    });
  });

  test('that redirects has refused: what is signed for one address goes nowhere else', async () => {
    answer = (response) => response.writeHead(307, { location: '/elsewhere' }).end();

    await expect(caller()(input)).rejects.toMatchObject({ type: 'webhook-refused' });
    expect(heard.map(({ path }) => path)).toEqual(['/hooks/erp']);
  });

  test.each([408, 425, 429, 500, 503])('that answers %i is told again', async (status) => {
    answer = (response) => response.writeHead(status).end();

    const call = caller()(input);

    await expect(call).rejects.toThrow(`answered ${status}`);
    await expect(call).rejects.not.toHaveProperty('nonRetryable', true);
  });

  test.each([
    ['does not answer in time', () => undefined],
    ['breaks off', (response: ServerResponse) => response.destroy()],
  ])('that %s is told again, and its address stays out of the failure', async (_what, act) => {
    answer = act;

    const call = caller({ answerWithin: 200 })(input);

    await expect(call).rejects.toThrow(/^The webhook "erp" did not answer\.$/);
    await expect(call).rejects.not.toHaveProperty('nonRetryable', true);
  });

  test('that this installation does not have ends the step at once', async () => {
    const unknown = { type: 'unknown-name', nonRetryable: true };

    await expect(caller()({ ...input, name: 'crm' })).rejects.toMatchObject(unknown);
    await expect(caller()({ ...input, name: 'constructor' })).rejects.toMatchObject(unknown);
    expect(heard).toEqual([]);
  });
});
