import { beforeEach, describe, expect, it } from 'vitest';
import type { Upload } from '../../../domain/uploads/upload.ts';
import { casePath, locationOf } from './support/application-form.ts';
import { caseView } from './support/cases.ts';
import { filesPath as at, casePageWithFiles, papers, upload } from './support/files.ts';
import { openPages, textOf } from './support/visit.ts';

let pages: ReturnType<typeof openPages>;
beforeEach(() => {
  pages = openPages({ casePage: casePageWithFiles });
});
const see = async (path: string) => {
  const answer = await pages.get(path, 'ana');
  return { answer, html: await answer.clone().text(), text: textOf(await answer.text()) };
};

describe('the field in the form', () => {
  it('says what is taken and what is there, and its press keeps what was typed and leads to the files', async () => {
    pages.world.uploads = [upload(), upload({ id: 'U-2', name: 'No.pdf', status: 'refused' })];

    const { text } = await see(casePath);
    const pressed = { outcome: 'send', 'values.note': 'Half', files: 'invoices', shown: 'note invoices' };
    const answer = await pages.post(`${casePath}/tasks/T1`, pressed, 'ana');

    expect(text).toContain('Up to 2 files: PDF or JPEG, 10 MB at most.');
    expect(text).toContain('Fair.pdf PDF, 120 kB');
    expect(text).not.toContain('No.pdf');
    expect(locationOf(answer)).toBe(at);
    expect(pages.world.typed).toMatchObject({ note: 'Half' });
    expect(pages.changes).toEqual([]);
  });
});

describe('the page of the files', () => {
  it('sends to the store and nowhere else, is not kept by browsers, and comes back to itself', async () => {
    const { answer, html } = await see(at);
    const policy = answer.headers.get('content-security-policy') ?? '';

    expect(html).toContain('action="http://files.example:7070/bucket"');
    expect(html).toContain(`value="http://localhost${at}/U-7K3M9Q2XBA"`);
    expect(html).toContain('accept=".pdf,.jpeg,.jpg"');
    expect(policy).toContain("form-action 'self' http://files.example:7070;");
    expect(policy).toContain("script-src 'self'");
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(pages.changes).toEqual([]);
  });

  it('no other page runs a script or sends a form elsewhere', async () => {
    const { answer } = await see(casePath);

    expect(answer.headers.get('content-security-policy')).not.toMatch(/script-src|files\.example/);
  });

  it.each([
    ['kept', {}, 'Fair.pdf&quot; is here.'],
    [
      'waiting',
      { status: 'waiting', type: undefined },
      'Fair.pdf&quot; came, and is being looked at for malware.',
    ],
    [
      'refused',
      { status: 'refused', problem: 'This is a program.' },
      'Fair.pdf&quot; was not taken This is a program.',
    ],
  ] as const)('says of one that was %s what became of it', async (_status, change, words) => {
    pages.world.uploads = [upload(change as Partial<Upload>)];

    const answer = await pages.get(`${at}/U-1111111111`, 'ana');
    const { text } = await see(locationOf(answer) ?? '');

    expect(locationOf(answer)).toBe(`${at}?sent=U-1111111111`);
    expect(text).toContain(words);
  });

  it('says that nothing came, and offers to send it again', async () => {
    const { answer, text } = await see(`${at}/U-2222222222`);

    expect(answer.status).toBe(409);
    expect(text).toContain('No file was taken The file did not come whole.');
    expect(text).toContain('Send the file');
  });

  it('offers nothing when it is full, and again when one was removed', async () => {
    pages.world.uploads = [upload(), upload({ id: 'U-2222222222', name: 'Stand.jpeg', type: 'jpeg' })];
    const full = await see(at);

    const removed = await pages.post(`${at}/U-2222222222/remove`, {}, 'ana');
    const again = await see(locationOf(removed) ?? '');

    expect(full.text).toContain('holds as many files as it takes. Remove one to send another.');
    expect(full.text).not.toContain('Send the file');
    expect(again.text).toContain('The file is removed.');
    expect(again.text).toContain('Here now: 1 of 2');
  });
});

describe('a file of the case', () => {
  it('is shown from the store, by an address that nothing keeps', async () => {
    pages.world.uploads = [upload()];

    const answer = await pages.get(`${casePath}/uploads/U-1111111111?save`, 'ana');

    expect([answer.status, locationOf(answer)]).toEqual([
      303,
      'http://files.example:7070/bucket/U-1111111111?save',
    ]);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('stands in what was given: a picture at once, a PDF to be unfolded; the store is allowed', async () => {
    const file = { id: 'U-1', name: 'Fair.pdf', type: 'pdf', size: 120_000, sha256: 'ab' };
    const { program } = pages.world.casePage;
    const form = { ...program.forms[program.starts.form], fields: papers.fields } as typeof papers;
    const data = {
      [program.starts.form]: { invoices: [file, { ...file, id: 'U-2', name: 'Stand', type: 'jpeg' }] },
    };
    const { facts } = caseView();
    const view = caseView({ facts: { ...facts, data, open: [program.starts.form] } });
    const forms = { ...program.forms, [program.starts.form]: form };
    pages = openPages(
      { casePage: { ...pages.world.casePage, view, program: { ...program, forms } } },
      { filesOrigin: 'http://files.example:7070' },
    );

    const { html, answer } = await see(casePath);

    expect(html).toMatch(/<img[^>]*src="\/cases\/C-7K3M9Q2XBA\/uploads\/U-2"[^>]*alt="Stand"/);
    expect(html).toMatch(/<iframe[^>]*src="\/cases\/C-7K3M9Q2XBA\/uploads\/U-1"/);
    const policy = answer.headers.get('content-security-policy');
    expect(policy).toContain("img-src 'self' http://files.example:7070 data:");
    expect(policy).toContain("frame-src 'self' http://files.example:7070");
  });
});
