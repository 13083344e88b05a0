import { beforeEach, describe, expect, test } from 'vitest';
import type { PartnerStanding } from '../../../domain/standing/standing.ts';
import { people, portal } from './support/people.ts';
import {
  changeProcess,
  hashOf,
  priceDesk,
  priceRequest,
  priceTask,
  putInForce,
} from './support/processes.ts';
import { codeAndFieldsOf } from './support/refused.ts';
import { createSetting, type Setting } from './support/setting.ts';

let setting: Setting;
beforeEach(async () => {
  setting = createSetting();
  await putInForce(setting.memory, priceDesk());
});

const start = (requestKey = 'key-1', values: unknown = priceRequest) =>
  setting.services.cases.start(portal('seller'), 'price-desk', values, { requestKey });

describe('starting a case', () => {
  test('gives it an id, a title in the program’s words, and to the process what was filled in', async () => {
    const view = await start();

    const { content: _kept, ...offer } = priceRequest.offer;
    expect(view).toMatchObject({ id: expect.stringMatching(/^C-/), title: 'Acme GmbH: rival' });
    expect(setting.temporal.started).toMatchObject([
      {
        workflowId: `price-desk/northwind/${view.id}`,
        workflowIdConflictPolicy: 'USE_EXISTING',
        args: [
          {
            caseId: view.id,
            program: { program: 'price-desk', version: 1 },
            partner: { id: 'northwind', tier: 'silver', country: 'US' },
            startedBy: { personId: people.seller.id, via: 'portal' },
            values: { company: 'Acme GmbH', rival: 'Contoso', offer: { ...offer, type: 'txt', size: 8 } },
          },
        ],
      },
    ]);
  });

  test('keeps a file apart: the case has its name and hash, and nothing of its content', async () => {
    const view = await start();

    const sha256 = hashOf('An offer');
    expect(view.facts.data.request?.offer).toEqual({ name: 'offer.txt', type: 'txt', size: 8, sha256 });
    const document = await setting.services.cases.document(portal('seller'), view.id, sha256);
    expect(document).toMatchObject({ name: 'offer.txt', type: 'text/plain' });
    expect(Buffer.from(document.bytes).toString()).toBe('An offer');
  });

  test('again under the same key is the same case, while it runs and when it has ended', async () => {
    const first = await start();
    const second = await start();
    setting.temporal.ended.add(first.workflowId);
    const third = await start();

    expect([second.id, third.id]).toEqual([first.id, first.id]);
    expect(setting.temporal.started).toHaveLength(1);
    expect((await start('key-2')).id).not.toBe(first.id);
  });

  test('tells every field that is wrong, and asks for those that apply only', async () => {
    expect(await codeAndFieldsOf(start('key', { reason: 'rival', nonsense: 1 }))).toEqual({
      code: 'invalid-input',
      fields: ['values.company', 'values.rival', 'values.nonsense'],
    });
    const view = await start('key', { company: 'Acme', reason: 'other', rival: 'does not apply' });
    expect(view.facts.data.request).toEqual({ company: 'Acme', reason: 'other' });
  });

  test('asks and checks by the competencies that the partner holds now', async () => {
    const installers = '"installation" in partner.competencies';
    await putInForce(
      setting.memory,
      priceDesk()
        .replaceAll('price-desk', 'installing')
        .replace(`when: 'reason == "rival"'`, `when: '${installers}'`),
    );
    const { cases } = setting.services;
    const asked = () => cases.askedAtStart(portal('seller'), 'installing', {}, {});
    const before = await asked();
    const held = { partnerId: 'northwind', tier: 'silver', look: 'one', competencies: ['installation'] };
    await setting.stores.standing.put(held as unknown as PartnerStanding, undefined);

    const view = await cases.start(portal('seller'), 'installing', priceRequest, { requestKey: 'key' });

    expect([before.has('rival'), (await asked()).has('rival')]).toEqual([false, true]);
    expect(view.facts.data.request).toMatchObject({ rival: 'Contoso' });
    expect(setting.temporal.started).toMatchObject([
      { args: [{ partner: expect.not.objectContaining({ competencies: expect.anything() }) }] },
    ]);
  });

  test('is for whom the program says; the vendor’s people say which partner it is about', async () => {
    const { cases } = setting.services;
    const begin = (name: Parameters<typeof portal>[0], partnerId?: string, programId = 'price-desk') =>
      cases.start(portal(name), programId, priceRequest, { partnerId, requestKey: name });
    await putInForce(setting.memory, priceDesk({ by: 'vendor' }).replaceAll('price-desk', 'review'));
    await putInForce(setting.memory, priceDesk({ by: 'public' }).replaceAll('price-desk', 'joining'));

    expect(await codeAndFieldsOf(begin('manager', 'northwind'))).toMatchObject({ code: 'forbidden' });
    expect(await codeAndFieldsOf(begin('ops'))).toEqual({ code: 'invalid-input', fields: ['partnerId'] });
    expect((await begin('ops', 'northwind')).partner.id).toBe('northwind');
    expect(await codeAndFieldsOf(begin('seller', 'alpine'))).toMatchObject({ code: 'not-found' });
    expect(await codeAndFieldsOf(begin('seller', undefined, 'review'))).toMatchObject({ code: 'not-found' });
    expect((await begin('ops', 'alpine', 'review')).partner.id).toBe('alpine');
    expect(await codeAndFieldsOf(begin('ops', 'northwind', 'joining'))).toMatchObject({ code: 'forbidden' });
    expect(await codeAndFieldsOf(begin('seller', undefined, 'deal-registration'))).toMatchObject({
      code: 'not-found',
    });
  });

  test('is offered to whom it is open to', async () => {
    const { cases } = setting.services;
    const titles = async (name: Parameters<typeof portal>[0]) =>
      (await cases.startable(portal(name))).map(({ program }) => program);

    expect(await titles('marketer')).toEqual(['price-desk']);
    expect(await titles('ops')).toEqual(['price-desk']);
    expect(await titles('finance')).toEqual([]);
    expect((await cases.inForce(portal('finance'))).map(({ program }) => program)).toEqual(['price-desk']);
    expect(await codeAndFieldsOf(cases.inForce(portal('seller')))).toMatchObject({ code: 'forbidden' });
  });
});

describe('reading', () => {
  test('a partner learns nothing of another’s case: not that it exists, not by any way', async () => {
    const { cases } = setting.services;
    const { id } = await start();
    const words = (asked: Promise<unknown>) => asked.catch((failure: Error) => failure.message);

    const missing = await words(cases.get(portal('rival'), 'C-0000000000'));
    const ways = [
      cases.get(portal('rival'), id),
      cases.act(portal('rival'), id, 'withdraw', { reason: 'x' }),
      cases.completeTask(portal('rival'), id, 'T1', { outcome: 'approve' }),
      cases.draft(portal('rival'), id, 'T1'),
      cases.document(portal('rival'), id, hashOf('An offer')),
    ];

    expect(await Promise.all(ways.map(words))).toEqual(ways.map(() => missing));
    expect((await cases.list(portal('rival'), {}, {})).items).toEqual([]);
    expect(await codeAndFieldsOf(cases.list(portal('rival'), { partnerId: 'northwind' }, {}))).toMatchObject({
      code: 'not-found',
    });
  });

  test('a partner gets nothing that is the vendor’s alone', async () => {
    const { id } = await start();
    changeProcess(setting.memory, id, {
      facts: {
        ...(setting.memory.processes.get(id)?.view.facts ?? { startedBy: '', position: {} }),
        data: { request: { company: 'Acme' }, sanctions: { detail: 'a secret' } },
        open: ['request'],
      },
    });

    const seen = await setting.services.cases.get(portal('seller'), id);
    const full = await setting.services.cases.get(portal('finance'), id);

    expect(JSON.stringify([seen.view, seen.timeline])).not.toContain('a secret');
    expect(JSON.stringify(seen.view)).not.toContain(people.manager.id);
    expect(JSON.stringify(full.view)).toContain('a secret');
  });

  test('a document of the case that is not open to the partner is none', async () => {
    const { id } = await start();
    const { facts } = setting.memory.processes.get(id)?.view ?? {};
    if (facts) changeProcess(setting.memory, id, { facts: { ...facts, open: [] } });

    const asked = setting.services.cases.document(portal('seller'), id, hashOf('An offer'));

    expect(await codeAndFieldsOf(asked)).toMatchObject({ code: 'not-found' });
  });

  test('a list is of a program, of a partner, or of both, and never of all', async () => {
    const { cases } = setting.services;
    const { id } = await start();
    const listed = async (filter: Parameters<typeof cases.list>[1]) =>
      (await cases.list(portal('finance'), filter, {})).items.map((row) => row.id);

    expect(await listed({ programId: 'price-desk' })).toEqual([id]);
    expect(await listed({ programId: 'price-desk', stage: 'review' })).toEqual([id]);
    expect(await listed({ programId: 'price-desk', stage: 'closed' })).toEqual([]);
    expect(await listed({ partnerId: 'northwind', programId: 'price-desk' })).toEqual([id]);
    expect(await codeAndFieldsOf(cases.list(portal('finance'), {}, {}))).toMatchObject({
      fields: ['programId'],
    });
    expect(
      await codeAndFieldsOf(cases.list(portal('finance'), { partnerId: 'alpine', stage: 'review' }, {})),
    ).toMatchObject({ fields: ['stage'] });
  });
});

describe('answering a task', () => {
  const answer = async (input: unknown, name: 'manager' | 'ops' = 'manager', options = {}) => {
    const { id } = await start();
    return setting.services.cases.completeTask(portal(name), id, 'T1', input, options);
  };

  test('sends the scorecard with a yes, checked, and once for a key', async () => {
    await answer({ outcome: 'approve', data: { values: { fit: 4 } } }, 'manager', { requestKey: 'k' });

    expect(setting.temporal.sent).toMatchObject([
      {
        name: 'completeTask',
        updateId: expect.any(String),
        argument: {
          taskId: 'T1',
          outcome: 'approve',
          actor: { personId: people.manager.id, via: 'portal' },
          data: { values: { fit: 4 } },
        },
      },
    ]);
  });

  test.each([
    ['a form that is wrong', { outcome: 'approve', data: { values: { fit: 9 } } }, ['data.values.fit']],
    ['a form that is missing', { outcome: 'approve' }, ['data.values.fit']],
    ['no words', { outcome: 'reject' }, ['comment']],
    [
      'a form where none is asked',
      { outcome: 'reject', comment: 'No', data: { values: {} } },
      ['data.values'],
    ],
    ['a signature where none is asked', { outcome: 'approve', data: { name: 'Ana' } }, ['data.name']],
    ['an outcome that is none', { outcome: 'maybe' }, ['outcome']],
  ])('is refused with %s', async (_, input, fields) => {
    expect(await codeAndFieldsOf(answer(input))).toEqual({ code: 'invalid-input', fields });
    expect(setting.temporal.sent).toEqual([]);
  });

  test('is for whom it waits', async () => {
    expect(await codeAndFieldsOf(answer({ outcome: 'reject', comment: 'No' }, 'ops'))).toMatchObject({
      code: 'not-assigned',
    });
  });

  test('to a task that the partner must not know of is refused as to one that there is not', async () => {
    const { cases } = setting.services;
    const { id } = await start();
    const refusal = async (taskId: string) => {
      const press = { outcome: 'approve' };
      return codeAndFieldsOf(cases.completeTask(portal('seller'), id, taskId, press));
    };
    for (const status of ['open', 'done'] as const) {
      changeProcess(setting.memory, id, { tasks: [priceTask({ audience: 'vendor', status })] });
      expect(await refusal('T1')).toEqual(await refusal('T99'));
    }
    changeProcess(setting.memory, id, { tasks: [priceTask()] });
    expect(await refusal('T1')).not.toEqual(await refusal('T99'));
  });

  test('signs what was shown, with a name; another text is another agreement', async () => {
    const { cases } = setting.services;
    const { id } = await start();
    const sign = {
      id: 'sign',
      label: 'Sign',
      effect: 'Signed.',
      needs: 'signature',
      tone: 'positive',
    } as const;
    const agreement = { text: 'We agree.', hash: hashOf('We agree.') };
    const { form: _none, ...task } = priceTask({ party: 'partner', assignees: [people.seller.id] });
    changeProcess(setting.memory, id, { tasks: [{ ...task, outcomes: [sign], agreement }] });
    const press = (data?: object) =>
      cases.completeTask(portal('seller'), id, 'T1', { outcome: 'sign', ...(data ? { data } : {}) });

    expect(await codeAndFieldsOf(press())).toMatchObject({ fields: ['data.name'] });
    expect(await codeAndFieldsOf(press({ name: 'Sella', hash: hashOf('We do not.') }))).toMatchObject({
      fields: ['data.hash'],
    });
    await press({ name: 'Sella', hash: agreement.hash });
    expect(setting.temporal.sent).toMatchObject([
      { argument: { data: { name: 'Sella', hash: agreement.hash } } },
    ]);
  });
});

describe('a draft of a task’s form', () => {
  test('is kept for its writer alone, with files, and forgotten once it is sent', async () => {
    const { cases } = setting.services;
    const { id } = await start();
    const change = priceTask({ assignees: [people.manager.id, people.director.id], form: 'request' });
    changeProcess(setting.memory, id, { tasks: [change] });
    const { sha256 } = { sha256: hashOf('An offer') };

    await cases.keepDraft(portal('manager'), id, 'T1', { ...priceRequest, company: '', other: 1 });
    const kept = await cases.draft(portal('manager'), id, 'T1');
    await cases.completeTask(portal('manager'), id, 'T1', {
      outcome: 'approve',
      data: { values: { ...priceRequest, offer: { sha256 } } },
    });

    expect(kept).toMatchObject({ company: '', rival: 'Contoso', offer: { sha256, size: 8 } });
    expect(kept).not.toHaveProperty('other');
    expect(setting.temporal.sent).toMatchObject([
      { argument: { data: { values: { offer: { name: 'offer.txt', sha256 } } } } },
    ]);
    expect(await cases.draft(portal('director'), id, 'T1')).toBeUndefined();
    expect(await cases.draft(portal('manager'), id, 'T1')).toBeUndefined();
  });

  test('is for whom the task waits, as is what its form asks', async () => {
    const { cases } = setting.services;
    const { id } = await start();
    changeProcess(setting.memory, id, { tasks: [priceTask({ form: 'request' })] });

    const asked = await cases.asked(portal('manager'), id, 'T1', { reason: 'rival' });

    expect([...asked]).toEqual(['company', 'email', 'reason', 'rival', 'offer']);
    expect(await codeAndFieldsOf(cases.keepDraft(portal('ops'), id, 'T1', {}))).toMatchObject({
      code: 'not-assigned',
    });
    expect(await codeAndFieldsOf(cases.asked(portal('owner'), id, 'T1', {}))).toMatchObject({
      code: 'not-assigned',
    });
  });

  test('begins with what its program fills in of the case, for whom the task waits', async () => {
    const note = '{ name: note, type: text, label: Note, default: request.company }';
    const source = priceDesk({ version: 2 }).replace('label: Fit }]', `label: Fit, default: "4" }, ${note}]`);
    await putInForce(setting.memory, source);
    const { cases } = setting.services;
    const { id } = await start();
    changeProcess(setting.memory, id, { tasks: [priceTask({ form: 'scorecard' })] });

    expect(await cases.defaults(portal('manager'), id, 'T1')).toEqual({ fit: 4, note: priceRequest.company });
    expect(await codeAndFieldsOf(cases.defaults(portal('owner'), id, 'T1'))).toMatchObject({
      code: 'not-assigned',
    });
  });
});
