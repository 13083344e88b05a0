import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { webhookSignature } from '../../activities/webhook-signature.ts';
import { eventTypes } from '../../domain/webhooks/event-types.ts';
import { webhookReference } from '../../domain/webhooks/reference.rules.ts';

const page = readFileSync('docs/how-to/tell-other-systems.md', 'utf8');
const example = (language: string) =>
  new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(page)?.[1] ?? '';
const secret = `whsec_${Buffer.from('a secret of thirty-two letters!!').toString('base64')}`;

let receiver: ChildProcess | undefined;
let folder: string | undefined;
afterEach(() => {
  receiver?.kill();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/** Resolves with the first line that it writes which fits. */
const line = (fits: RegExp) =>
  new Promise<string>((done, failed) => {
    receiver?.stderr?.on('data', (text: Buffer) => failed(new Error(text.toString())));
    receiver?.stdout?.on('data', (text: Buffer) => {
      const found = fits.exec(text.toString());
      if (found) done(found[1] ?? '');
    });
  });

test('the receiver of the page takes what is signed by its secret, and nothing else', async () => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-receiver-'));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'receiver.mjs'), example('js'));
  receiver = spawn(process.execPath, [join(folder, 'receiver.mjs')], {
    env: { ...process.env, WEBHOOK_SECRET: secret, PORT: '0' },
  });
  const port = await line(/listening (\d+)/);
  const body = example('json');
  const call = { id: 'evt_1', seconds: Math.floor(Date.now() / 1000), body };
  const send = (signedBy: string) =>
    fetch(`http://127.0.0.1:${port}/`, {
      ...{ method: 'POST', body },
      headers: {
        'webhook-id': call.id,
        'webhook-timestamp': String(call.seconds),
        'webhook-signature': webhookSignature(signedBy, call),
      },
    });
  const told = line(/(deal\.won)/);

  expect((await send(secret)).status).toBe(204);
  expect(await told).toBe('deal.won');
  expect((await send(`whsec_${Buffer.from('another').toString('base64')}`)).status).toBe(401);
});

test('the example is an event as it goes out', () => {
  const { type, data } = JSON.parse(example('json')) as { type: 'deal.won'; data: unknown };

  expect(eventTypes[type].data.strict().parse(data)).toEqual(data);
});

test('the reference is what the schemas say', () => {
  expect(readFileSync('docs/reference/webhook-events.md', 'utf8').trimEnd()).toBe(
    webhookReference().trimEnd(),
  );
});
