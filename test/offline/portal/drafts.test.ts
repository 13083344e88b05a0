import { beforeEach, describe, expect, it } from 'vitest';
import { DomainError } from '../../../domain/errors.ts';
import { leadsTo } from '../../support/leads-to.ts';
import { draftTexts, sharedDraft } from './support/fake-drafts.ts';
import { after, dana, marco } from './support/sample.ts';
import { openPages, origin, textOf } from './support/visit.ts';

const draft = sharedDraft;
let pages: ReturnType<typeof openPages>;
beforeEach(() => {
  pages = openPages({ drafts: [draft] });
});
const textAt = async (path: string) => textOf(await (await pages.get(path, 'dana')).text());

/** A form with files, as a browser sends it. */
const upload = (files: Record<string, Uint8Array<ArrayBuffer>>) => {
  const body = new FormData();
  body.append('from', 'file');
  for (const name of ['source', 'scripts']) {
    const content = files[name];
    body.append(name, content ? new File([content], `${name}.yaml`) : new File([], ''));
  }
  const cookie = 'throughline_session=session-of-dana';
  const headers = { cookie, origin, 'sec-fetch-site': 'same-origin' };
  return pages.app.request(`${origin}/programs/drafts`, { method: 'POST', body, headers });
};
const bytes = (text: string) => new TextEncoder().encode(text);

describe('the page of all programs', () => {
  it('says what is in force, what runs on each version, what is proposed and who drafts', async () => {
    pages.world.running = [
      { version: 4, cases: 0, proposer: 'x' },
      { version: 3, cases: 12, proposer: 'x' },
      { version: 2, cases: 1, proposer: 'x' },
    ];

    const text = await textAt('/programs');

    expect(text).toContain('Version 3 is in force');
    expect(text).toContain(`published by ${dana.name}`);
    expect(text).toContain('12 cases run on version 3, 1 case runs on version 2.');
    expect(text).toContain('Version 4 is proposed');
    expect(text).toContain('Onboarding, shorter Begun from version 3');
    expect(text).toContain(`${marco.name} has it open now`);
  });

  it('says that cases could not be counted, and shows the rest', async () => {
    pages.world.running = new DomainError('busy-elsewhere', 'Temporal does not answer');

    const text = await textAt('/programs');

    expect(text).toContain('could not be counted now');
    expect(text).toContain('Version 3 is in force');
  });

  it('shows drafts of programs that are not here yet', async () => {
    pages.world.drafts = [{ ...draft, programId: 'rebates', title: 'Rebates', editors: [] }];

    const html = await (await pages.get('/programs', 'dana')).text();

    expect(textOf(html)).toContain('Drafts of other programs Rebates');
    expect(html).toContain('href="/programs/drafts/PD-0000000001"');
  });
});

describe('a draft', () => {
  it.each([
    [
      { from: 'version', programId: 'onboarding', version: '3' },
      { kind: 'version', programId: 'onboarding', version: 3 },
    ],
    [
      { from: 'template', name: 'onboarding' },
      { kind: 'template', name: 'onboarding' },
    ],
    [
      { from: 'draft', draftId: draft.id },
      { kind: 'draft', draftId: draft.id },
    ],
  ])('is begun by one press: %j', async (form, from) => {
    const begun = await pages.post('/programs/drafts', form, 'dana');

    expect(begun.status).toBe(303);
    expect(begun.headers.get('location')).toBe('/programs/drafts/PD-7K3M9Q2XBA');
    expect(pages.changes).toEqual([{ name: 'createDraft', input: { from } }]);
  });

  it('is begun from files, taken byte for byte', async () => {
    const source = '\uFEFFprogram: x\r\n# “end”';

    await upload({ source: bytes(source) });
    await upload({ source: bytes(source), scripts: bytes('scripts: []\n') });

    expect(pages.changes.map(({ input }) => input)).toEqual([
      { from: { kind: 'file', source } },
      { from: { kind: 'file', source, scripts: 'scripts: []\n' } },
    ]);
  });

  it('is not begun from no file, from one that is no text, or from no program, and the page says so', async () => {
    const refused = [
      await upload({}),
      await upload({ source: new Uint8Array([0xff, 0xfe, 0x41, 0x00]) }),
      await pages.post('/programs/drafts', { from: 'template', name: '' }, 'dana'),
    ];

    expect(refused.map(({ status }) => status)).toEqual([422, 422, 422]);
    const [none, binary, unchosen] = await Promise.all(
      refused.map(async (page) => textOf(await page.text())),
    );
    expect(none).toContain('Choose a file');
    expect(binary).toContain('not text in UTF-8');
    expect(unchosen).toContain('Choose a program');
    expect(pages.changes).toEqual([]);
  });

  it('is thrown away, and pressing again says the same', async () => {
    const removed = await pages.post(`/programs/drafts/${draft.id}/remove`, {}, 'dana');
    pages.world.refusal = new DomainError('not-found', 'It is gone');
    const again = await pages.post(`/programs/drafts/${draft.id}/remove`, {}, 'dana');

    expect(pages.changes).toEqual([{ name: 'removeDraft', input: draft.id }]);
    for (const answer of [removed, again]) expect(leadsTo(answer)).toEqual(['/programs', 'draft-removed']);
    expect(textOf(await (await pages.follow(removed, 'dana')).text())).toContain('The draft is thrown away.');
  });

  it('is saved as two files, byte for byte', async () => {
    const program = await pages.get(`/programs/drafts/${draft.id}/program.yaml`, 'dana');
    const rehearsal = await pages.get(`/programs/drafts/${draft.id}/rehearsal.yaml`, 'dana');

    expect(program.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''onboarding.yaml");
    expect(await program.text()).toBe(draftTexts.source);
    expect(await rehearsal.text()).toBe(draftTexts.scripts);
  });
});

describe('a version', () => {
  const replaced = () => {
    const [inForce, proposed] = pages.world.programs;
    if (!inForce || !proposed) throw new Error('The sample has two versions.');
    pages.world.programs = [{ ...inForce, version: 2, effectiveFrom: after(-60) }, inForce, proposed];
  };

  it('that was replaced can be gone back to, with a reason; the one in force cannot', async () => {
    replaced();

    const [old, present] = [
      await textAt('/programs/onboarding?version=2'),
      await textAt('/programs/onboarding?version=3'),
    ];
    const form = { reason: 'Partners were lost' };
    const answer = await pages.post('/programs/onboarding/versions/2/restore', form, 'dana');

    expect(old).toContain('Go back to this version Its text is proposed again as version 5');
    expect(present).not.toContain('Go back to this version');
    expect(leadsTo(answer)).toEqual(['/programs/onboarding?version=3', 'goes-back']);
    expect(pages.changes).toEqual([
      { name: 'restore', input: { programId: 'onboarding', version: 2, input: form } },
    ]);
  });

  it('that cannot be gone back to says why, and keeps the reason', async () => {
    replaced();
    pages.world.refusal = new DomainError('invalid-input', 'reason: Say why.', [
      { field: 'reason', message: 'Say why' },
    ]);

    const answer = await pages.post('/programs/onboarding/versions/2/restore', { reason: 'Hm' }, 'dana');

    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('href="#restore-reason"');
    expect(html).toContain('>Hm</textarea>');
  });

  it('that goes back to an earlier one says so, and why', async () => {
    pages.world.programs = pages.world.programs.map((one) =>
      one.version === 4 ? { ...one, restores: 2, reason: 'Partners were lost' } : one,
    );

    expect(await textAt('/programs')).toContain('to go back to version 2');
    const text = await textAt('/programs/onboarding?version=4');
    expect(text).toContain('goes back to version 2');
    expect(text).toContain('Reason: Partners were lost');
  });

  it('is saved as a file, with its rehearsal where that is kept', async () => {
    pages.world.source = 'version: 3\r\n';
    const at = '/programs/onboarding/versions/3';

    const source = await pages.get(`${at}/program.yaml`, 'dana');
    const none = await pages.get(`${at}/rehearsal.yaml`, 'dana');
    pages.world.scripts = 'scripts: []';
    const scripts = await pages.get(`${at}/rehearsal.yaml`, 'dana');

    expect(source.headers.get('content-disposition')).toContain('onboarding.v3.yaml');
    expect(await source.text()).toBe('version: 3\r\n');
    expect(none.status).toBe(404);
    expect(await scripts.text()).toBe('scripts: []');
  });

  it('is published for a time in the zone of who publishes it', async () => {
    const at = '/programs/onboarding/versions/4/publish';
    const form = { hash: 'b'.repeat(64), effectiveFrom: '2027-06-01T09:00' };

    await pages.post(at, form, 'dana');
    const refused = await pages.post(at, { ...form, effectiveFrom: 'soon' }, 'dana');

    expect(dana.timeZone).toBe('Europe/Berlin');
    const input = { hash: form.hash, effectiveFrom: '2027-06-01T07:00:00.000Z' };
    expect(pages.changes).toEqual([
      { name: 'publish', input: { programId: 'onboarding', version: 4, input } },
    ]);
    expect(refused.status).toBe(422);
    expect(textOf(await refused.text())).toContain('Give the day and the time, or neither');
  });
});

it('a partner’s people learn nothing of it', async () => {
  const posts = [
    '/programs/drafts',
    `/programs/drafts/${draft.id}/remove`,
    '/programs/onboarding/versions/3/restore',
  ];
  const gets = [`/programs/drafts/${draft.id}/program.yaml`, '/programs/onboarding/versions/3/program.yaml'];

  for (const path of posts) expect((await pages.post(path, { from: 'draft' }, 'ana')).status).toBe(404);
  for (const path of gets) expect((await pages.get(path, 'ana')).status).toBe(404);
  expect(pages.changes).toEqual([]);
});
