import { beforeEach, describe, expect, test } from 'vitest';
import type { SingleQuestion } from '../../../domain/learning/question.schema.ts';
import { signLink } from '../../../domain/links/link-token.ts';
import { sessionCookie } from '../../../handlers/own-pages.ts';
import { leadsTo } from '../../support/leads-to.ts';
import { publish, sampleBank } from '../../support/learning-tasks.ts';
import { type ApiSetting, createApiSetting } from './support/api.ts';
import { attemptKey, endsAt, giveLearning, learningTasks } from './support/learning-tasks.ts';
import { people } from './support/people.ts';
import { changeProcess, priceDesk, priceRequest, putInForce } from './support/processes.ts';
import { linkKeys, publicUrl } from './support/setting.ts';

let api: ApiSetting;
let caseId: string;
let cookie: string;
beforeEach(async () => {
  api = createApiSetting();
  await putInForce(api.memory, priceDesk());
  const body = { programId: 'price-desk', values: priceRequest };
  caseId = String((await api.ask('POST', '/v1/cases', { as: 'seller', body })).body.id);
  await giveLearning(api, caseId);
  const times = { issuedAt: api.clock.now, expiresAt: new Date(api.clock.now.getTime() + 86_400_000) };
  const session = { use: 'session', personId: people.seller.id } as const;
  cookie = `${sessionCookie}=${await signLink(linkKeys, session, times)}`;
});
const pathOf = (path: string) => `/cases/${caseId}/tasks/${path}`;
const get = (path: string, headers: Record<string, string> = {}) =>
  api.ask('GET', pathOf(path), { headers: { cookie, ...headers } });
const post = (path: string, fields: Record<string, string> | [string, string][]) =>
  api.ask('POST', pathOf(path), {
    raw: new URLSearchParams(fields).toString(),
    headers: { cookie, origin: publicUrl, 'content-type': 'application/x-www-form-urlencoded' },
  });
const goesTo = ({ status, headers }: { status: number; headers: Headers }) => ({
  status,
  to: headers.get('location')?.replace(pathOf(''), ''),
});
const stored = () => api.stores.attempts.get(attemptKey(caseId));
const at = (instant: string) => {
  api.clock.now = new Date(instant);
};

describe('the quiz', () => {
  test('says how much time is left by our clock, and until when', async () => {
    at('2027-03-01T09:12:10.000Z');

    const { text } = await get('T4/quiz');

    for (const words of [
      '17 minutes left',
      '09:30:00 UTC',
      '09:12:10 UTC',
      '0 of 6 answered',
      'Attempt 1 of 3',
    ])
      expect(text).toContain(words);
  });

  test('saves an answer with one request and leads to the next question, and from the last to all', async () => {
    expect(goesTo(await post('T4/quiz/5', { number: '90,5' }))).toEqual({
      status: 303,
      to: 'T4/quiz/6',
    });
    expect(goesTo(await post('T4/quiz/6', { text: 'x' }))).toEqual({ status: 303, to: 'T4/quiz' });
    expect(goesTo(await post('T4/quiz/1', { choice: '1', go: 'all' })).to).toBe('T4/quiz');

    const { text } = await get('T4/quiz/5');
    expect(text).toContain('value="90.5"');
    expect(text).toContain('aria-label="Question 1: answered"');
    expect(text).toContain('aria-label="Question 2: not answered"');
  });

  test('takes places from the select fields of ordering and matching, and shows them again', async () => {
    await post('T4/quiz/3', { 'places.1': '3', 'places.2': '1', 'places.3': '2' });
    await post('T4/quiz/4', { 'matches.1': '1', 'matches.2': '3' });
    await post('T4/quiz/2', [
      ['choices', '1'],
      ['choices', '3'],
    ]);

    expect(Object.keys((await stored())?.answers ?? {}).sort()).toEqual([
      'q-matching',
      'q-multiple',
      'q-ordering',
    ]);
    const chosen = [...(await get('T4/quiz/3')).text.matchAll(/<option value="(\d)" selected/g)].map(
      ([, value]) => value,
    );
    expect(chosen).toEqual(['3', '1', '2']);
  });

  test('keeps what was typed where something is wrong, and leads to it', async () => {
    const { status, text } = await post('T4/quiz/3', { 'places.1': '2', 'places.2': '2', 'places.3': '' });

    expect(status).toBe(422);
    expect(text).toContain('href="#question-places-2"');
    expect(text).toContain('Another one has place 2 already');
    expect([...text.matchAll(/<option value="2" selected/g)]).toHaveLength(2);
  });

  test('has nothing in its pages that tells what is right', async () => {
    const pages = await Promise.all(
      ['', '/1', '/2', '/3', '/4', '/5', '/6', '/hand-in'].map((page) => get(`T4/quiz${page}`)),
    );
    const all = pages.map(({ text }) => text).join('\n');

    expect(pages.map(({ status }) => status)).toEqual(Array(8).fill(200));
    for (const secret of [
      ...sampleBank.questions.map(({ id }) => id),
      'a secret',
      'starts from again',
      '89.5',
      'recovery',
      '"c1"',
    ])
      expect(all, secret).not.toContain(secret);
    expect(all.toLowerCase()).not.toContain('temporal');
    expect(all).not.toContain('<script');
    expect(pages[0]?.headers.get('cache-control')).toBe('no-store');
  });

  test('is under 50 kB with all that its page loads, however long the question', async () => {
    const { choices, ...question } = sampleBank.questions[0] as SingleQuestion;
    const long = choices.map(({ id }) => ({ id, text: `${'a long choice '.repeat(25)}${id}` }));
    const questions = Array.from({ length: 40 }, (_, n) => ({
      ...{ ...question, id: `q${n}`, choices: long, text: 'A long question. '.repeat(60) },
    }));
    await publish(api.stores.materials, 'bank', { ...sampleBank, questions });
    const opened = (await stored()) ?? Promise.reject(new Error('no attempt'));
    await api.stores.attempts.open({
      ...{ ...(await opened), step: 'exam/attempt-2' },
      ...{ bank: { id: 'platform-basics', version: 2 }, questionIds: questions.map(({ id }) => id) },
    });
    changeProcess(api.memory, caseId, { tasks: learningTasks({ quiz: { step: 'exam/attempt-2' } }) });

    const page = await get('T4/quiz/20');
    const loaded = [...page.text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? '');
    const parts = await Promise.all(loaded.map((path) => api.ask('GET', path)));

    expect(page.text).toContain('Question 20 of 40');
    expect(parts.length).toBeGreaterThan(0);
    expect([page, ...parts].reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)).toBeLessThan(50_000);
  });

  test('marks a question that does not count any more', async () => {
    await api.stores.materials.withdraw('platform-basics', {
      ...{ questionId: 'q-numeric', at: endsAt, reason: 'Wrong', byPersonId: people.ops.id },
    });

    expect((await get('T4/quiz/5')).text).toContain('This question does not count any more.');
    expect((await get('T4/quiz')).text).toContain('Does not count any more');
  });

  test('takes nothing after its time, says so, and leads to the result', async () => {
    await post('T4/quiz/5', { number: '90' });
    at(endsAt);

    const late = await post('T4/quiz/6', { text: 'Temporal' });

    expect(late.status).toBe(409);
    expect(late.text).toContain(
      'The time of this attempt was over at Mon 1 March 2027, 09:30 UTC; what you had answered by then counts.',
    );
    expect(Object.keys((await stored())?.answers ?? {})).toEqual(['q-numeric']);
    for (const path of ['T4/quiz/6', 'T4/quiz/hand-in'])
      expect(goesTo(await get(path))).toEqual({ status: 303, to: 'T4/quiz' });
  });

  test('asks once before handing in, naming what is open', async () => {
    for (const n of [1, 2]) await post(`T4/quiz/${n}`, n === 1 ? { choice: '1' } : { choices: '1' });

    const asked = await get('T4/quiz/hand-in');
    const done = await post('T4/quiz/hand-in', {});

    expect(asked.text).toContain('4 questions not answered');
    expect(goesTo(done)).toEqual({ status: 303, to: 'T4/quiz' });
    expect(api.temporal.sent.at(-1)).toMatchObject({
      name: 'completeTask',
      argument: { taskId: 'T4', outcome: 'hand-in', actor: { personId: people.seller.id, via: 'portal' } },
    });
  });

  test('handed in in another tab leads on, from answering and from handing in again', async () => {
    changeProcess(api.memory, caseId, { tasks: learningTasks({ quiz: { status: 'done' } }) });

    const answered = await post('T4/quiz/5', { number: '90' });

    expect(answered.status).toBe(409);
    expect(answered.text).toContain('handed in, perhaps in another tab');
    expect(goesTo(await post('T4/quiz/hand-in', {}))).toEqual({ status: 303, to: 'T4/quiz' });
    expect((await get('T4/quiz')).text).toContain('You have handed in');
  });

  test('shows the result with feedback, and no key', async () => {
    await api.stores.attempts.close(attemptKey(caseId), endsAt);
    const graded = { at: endsAt, percent: 66, right: 4, of: 6, byQuestion: {} };
    await api.stores.attempts.grade(attemptKey(caseId), graded);

    const { text } = await get('T4/quiz');

    for (const words of ['Not passed', '66 %', '4 of 6 questions right; 80 % passes', 'starts from again'])
      expect(text).toContain(words);
    expect(text).not.toContain('The history</span>');
  });
});

describe('a course', () => {
  test('is read lesson by lesson, and ends when nothing is left', async () => {
    const before = await get('T3/course');
    const refused = await post('T3/course', { outcome: 'read' });
    const next = await post('T3/course/start?language=en', {});
    const last = await post('T3/course/durable?language=en', {});
    const after = await get('T3/course');
    const done = await post('T3/course', { outcome: 'read' });

    expect(before.text).toContain('0 of 2 lessons read');
    expect(before.text).not.toContain('I have read it');
    expect(refused.status).toBe(409);
    expect(refused.text).toContain(
      `href="${pathOf('T3/course/durable?language=en')}">Read &quot;Durable execution&quot;`,
    );
    expect(goesTo(next)).toEqual({ status: 303, to: 'T3/course/durable?language=en' });
    expect(goesTo(last)).toEqual({ status: 303, to: 'T3/course?language=en' });
    expect(after.text).toContain('2 of 2 lessons read');
    expect(after.text).toContain('I have read it');
    expect(leadsTo(done)).toEqual([`/cases/${caseId}`, 'answered']);
  });

  test('is in the language that the reader chose, or that the browser asks for', async () => {
    const chosen = await get('T3/course/start?language=pt-BR');
    const asked = await get('T3/course', { 'accept-language': 'pt;q=0.9, en;q=0.8' });

    expect(chosen.text).toContain('<article class="prose" lang="pt-BR">');
    expect(chosen.text).toContain('Início');
    expect(asked.text).toContain('Noções básicas');
    expect((await get('T3/course', { 'accept-language': 'fr' })).text).toContain('Where to begin.');
  });

  test('leads to its film and its files, and runs neither', async () => {
    const { text, headers } = await get('T3/course/start');

    expect(text).toContain('href="https://video.example/start"');
    expect(text).toContain('It opens at video.example');
    expect(text).toContain('href="https://files.example/slides.pdf"');
    expect(headers.get('content-security-policy')).not.toContain('frame-src');
    expect((await get('T3/course/nowhere')).status).toBe(404);
  });
});

test('the page of the case leads to both, and has no press of its own for them', async () => {
  const { text } = await api.ask('GET', `/cases/${caseId}`, { headers: { cookie } });

  expect(text).toContain(`href="${pathOf('T3/course')}"`);
  expect(text).toContain(`href="${pathOf('T4/quiz')}"`);
  expect(text).not.toContain('value="hand-in"');
});
