import { describe, expect, test } from 'vitest';
import { sessionCookie } from '../../../handlers/own-pages.ts';
import { leadsTo } from '../../support/leads-to.ts';
import { bankText, courseTexts, gradedAttempts } from './support/fake-materials.ts';
import { openPages, origin, textOf } from './support/visit.ts';

const course = '/console/materials/course/platform-basics';
const bank = '/console/materials/bank/platform-basics';

/** Pages with one press of the editor's form, as a browser sends it. */
function editor() {
  const pages = openPages();
  const press = async (path: string, fields: Record<string, string | File>) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    const headers = { cookie: `${sessionCookie}=session-of-dana`, 'sec-fetch-site': 'same-origin', origin };
    const answer = await pages.app.request(`${origin}${path}/edit`, { method: 'POST', body, headers });
    return { status: answer.status, to: answer.headers.get('location'), html: await answer.text() };
  };
  const page = async (path: string) => (await pages.get(path, 'dana')).text();
  return { press, page, get: pages.get };
}
const inCourse = (change: Record<string, string | File>) => ({
  ...{ after: '1', language: 'en', languages: 'en de' },
  ...{
    'text.en': courseTexts.en.replaceAll('\n', '\r\n'),
    'text.de': courseTexts.de.replaceAll('\n', '\r\n'),
  },
  ...change,
});
const inBank = (text: string, change: Record<string, string | File> = {}) => ({
  ...{ after: '1', language: 'all', languages: 'all', 'text.all': text, press: 'publish', ...change },
});
const question = '// Title: New\n\n::Q:: Is it? {T}\n';

test('courses and banks are listed, each with its newest version', async () => {
  const { page } = editor();

  expect(textOf(await page('/console/materials'))).toContain('Platform basics platform-basics 1');
  expect(await page('/console/materials?kind=bank')).toContain(`href="${bank}"`);
});

test('who writes courses and banks finds where more time is given', async () => {
  const { page } = editor();

  for (const path of ['/console/materials', '/console/materials?kind=bank', bank])
    expect(await page(path), path).toContain('href="/console/extra-time"');
});

test('a short name that nothing can have is said to be one, and a good one leads to the editor', async () => {
  const { get } = editor();

  const refused = await get('/console/materials?kind=bank&id=Not+so', 'dana');
  const begun = await get('/console/materials?kind=bank&id=new-bank', 'dana');

  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('value="Not so"');
  expect(begun.headers.get('location')).toBe('/console/materials/bank/new-bank/edit');
});

test('a course is read as learners read it, and a bank with its keys', async () => {
  const { page } = editor();

  expect(textOf(await page(course))).toContain('Eine Quelle anschließen source about 10 min');
  expect(textOf(await page(bank))).toMatch(/Which service starts first\?\s+The store\s+Right/);
});

test('a version’s text is saved byte for byte, a course by language', async () => {
  const { page } = editor();

  expect(await page(`${bank}/versions/1/source`)).toBe(bankText);
  expect(await page(`${course}/versions/1/source?language=de`)).toBe(courseTexts.de);
  expect((await editor().get(`${course}/versions/2/source`, 'dana')).status).toBe(404);
});

describe('the editor', () => {
  test('says what is wrong line by line, and loses nothing', async () => {
    const { press } = editor();
    const text = '// Title: New\n\n::Q:: Which? {=a ~%50%b}\n\nWords\n';

    const { status, html } = await press(bank, inBank(text));

    expect(status).toBe(422);
    expect(textOf(html)).toMatch(/Line 3 : An answer is right or wrong/);
    expect(textOf(html)).toMatch(/Line 5 : This question has no title/);
    expect(html).toContain('::Q:: Which? {=a ~%50%b}');
    expect(html).toContain('<title>Error: ');
  });

  test('says of a course in which language, and keeps both', async () => {
    const { press } = editor();

    const { html } = await press(course, inCourse({ 'text.de': '# Titel\n\nWorum.\n', press: 'preview' }));

    expect(textOf(html)).toContain('de, line 4: There is no lesson');
    expect(html).toContain('name="text.de" value="# Titel');
  });

  test('shows a preview, and publishes nothing by it', async () => {
    const { press, page } = editor();

    const { html } = await press(bank, inBank(question, { press: 'preview' }));

    expect(textOf(html)).toContain('Preview: nothing is published yet');
    expect(textOf(html)).toMatch(/Is it\?\s+True\s+Right/);
    expect(textOf(await page(bank))).toContain('Version 1');
  });

  test('publishes the next version', async () => {
    const { press, page } = editor();

    const { to } = await press(bank, inBank(question));

    expect(to).toBe(bank);
    expect(textOf(await page(bank))).toContain('Version 2, the newest');
    expect(textOf(await page(`${bank}?version=1`))).toContain('Which service starts first?');
  });

  test('of two who publish, shows the later one both, and goes on from the other’s', async () => {
    const { press } = editor();
    await press(bank, inBank(question));

    const { status, html } = await press(bank, inBank(question.replace('Is it?', 'Is it so?')));
    const again = await press(bank, inBank(question.replace('Is it?', 'Is it so?'), { after: '2' }));

    expect(status).toBe(409);
    expect(textOf(html)).toContain('Somebody published version 2 since you began. Yours is not published.');
    expect(html).toContain('::Q:: Is it? {T}');
    expect(html).toContain('::Q:: Is it so? {T}');
    expect(html).toContain('name="after" value="2"');
    expect(again.to).toBe(bank);
  });

  test('changes the language, adds one and takes one out, with every text kept', async () => {
    const { press } = editor();

    const other = await press(course, inCourse({ press: 'show-de' }));
    const more = await press(course, inCourse({ press: 'add', newLanguage: 'fr' }));
    const known = await press(course, inCourse({ press: 'add', newLanguage: 'de' }));
    const less = await press(course, inCourse({ press: 'remove', language: 'de' }));

    expect(other.html).toMatch(/<textarea[^>]*name="text.de"/);
    expect(other.html).toContain('name="text.en" value="# Platform basics');
    expect(more.html).toMatch(/<textarea[^>]*name="text.fr"/);
    expect(more.html).toContain('name="languages" value="en de fr"');
    expect(known.status).toBe(422);
    expect(less.html).toContain('name="languages" value="en"');
  });

  test('takes a file in place of the text, and says in which line it is no UTF-8', async () => {
    const { press } = editor();
    const windows = new File([new TextEncoder().encode('One\nTw'), Uint8Array.of(0xf6), '\n'], 'old.gift');
    const file = new File([`\ufeff${question.replaceAll('\n', '\r\n')}`], 'new.gift');

    const taken = await press(bank, inBank('', { press: 'import', file }));
    const refused = await press(bank, inBank(question, { press: 'import', file: windows }));
    const none = await press(bank, inBank(question, { press: 'import' }));

    expect(taken.html).toContain('::Q:: Is it? {T}');
    expect(taken.status).toBe(200);
    expect(textOf(refused.html)).toContain('Line 2 : This line is not written in UTF-8');
    expect(refused.html).toContain('::Q:: Is it? {T}');
    expect(textOf(none.html)).toContain('Choose a file first');
  });
});

test('a question is withdrawn with a reason, which is asked for', async () => {
  const { get, post } = openPages();
  const path = `${bank}/questions/open-port/withdraw`;

  const refused = await post(path, { reason: '' }, 'dana');
  const done = await post(path, { reason: 'The port has changed' }, 'dana');

  expect(refused.status).toBe(422);
  expect(leadsTo(done)).toEqual([bank, 'question-withdrawn']);
  expect(textOf(await (await get(bank, 'dana')).text())).toContain(
    'Withdrawn, and counts as right for everybody: The port has changed',
  );
  expect((await post(`${bank}/questions/no-such/withdraw`, { reason: 'Why' }, 'dana')).status).toBe(404);
});

test('how questions do is drawn, and said in words that say what to do', async () => {
  const ids = [
    'first-to-start',
    'services-and-their-work',
    'open-port',
    'first-run',
    'late-source',
    'machine',
  ];
  const { get } = openPages({ attempts: gradedAttempts(30, ids) });

  const html = await (await get(`${bank}/statistics`, 'dana')).text();

  expect(textOf(html)).toContain('Over 30 graded attempts');
  expect(textOf(html)).toMatch(/first-to-start 30 100 % – Too easy/);
  expect(textOf(html)).toMatch(/services-and-their-work 30 33 % −\d\.\d\d Misleads .*look at its key first/);
  expect(textOf(html)).toMatch(/open-port 30 67 % [01]\.\d\d Good/);
  expect(html).toMatch(/<svg class="item-chart"[^>]*aria-label="5 questions/);
});
