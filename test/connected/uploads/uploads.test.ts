import { createHash } from 'node:crypto';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ScanFile, scanOverHttp } from '../../../activities/files/scan-file.ts';
import type { FileContents } from '../../../activities/store/uploads.store.ts';
import { createTestBucket } from '../../support/bucket.ts';
import { manager, rival, seller, startProduct, type TestProduct } from '../../support/product.ts';
import { openTask, pdf, publishClaims, sendTo, startClaim } from '../../support/uploads.ts';

let product: TestProduct;
let worker: { stop: () => Promise<void> };
let files: FileContents;
/** The scanner of a test. */
const between: { scan?: ScanFile } = {};
beforeAll(async () => {
  files = await createTestBucket();
  product = await startProduct({
    files,
    scanFile: (content, bytes) => (between.scan ?? allClean)(content, bytes),
  });
  worker = await product.startWorker();
  await publishClaims(product);
});
afterAll(async () => {
  await worker.stop();
  await product.close();
});

const allClean: ScanFile = async (content) => {
  for await (const _ of content);
  return 'clean';
};
const uploads = () => product.services.uploads;
const back = (id: string) => `/back/${id}`;

/** A claim whose partner is asked for invoices; the vendor's audit before it was sent a paper. */
async function claimOf(): Promise<At & { readonly paper: string }> {
  const caseId = await startClaim(product);
  const audit = { caseId, taskId: await openTask(product, caseId), field: 'papers' };
  const { upload } = await send(manager, audit, new File(['Seen.'], 'audit.txt'));
  await product.services.cases.completeTask(manager, caseId, audit.taskId, {
    outcome: 'send',
    data: { values: {} },
  });
  return { caseId, taskId: await openTask(product, caseId), field: 'invoices', paper: upload.id };
}

interface At {
  readonly caseId: string;
  readonly taskId: string;
  readonly field: string;
}

/** From the page to the store and back. */
async function send(caller: typeof seller, { caseId, taskId, field }: At, file: File) {
  const at = { caseId, taskId, field };
  const address = await uploads().begin(caller, at, back);
  const answer = await sendTo(address, file);
  const upload = await uploads().settle(caller, { ...at, uploadId: address.uploadId });
  return { upload, answer, at: { ...at, uploadId: address.uploadId } };
}

const sendClaim = (at: At, values = {}) =>
  product.services.cases.completeTask(seller, at.caseId, at.taskId, { outcome: 'send', data: { values } });

describe('a file that is in order', () => {
  it('goes straight to the store, comes back to the page, and is kept with its name, kind, size and hash', async () => {
    const claim = await claimOf();
    const file = pdf('One');
    const { upload, answer, at } = await send(seller, claim, file);

    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toMatch(`http://portal.example/back/${upload.id}?`);
    const bytes = Buffer.from(await file.arrayBuffer());
    expect(upload).toMatchObject({
      status: 'kept',
      name: 'Rechnung März.pdf',
      type: 'pdf',
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    expect(await uploads().settle(seller, at)).toEqual(upload);
    expect(
      await files.arrived(`incoming/${claim.caseId}/${claim.taskId}/invoices/${upload.id}`),
    ).toBeUndefined();
  });

  it('is the value of its field, and is shown to both sides by an address that is good for a minute', async () => {
    const claim = await claimOf();
    const { upload } = await send(seller, claim, pdf('Two', '../../evil\u202Efdp.exe'));
    await sendClaim(claim);

    const { view } = await product.services.cases.get(manager, claim.caseId);
    const shown = await fetch(await uploads().address(manager, claim.caseId, upload.id, false));
    const saved = await fetch(await uploads().address(seller, claim.caseId, upload.id, true));

    expect(view.facts.data.claim?.invoices).toEqual([
      { id: upload.id, name: 'The invoices 1', type: 'pdf', size: upload.bytes, sha256: upload.sha256 },
    ]);
    expect(shown.headers.get('content-type')).toBe('application/pdf');
    expect(shown.headers.get('content-disposition')).toMatch(
      /^inline; filename\*=UTF-8''The%20invoices%201\.pdf$/,
    );
    expect(saved.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(
      createHash('sha256')
        .update(await saved.bytes())
        .digest('hex'),
    ).toBe(upload.sha256);
  });

  it('is taken away again, with its content', async () => {
    const claim = await claimOf();
    const { upload, at } = await send(seller, claim, pdf('Three'));

    await uploads().remove(seller, at);
    await uploads().remove(seller, at);

    expect((await uploads().ofField(seller, claim)).uploads).toEqual([]);
    expect(await files.arrived(`kept/${claim.caseId}/${upload.id}`)).toBeUndefined();
  });

  it('stays in the form that is asked for again, until it is left out there', async () => {
    const claim = await claimOf();
    const { upload: first } = await send(seller, claim, pdf('Old'));
    const { upload: second } = await send(seller, claim, pdf('Good'));
    await sendClaim(claim);
    const verdict = await openTask(product, claim.caseId);
    await product.services.cases.completeTask(manager, claim.caseId, verdict, {
      outcome: 'request-changes',
      comment: 'The old one is wrong',
    });
    const again = { ...claim, taskId: await openTask(product, claim.caseId) };
    const { upload: third } = await send(seller, again, pdf('New'));
    const full = uploads().begin(seller, again, back);
    await expect(full).rejects.toMatchObject({
      code: 'not-now',
      message: /holds 3 files, which is the most/,
    });

    await uploads().remove(seller, { ...again, uploadId: first.id });
    await sendClaim(again);

    const { view } = await product.services.cases.get(seller, claim.caseId);
    const names = view.facts.data.claim?.invoices as { id: string }[];
    expect(names.map(({ id }) => id)).toEqual([second.id, third.id]);
  });
});

describe('a file that is not in order is refused in words, and nothing of it stays', () => {
  it.each([
    [
      'a program',
      new File(['MZ\u0090\u0000'], 'invoice.pdf'),
      /^This is a program, whatever its name says\. Send PDF or PNG/,
    ],
    ['an archive', new File(['PK\u0003\u0004'], 'a.pdf'), /^This is an archive or an office document/],
    ['a text', new File(['Total: 12'], 'a.png'), /^This is a text/],
    ['too large', pdf('x'.repeat(250_000)), /^This file has 250 kB, and 200 kB is the most\./],
  ])('%s', async (_what, file, problem) => {
    const claim = await claimOf();
    const { upload, at } = await send(seller, claim, file);

    expect(upload).toMatchObject({ status: 'refused', problem: expect.stringMatching(problem) });
    expect(await uploads().settle(seller, at)).toEqual(upload);
    expect(
      await files.arrived(`incoming/${claim.caseId}/${claim.taskId}/invoices/${upload.id}`),
    ).toBeUndefined();
    await expect(uploads().address(seller, claim.caseId, upload.id, false)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('the same content twice', async () => {
    const claim = await claimOf();
    await send(seller, claim, pdf('Same', 'first.pdf'));

    const { upload } = await send(seller, claim, pdf('Same', 'second.pdf'));

    expect(upload.problem).toBe('This is the same file as "first.pdf", which is here already.');
  });

  it('of more than the store takes in: it comes not at all', async () => {
    const claim = await claimOf();
    const { uploadId, ...address } = await uploads().begin(seller, claim, back);

    const answer = await sendTo(address, pdf('x'.repeat(20_000_001)));

    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('EntityTooLarge')]);
    const settled = uploads().settle(seller, { ...at(claim), uploadId });
    await expect(settled).rejects.toMatchObject({ code: 'not-now', message: /did not come whole/ });
  });

  it('that stops half-way: nothing came, and it can be sent again', async () => {
    const claim = await claimOf();
    const { uploadId, ...address } = await uploads().begin(seller, claim, back);

    await stopHalfWay(address.url, address.fields);
    const settled = uploads().settle(seller, { ...at(claim), uploadId });
    await expect(settled).rejects.toMatchObject({ message: /did not come whole, so nothing of it was kept/ });
    await sendTo(address, pdf('Again'));

    expect(await uploads().settle(seller, { ...at(claim), uploadId })).toMatchObject({ status: 'kept' });
  });

  it('that is sent elsewhere, or to an address that was changed', async () => {
    const claim = await claimOf();
    const { url, fields, nameField } = await uploads().begin(seller, claim, back);
    const key = `kept/${claim.caseId}/U-0000000000`;

    const elsewhere = await sendTo({ url, nameField, fields: { ...fields, key } }, pdf('x'));
    const onwards = { ...fields, success_action_redirect: 'https://evil.example/' };
    const misled = await sendTo({ url, nameField, fields: onwards }, pdf('x'));

    expect([elsewhere.status, misled.status]).toEqual([403, 403]);
  });

  it('that became another one while it was looked at', async () => {
    const claim = await claimOf();
    const { uploadId, ...address } = await uploads().begin(seller, claim, back);
    await sendTo(address, pdf('Looked at'));
    between.scan = async (content, bytes) => {
      const verdict = await allClean(content, bytes);
      await sendTo(address, new File(['MZ\u0000 another'], 'a.pdf'));
      return verdict;
    };

    const first = uploads().settle(seller, { ...at(claim), uploadId });
    await expect(first).rejects.toMatchObject({ code: 'not-now', message: /Another file came/ });
    delete between.scan;
    const second = await uploads().settle(seller, { ...at(claim), uploadId });

    expect(second).toMatchObject({ status: 'refused', problem: expect.stringMatching(/^This is a program/) });
  });
});

const at = ({ caseId, taskId, field }: At) => ({ caseId, taskId, field });

/** Announces a file of 100,000 bytes, and stops after 20,000 of them. */
function stopHalfWay(url: string, fields: Readonly<Record<string, string>>): Promise<void> {
  const line = (name: string, more: string) =>
    `--b\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n`;
  const head = Object.entries(fields).map(([name, value]) => `${line(name, '')}${value}\r\n`);
  const start = `${head.join('')}${line('file', '; filename="half.pdf"')}`;
  const end = '\r\n--b--\r\n';
  const length = start.length + 100_000 + end.length;
  const headers = { 'content-type': 'multipart/form-data; boundary=b', 'content-length': length };
  return new Promise((resolve) => {
    const sending = request(url, { method: 'POST', headers });
    sending.on('error', () => resolve());
    sending.write(`${start}${'x'.repeat(20_000)}`, () => sending.destroy(new Error('The line went dead')));
  });
}

describe('a scan for malware', () => {
  /** Stands in for a scanner: it knows the one test file that all of them find. */
  const eicar = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*';
  let scanner: Server;
  let verdict: string | undefined;
  let seen = 0;
  beforeAll(async () => {
    scanner = createServer(async (asked, answer) => {
      let text = '';
      for await (const piece of asked) text += piece;
      seen = text.length;
      answer.end(JSON.stringify({ verdict: verdict ?? (text.includes(eicar) ? 'infected' : 'clean') }));
    });
    await new Promise<void>((resolve) => scanner.listen(0, '127.0.0.1', () => resolve()));
    between.scan = scanOverHttp(`http://127.0.0.1:${(scanner.address() as AddressInfo).port}/`);
  });
  afterAll(() => {
    delete between.scan;
    scanner.close();
  });

  it('gets every byte, and lets through what is clean', async () => {
    const claim = await claimOf();
    const file = pdf('x'.repeat(100_000));

    const { upload } = await send(seller, claim, file);

    expect([upload.status, seen]).toEqual(['kept', file.size]);
  });

  it('refuses what it finds something in', async () => {
    const { upload } = await send(seller, await claimOf(), pdf(eicar));

    expect(upload).toMatchObject({ status: 'refused', problem: expect.stringMatching(/^Malware was found/) });
  });

  it.each(['unknown', 'something else'])(
    'waits where it says "%s": nothing is lost, and nothing is sent with it',
    async (says) => {
      const claim = await claimOf();
      verdict = says;
      const { upload, at } = await send(seller, claim, pdf('Patience'));
      const tooEarly = sendClaim(claim);
      await expect(tooEarly).rejects.toMatchObject({
        code: 'invalid-input',
        fields: expect.arrayContaining([
          { field: 'data.values.invoices', message: expect.stringMatching(/is still being looked at/) },
        ]),
      });
      verdict = undefined;

      expect(upload).toMatchObject({ status: 'waiting', name: 'Rechnung März.pdf' });
      expect(await uploads().settle(seller, at)).toMatchObject({ id: upload.id, status: 'kept' });
    },
  );

  it('that is down makes wait, too', async () => {
    const scan = between.scan;
    const claim = await claimOf();
    between.scan = scanOverHttp('http://127.0.0.1:1/');
    const { upload, at } = await send(seller, claim, pdf('Down'));
    if (scan) between.scan = scan;

    expect([upload.status, (await uploads().settle(seller, at)).status]).toEqual(['waiting', 'kept']);
  });
});

describe('whose file it is', () => {
  it('a partner gets of another partner, and of the vendor alone, the same answer as for nothing', async () => {
    const claim = await claimOf();
    const { upload, at: own } = await send(seller, claim, pdf('Mine'));
    const nothing = { code: 'not-found' };

    await expect(uploads().ofField(rival, claim)).rejects.toMatchObject(nothing);
    await expect(uploads().begin(rival, claim, back)).rejects.toMatchObject(nothing);
    await expect(uploads().settle(rival, own)).rejects.toMatchObject(nothing);
    await expect(uploads().remove(rival, own)).rejects.toMatchObject(nothing);
    await expect(uploads().address(rival, claim.caseId, upload.id, false)).rejects.toMatchObject(nothing);
    await expect(uploads().address(seller, claim.caseId, claim.paper, false)).rejects.toMatchObject(nothing);
    await expect(uploads().address(seller, claim.caseId, 'U-0000000000', false)).rejects.toMatchObject(
      nothing,
    );
    expect(await uploads().address(manager, claim.caseId, claim.paper, false)).toMatch(/^http/);
  });

  it('what was not sent with its form yet is its sender’s alone', async () => {
    const claim = await claimOf();
    const { upload } = await send(seller, claim, pdf('Not yet'));

    const early = uploads().address(manager, claim.caseId, upload.id, false);
    await expect(early).rejects.toMatchObject({ code: 'not-found' });
    expect(await uploads().address(seller, claim.caseId, upload.id, false)).toMatch(/^http/);
  });
});
