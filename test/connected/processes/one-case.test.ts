import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedPeople } from '../../../local/seed-data.ts';
import { hashOf, priceDesk, priceRequest, proposalOf } from '../../offline/handlers/support/processes.ts';
import { callerOf, manager, rival, seller, startProduct, type TestProduct } from '../../support/product.ts';

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
