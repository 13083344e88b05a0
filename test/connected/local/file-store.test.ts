import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFileContents } from '../../../activities/files/contents.s3.ts';
import { createBucket } from '../../../activities/files/create-bucket.ts';
import { obtainPart } from '../../../local/parts/part.ts';
import { freePort } from '../../../local/parts/ports.ts';
import { versitygwPart } from '../../../local/parts/versitygw.ts';
import { startService } from '../../../local/processes/service.ts';
import { fileStoreService } from '../../../local/services.ts';
import { pdf, sendTo } from '../../support/uploads.ts';

let state: string;
beforeAll(() => {
  state = mkdtempSync(join(tmpdir(), 'throughline-file-store-'));
});
afterAll(() => rmSync(state, { recursive: true, force: true }));

async function start() {
  const executable = await obtainPart(versitygwPart, () => undefined);
  const service = fileStoreService(executable, { port: await freePort(), logs: state, state });
  const running = await startService(service);
  return { running, where: { region: 'eu-central-1', endpoint: service.address, bucket: 'kept-files' } };
}

test('the store of files keeps what it took when it is killed', async () => {
  const first = await start();
  await createBucket(first.where);
  await createBucket(first.where);
  const files = createFileContents(first.where);
  const limits = { mostBytes: 1_000, returnTo: 'http://portal.example/back' };
  await sendTo(await files.uploadAddress('incoming/one', limits), pdf('Kept', 'Fähre.pdf'));
  process.kill(first.running.pid, 'SIGKILL');
  await first.running.ended;

  const second = await start();
  await createBucket(second.where);
  const arrived = await createFileContents(second.where).arrived('incoming/one');
  await second.running.stop();

  expect(arrived).toMatchObject({ name: 'Fähre.pdf', bytes: pdf('Kept').size });
});
