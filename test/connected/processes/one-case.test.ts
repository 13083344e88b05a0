import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { awardCertificate } from '../../../activities/actions/award-certificate.action.ts';
import { inActs } from '../../../activities/store/audit/act.ts';
import { verifyAudit } from '../../../activities/store/audit/verify.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import { seedPeople } from '../../../local/seed-data.ts';
import { hashOf, priceDesk, priceRequest, proposalOf } from '../../offline/handlers/support/processes.ts';
import { itemsWith, runsWith } from '../../support/held-data.ts';
import {
  callerOf,
  manager,
  rival,
  seller,
  startProduct,
  type TestProduct,
  typedDeal,
} from '../../support/product.ts';

const ops = callerOf(seedPeople.ops);
const secondOps = callerOf(seedPeople.secondOps);

let product: TestProduct;
let worker: { stop: () => Promise<void> };
beforeAll(async () => {
  product = await startProduct();
  worker = await product.startWorker();
  await publish(priceDesk());
  await publish(priceDesk({ by: 'public' }).replaceAll('price-desk', 'joining'));
});
afterAll(async () => {
  await worker.stop();
  await product.close();
});

async function publish(source: string): Promise<void> {
  const { programs } = product.services;
  const { programId, version, hash } = await programs.propose(ops, proposalOf(source));
  await programs.publish(secondOps, programId, version, { hash });
}

const start = (requestKey: string = crypto.randomUUID()) =>
  product.services.cases.start(seller, 'price-desk', priceRequest, { requestKey });
const taskOf = async (caseId: string) =>
  (await product.services.cases.get(manager, caseId)).view.tasks.find(({ status }) => status === 'open')
    ?.id ?? '';

describe('one case of a program that nobody wrote code for', () => {
  it('is started, decided from the inbox with a scorecard, and ends; the partner sees the outcome, not the score', async () => {
    const { cases, inbox } = product.services;
    const view = await start('one');
    const { items } = await inbox.list(manager, {});
    expect(items.map(({ caseId }) => caseId)).toContain(view.id);
    expect((await cases.list(ops, { programId: 'price-desk', stage: 'review' }, {})).items).toMatchObject([
      { id: view.id, title: 'Acme GmbH: rival', stageLabel: 'In review' },
    ]);

    const answer = { outcome: 'approve', data: { values: { fit: 4 } } };
    const taskId = await taskOf(view.id);
    await cases.completeTask(manager, view.id, taskId, answer, { requestKey: 'press' });

    await expect
      .poll(async () => (await cases.get(ops, view.id)).view)
      .toMatchObject({ status: 'closed', outcome: 'done', facts: { data: { approval: { fit: 4 } } } });
    // The answer to the first press may be lost on its way: the same again hears what it came to; another is too late.
    const again = cases.completeTask(manager, view.id, taskId, answer, { requestKey: 'press' });
    await expect(again).resolves.toMatchObject({ id: view.id });
    const other = cases.completeTask(manager, view.id, taskId, answer, { requestKey: 'other' });
    await expect(other).rejects.toMatchObject({ code: 'task-closed' });
    const seen = await cases.get(seller, view.id);
    expect(JSON.stringify([seen.view, seen.timeline])).not.toContain('"fit"');
    expect(await start('one')).toMatchObject({ id: view.id, status: 'closed' });
    const { items: decided } = await product.services.programs.decisions(ops, 'price-desk', {});
    expect(decided).toContainEqual(
      expect.objectContaining({ caseId: view.id, level: 'Channel', outcome: 'approve', by: 'person' }),
    );
    await expect(cases.get(rival, view.id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is passed on, withdrawn by its partner, and told apart from one that never was', async () => {
    const { cases } = product.services;
    const { id } = await start();
    const to = { toPersonId: seedPeople.secondChannelManager.id, reason: 'Away' };

    await cases.act(manager, id, 'delegate', { taskId: await taskOf(id), ...to });
    const { view } = await cases.get(ops, id);
    const ended = await cases.act(seller, id, 'withdraw', { reason: 'Not needed any more' });

    expect(view.tasks[0]?.assignees).toEqual([to.toPersonId]);
    expect(ended).toMatchObject({ status: 'closed', outcome: 'withdrawn' });
    await expect(cases.act(seller, id, 'withdraw', { reason: 'Again' })).rejects.toMatchObject({
      code: 'case-closed',
    });
  });

  it('is moved to the next version as the preview said, and is asked of no more', async () => {
    const { cases, programs } = product.services;
    const { id } = await start();
    await publish(priceDesk({ version: 2, within: 'PT24H' }));

    const { items } = await programs.previewMigration(ops, 'price-desk', 2, {});
    const previewed = items.find(({ caseId }) => caseId === id);
    await programs.migrate(ops, id, 2, 'More time for everybody');
    await programs.migrate(ops, id, 2, 'More time for everybody');

    const due = previewed?.deadlines.find(({ what }) => what === 'Price approval: due')?.after;
    expect(due).toBeDefined();
    await expect
      .poll(async () => (await cases.get(ops, id)).view)
      .toMatchObject({ program: { version: 2 }, tasks: [{ status: 'open', dueAt: due }] });
    const left = await programs.previewMigration(ops, 'price-desk', 2, {});
    expect(left.items.map(({ caseId }) => caseId)).not.toContain(id);
  });
});

describe('an application', () => {
  it('becomes one case, whose applicant acts by link, however often and at once it is sent', async () => {
    const { applications, cases } = product.services;
    const email = 'ana@new.example';
    await applications.begin('joining', { email });
    const mail = product.mails.find(({ to }) => to === email);
    const token = /\/a\/([\w.-]+)/.exec(mail?.text ?? '')?.[1] ?? '';

    const sent = await Promise.all([1, 2].map(() => applications.submit(token, priceRequest)));

    const pages = await Promise.all(sent.map(({ caseToken }) => applications.byCaseLink(caseToken)));
    const [first, second] = pages.flatMap((opened) => (opened && 'page' in opened ? [opened] : []));
    expect(first?.page.view.id).toBe(second?.page.view.id);
    if (!first) throw new Error('The case link opens nothing.');
    const { caller, page } = first;
    expect(caller.person).toMatchObject({ email, account: false, roles: ['owner'] });
    expect(await product.stores.people.byEmail(email)).toBeUndefined();
    await cases.act(caller, page.view.id, 'withdraw', { reason: 'Too early' });
    expect(page.view.facts.data.request).toMatchObject({ offer: { sha256: hashOf('An offer') } });
    expect((await cases.get(ops, page.view.id)).view).toMatchObject({ outcome: 'withdrawn' });
  });
});

describe('a person who is erased', () => {
  const person: Person = {
    ...{ id: 'P-ZYXMARKED1', name: 'Quillfeather Zyxmark', email: 'Quill@zyxmark.example' },
    ...{ partnerId: 'northwind', roles: ['owner', 'seller', 'marketer'], timeZone: 'UTC', active: true },
  };
  const caller = callerOf(person);
  const marker = /zyxmark\b/i;
  const admin = callerOf(seedPeople.admin);
  const at = '2026-11-30T12:00:00.000Z';
  const openTask = async (caseId: string, deal: boolean) => {
    const { deals, cases } = product.services;
    const { view } = await (deal ? deals.get(manager, caseId) : cases.get(manager, caseId));
    return view.tasks.find(({ status }) => status === 'open')?.id ?? '';
  };

  /** Whatever the product lets them do. */
  async function live() {
    const { deals, cases } = product.services;
    const {
      people,
      passkeys,
      identities,
      certificates,
      readings,
      enrolments,
      uploads,
      drafts,
      setAside,
      invitations,
    } = product.stores;
    await people.put(person);
    const words = `Ask Quillfeather  Zyxmark, quill@zyxmark.example`;
    const submit = () =>
      deals.submit(caller, typedDeal({ description: words }), { requestKey: crypto.randomUUID() });
    const [lost, held] = [await submit(), await submit()];
    for (const { id } of [lost, held])
      await deals.completeTask(manager, id, await openTask(id, true), { outcome: 'approve' });
    await deals.act(caller, lost.id, 'report-lost', { reason: `${person.name} says so` });
    const begin = () =>
      cases.start(
        caller,
        'price-desk',
        { ...priceRequest, rival: words },
        { requestKey: crypto.randomUUID() },
      );
    const [closed, open] = [await begin(), await begin()];
    const answer = { outcome: 'approve', comment: words, data: { values: { fit: 4 } } };
    await cases.completeTask(manager, closed.id, await openTask(closed.id, false), answer);
    await passkeys.add(person.id, {
      ...{ id: 'a'.repeat(64), credentialId: 'c', publicKey: 'k', counter: 0, transports: [] },
      ...{ name: 'Zyxmark laptop', createdAt: at },
    });
    await identities.bind('https://issuer.example', 'zyxmark', person.id);
    await people.putApiKey({
      ...{ id: 'K-0000000000', hash: 'f'.repeat(64), personId: person.id, label: 'Of Zyxmark' },
      ...{ scopes: ['deals:read'], createdAt: at },
    });
    await certificates.award({
      ...{
        number: 'CT-ZYXMARKED1',
        certificate: 'basic',
        title: 'Basic',
        criteria: '',
        partnerId: 'northwind',
      },
      ...{ holder: { personId: person.id, name: person.name }, caseId: closed.id, awardedAt: at, term: {} },
    });
    await awardCertificate(
      { stores: product.stores, now: () => new Date(at) } as never,
      { certificate: 'expert', title: 'Expert', person: person.id } as never,
      {
        ...{ name: 'award-certificate', key: 'case/award', caseId: closed.id, values: {} },
        partner: closed.partner as never,
      },
    );
    await readings.mark(person.id, 'basics', { id: 'one', at });
    await enrolments.enrol({
      ...{ personId: person.id, programId: 'basic', count: 1, caseId: closed.id, partnerId: 'northwind' },
      ...{ at, askedBy: 'a'.repeat(64) },
    });
    await uploads.settle({
      ...{ id: 'U-0000000001', caseId: closed.id, taskId: 'T1', field: 'proof', partnerId: 'northwind' },
      ...{ personId: person.id, name: 'CV of Quillfeather Zyxmark.pdf', status: 'kept', sentAt: at },
    });
    await drafts.keep(`${open.id}/T9/${person.id}`, { rival: words });
    await invitations.put({
      ...{
        id: 'IV-0000000001',
        name: person.name,
        email: person.email,
        roles: ['seller'],
        partnerId: 'contoso',
      },
      ...{ invitedBy: admin.person.id, invitedAt: at, until: at, state: 'pending' },
    });
    const record = { dynamodb: { NewImage: { by: person.id, words } } } as never;
    await setAside.put({ sequence: '1', record } as never);
    return { held, open, closed };
  }

  it('reads everything that is held, and is nowhere afterwards but as an id', async () => {
    const { personalData } = product.services;
    const { held, open, closed } = await live();

    expect((await itemsWith(product.tableName, marker)).length).toBeGreaterThan(15);
    const named = await runsWith(product.temporal, marker);
    expect(named.length).toBeGreaterThan(3);
    const deleting = vi.spyOn(product.temporal.workflowService, 'deleteWorkflowExecution');

    await personalData.gather(caller, person.id);
    await expect
      .poll(async () => (await personalData.get(caller, person.id)).gathered)
      .toMatchObject({ state: 'ready' });
    const file = JSON.parse(await personalData.download(caller, person.id));
    expect(Object.keys(file)).toEqual(
      expect.arrayContaining([
        'You',
        'Cases in which you had a part',
        'Passkeys',
        'API keys',
        'Certificates',
        'Invitations to you',
      ]),
    );
    expect(JSON.stringify(file['E-mails that were sent to you'])).toContain(held.id);
    expect(JSON.stringify(file['Files that you uploaded'])).toContain('CV of Quillfeather Zyxmark.pdf');

    await personalData.askForErasure(caller);
    const told = () => product.mails.filter(({ subject }) => subject === 'Somebody asks to be erased');
    await expect.poll(() => told().map(({ to }) => to)).toEqual([admin.person.email]);
    // The store is down when the erasure begins: it goes on when it is back.
    product.workerStore.down = true;
    const act = {
      who: admin.person.id,
      via: 'portal' as const,
      from: 'test',
      verb: 'erase',
      on: [person.id],
    };
    await inActs([act], () => personalData.erase(admin, person.id, { id: person.id }));
    const before = product.workerStore.refused;
    await expect.poll(() => product.workerStore.refused).toBeGreaterThan(before);
    product.workerStore.down = false;

    await expect
      .poll(async () => (await personalData.get(admin, person.id)).erasure)
      .toMatchObject({ state: 'done', openCases: 0, askedBy: person.id });
    expect(await itemsWith(product.tableName, marker)).toEqual([]);
    // Temporal deletes a run some half a minute after it was asked to, which no test waits for.
    const toBeDeleted = deleting.mock.calls.map(([{ workflowExecution }]) => workflowExecution?.runId);
    const left = await runsWith(product.temporal, marker);
    expect(left.filter((runId) => !toBeDeleted.includes(runId))).toEqual([]);
    expect(named.filter((runId) => !toBeDeleted.includes(runId))).toEqual([]);
    const { erasure } = await personalData.get(admin, person.id);
    expect(erasure?.removed).toMatchObject({ 'API keys': 1, drafts: 1, 'lessons read': 1, enrolments: 1 });
    expect(erasure?.removed).toMatchObject({ invitations: 2 });
    expect(erasure?.removed?.['mail log']).toBeGreaterThan(1);
    expect(erasure?.historiesDeleted).toBeGreaterThan(3);
    expect(await itemsWith(product.tableName, new RegExp(`^.*MAIL#.*${person.id}`))).toEqual([]);
    // What goes on, goes on; and what was certified can be verified.
    const decided = { outcome: 'approve', data: { values: { fit: 3 } } };
    await product.services.cases.completeTask(manager, open.id, await openTask(open.id, false), decided);
    const { view } = await product.services.deals.get(manager, held.id);
    expect(view).toMatchObject({ stage: 'protected', facts: { submittedBy: person.id } });
    expect(view.facts.registration.description).toContain('an erased person');
    expect(await product.stores.certificates.get('CT-ZYXMARKED1')).toMatchObject({
      holder: { personId: person.id, name: 'an erased person' },
      caseId: closed.id,
    });
    const { audit } = product.stores;
    expect((await verifyAudit({ audit, now: () => new Date() })).breaks).toEqual([]);
  });
});
