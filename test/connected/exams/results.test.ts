import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { brandingSchema } from '../../../domain/branding/branding.schema.ts';
import { toCsv } from '../../../domain/csv.rules.ts';
import type { ProcessView } from '../../../domain/processes/process-facts.ts';
import { createApp } from '../../../handlers/app.ts';
import { publishProgram } from '../../../handlers/services/programs/publish-shipped.ts';
import type { Caller } from '../../../handlers/services/services.ts';
import { seedPeople } from '../../../local/seed-data.ts';
import { providerSecret, type SentResult, signedResult } from '../../support/exam-results.ts';
import { callerOf, rival, seller, startProduct, type TestProduct } from '../../support/product.ts';

const source = `
program: engineer
kind: certification
version: 1
title: Engineer
calendar: { timeZone: UTC, workingDays: [1, 2, 3, 4, 5], from: "09:00", to: "17:00", holidays: [] }
roles: {}
starts: { by: partner, form: wish, caseTitle: "Engineer {{ wish.name }}" }
forms: { wish: { title: Wish, fields: [{ type: text, name: name, label: Name }] } }
stages:
  - id: exam
    label: Exam
    steps:
      - { step: exam, id: proctored, provider: prometric, exam: PX-100, pass: 700, outOf: 1000, by: partner, within: P30D }
      - { step: end, id: over, outcome: failed, when: 'proctored.outcome == "failed"' }
outcomes: { done: { label: Done, tone: positive }, failed: { label: Failed, tone: negative } }
`;
const base = 'http://portal.example';
const ops = callerOf(seedPeople.ops);
const takenAt = '2026-01-05T09:00:00.000Z';
const old = `whsec_${Buffer.from('another secret, still in use now').toString('base64')}`;

let product: TestProduct;
let worker: { stop: () => Promise<void> };
let app: ReturnType<typeof createApp>;
const log: unknown[] = [];
beforeAll(async () => {
  product = await startProduct({
    examProviders: { prometric: { secrets: [providerSecret, old] }, byfile: { secrets: [] } },
  });
  worker = await product.startWorker();
  const { services, stores } = product;
  const publishers = { proposedBy: seedPeople.ops.id, publishedBy: seedPeople.secondOps.id };
  await publishProgram(stores, source, { ...publishers, now: new Date('2026-01-01T00:00:00Z') });
  const note = (...line: unknown[]) => void log.push(line);
  app = createApp({
    ...{ services, stores, publicUrl: base, branding: brandingSchema.parse({}) },
    log: { info: note, warn: note, error: note },
    limits: {
      perKey: { requests: 1000, windowSeconds: 60 },
      perAddress: { requests: 1000, windowSeconds: 60 },
    },
    addressOf: () => '192.0.2.1',
  });
});
afterAll(async () => {
  await worker?.stop();
  await product?.close();
});

let serial = 0;
const begin = (who: Caller): Promise<ProcessView> =>
  product.services.cases.start(who, 'engineer', { name: `No ${++serial}` }, { requestKey: `exam-${serial}` });
const resultOf = (candidate: string, change: Readonly<Record<string, unknown>> = {}) => ({
  ...{ resultId: `R-${++serial}`, exam: 'PX-100', candidate, score: 720, takenAt, ...change },
});
async function send(sent: SentResult, provider = 'prometric') {
  const answered = await app.request(`${base}/v1/exams/${provider}/results`, signedResult(sent));
  return { status: answered.status, body: (await answered.json()) as Record<string, unknown> };
}
const outcomeOf = async ({ id }: ProcessView): Promise<Readonly<Record<string, unknown>>> => {
  const { view } = await product.services.cases.get(ops, id);
  return { outcome: view.outcome, ...view.facts.data.proctored };
};

describe('a result that its provider sends', () => {
  let waiting: ProcessView;
  beforeAll(async () => {
    waiting = await begin(rival);
  });

  test('ten times at once is taken once, and every time afterwards', async () => {
    const begun = await begin(seller);
    const body = resultOf(begun.id);

    const answers = await Promise.all(Array.from({ length: 10 }, () => send({ body })));
    answers.push(await send({ body, secret: old }));

    expect(answers).toEqual(answers.map(() => ({ status: 200, body: { resultId: body.resultId } })));
    await product.temporal.workflow.getHandle(begun.workflowId).result();
    expect(await outcomeOf(begun)).toEqual({ outcome: 'passed', score: 720, takenAt });
    const { timeline } = await product.services.cases.get(ops, begun.id);
    expect(timeline.filter(({ kind }) => kind === 'exam-result')).toHaveLength(1);
  });

  test('says one thing: another score under its id is refused, and another result comes too late', async () => {
    const begun = await begin(seller);
    const body = resultOf(begun.id, { score: 100 });
    const both = await Promise.all([send({ body }), send({ body: { ...body, score: 900 } })]);
    const later = await send({ body: { ...body, score: 901 } });
    const other = await send({ body: resultOf(begun.id, { score: 902 }) });

    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(later).toMatchObject({ status: 409, body: { code: 'result-changed' } });
    expect(other).toMatchObject({ status: 409, body: { code: 'not-now' } });
    expect([100, 900]).toContain((await outcomeOf(begun)).score);
  });

  test('finds the exam of a person by the address, and not that of a colleague', async () => {
    const owner = callerOf(seedPeople.alpineOwner);
    const [own, colleagues] = [await begin(owner), await begin(rival)];

    const answer = await send({ body: resultOf(owner.person.email.toUpperCase()) });

    expect(answer.status).toBe(200);
    expect(await outcomeOf(own)).toMatchObject({ outcome: 'passed' });
    expect(await outcomeOf(colleagues)).toEqual({ outcome: undefined });
    const again = await send({ body: resultOf(owner.person.email) });
    expect(again).toMatchObject({ status: 409, body: { code: 'not-now' } });
  });

  test('asks for the number where a person has two exams open', async () => {
    const marketer = callerOf(seedPeople.northwindMarketer);
    await begin(marketer);
    await begin(marketer);
    const { status, body } = await send({ body: resultOf(marketer.person.email) });
    expect(status).toBe(409);
    expect(body.detail).toContain('send the candidate number instead');
  });

  test('is answered the same whether nobody, no case, or no such exam waits for it', async () => {
    const { id } = await begin(seller);
    const bodies = [
      resultOf('nobody@nowhere.example'),
      resultOf(seedPeople.finance.email),
      resultOf('C-0000000000'),
      resultOf(id, { exam: 'PX-999' }),
    ];
    const answers = await Promise.all(bodies.map((body) => send({ body })));
    const [first] = answers;
    const seen = answers.map(({ status, body: { instance: _, ...body } }) => ({ status, body }));
    expect(seen).toEqual(
      seen.map(() => ({
        status: 409,
        body: expect.objectContaining({ code: 'not-now', detail: first?.body.detail }),
      })),
    );
    expect(JSON.stringify(log)).not.toMatch(/nowhere|finance@|whsec_/);
  });

  test.each<
    [
      string,
      Partial<SentResult> | ((body: object) => Partial<SentResult>),
      string | undefined,
      number,
      string,
    ]
  >([
    [
      'by another secret',
      { secret: 'whsec_b3RoZXIgc2VjcmV0IG9mIHRoaXJ0eSBsZXR0ZXJz' },
      undefined,
      401,
      'bad-signature',
    ],
    ['signed six minutes ago', { at: new Date(Date.now() - 360_000) }, undefined, 401, 'bad-signature'],
    ['signed six minutes ahead', { at: new Date(Date.now() + 360_000) }, undefined, 401, 'bad-signature'],
    [
      'with a time that was changed',
      { headers: { 'webhook-timestamp': String(Math.floor(Date.now() / 1000) - 1) } },
      undefined,
      401,
      'bad-signature',
    ],
    ['with no time', { headers: { 'webhook-timestamp': 'now' } }, undefined, 401, 'bad-signature'],
    ['with another id', { headers: { 'webhook-id': 'msg_1' } }, undefined, 401, 'bad-signature'],
    ['without a signature', { headers: { 'webhook-signature': '' } }, undefined, 401, 'bad-signature'],
    ['as text', { headers: { 'content-type': 'text/plain' } }, undefined, 400, 'malformed-request'],
    ['of a provider that there is not', {}, 'nobody', 404, 'not-found'],
    ['of a provider by file alone', {}, 'byfile', 404, 'not-found'],
    [
      'with a score above the highest',
      (body) => ({ body: { ...body, score: 1001 } }),
      undefined,
      422,
      'invalid-input',
    ],
    [
      'with a score below zero',
      (body) => ({ body: { ...body, score: -1 } }),
      undefined,
      422,
      'invalid-input',
    ],
    [
      'of tomorrow',
      (body) => ({ body: { ...body, takenAt: new Date(Date.now() + 86_400_000).toISOString() } }),
      undefined,
      422,
      'invalid-input',
    ],
    [
      'with a field too many',
      (body) => ({ body: { ...body, passed: true } }),
      undefined,
      422,
      'invalid-input',
    ],
    [
      'of twenty kilobytes',
      (body) => ({ body: { ...body, exam: 'x'.repeat(20_000) } }),
      undefined,
      413,
      'payload-too-large',
    ],
  ])('%s is refused, and nothing is taken', async (_what, change, provider, status, code) => {
    const body = resultOf(waiting.id);
    const sent = { body, ...(typeof change === 'function' ? change(body) : change) };
    expect(await send(sent, provider)).toMatchObject({ status, body: { code } });
    expect(await outcomeOf(waiting)).toEqual({ outcome: undefined });
  });
});

describe('a file of results', () => {
  test('is checked row by row, taken row by row, and can be sent again', async () => {
    const [passing, failing] = [await begin(seller), await begin(seller)];
    const row = (candidate: string, score: string | number, exam = 'PX-100') => [
      candidate,
      exam,
      score,
      '2026-01-05',
    ];
    const text = toCsv(
      ['Candidate', 'Exam', 'Score', 'Taken at'],
      [
        row(passing.id, 700),
        row(failing.id, 699),
        row(failing.id, 699),
        row('nobody@nowhere.example', 700),
        row(passing.id, 700, 'PX-200'),
        row('C-0000000000', 1),
        row(seedPeople.northwindOwner.email, 'many'),
      ],
    );
    const { check, take } = product.services.exams;
    const input = { provider: 'prometric', text };

    const checked = await check(ops, input);
    expect(checked.rows.map(({ line, state, problem }) => [line, state, problem])).toEqual([
      [2, 'ready', undefined],
      [3, 'ready', undefined],
      [4, 'problem', 'This is line 3 once more.'],
      [5, 'problem', 'Nobody here has this address.'],
      [6, 'problem', 'No exam PX-200 is open for this candidate; open is PX-100.'],
      [7, 'problem', 'There is no case C-0000000000.'],
      [8, 'problem', 'score: Give the score as a number.'],
    ]);
    expect(await outcomeOf(passing)).toEqual({ outcome: undefined });

    const [first, second] = await Promise.all([take(ops, input), take(ops, input)]);
    const third = await take(ops, input);

    const states = (rows: typeof first) => rows.rows.map(({ state }) => state).slice(0, 2);
    for (const rows of [first, second])
      for (const state of states(rows)) expect(['taken', 'before']).toContain(state);
    expect(states(third)).toEqual(['before', 'before']);
    expect(await outcomeOf(passing)).toMatchObject({ outcome: 'passed', score: 700 });
    expect(await outcomeOf(failing)).toMatchObject({ outcome: 'failed', score: 699 });
    const { timeline } = await product.services.cases.get(ops, passing.id);
    const naming = timeline.filter(({ kind }) => kind === 'exam-result-taken');
    expect(naming).toMatchObject([{ actor: { personId: ops.person.id }, audience: 'vendor' }]);
    const own = await product.services.cases.get(seller, passing.id);
    expect(JSON.stringify(own)).not.toContain(ops.person.id);
  });

  test('is for operations, administrators and enablement alone', async () => {
    const input = { provider: 'prometric', text: 'candidate' };
    for (const who of [seller, callerOf(seedPeople.finance)])
      await expect(product.services.exams.check(who, input)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
