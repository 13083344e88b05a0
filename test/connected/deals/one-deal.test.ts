import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedPeople } from '../../../local/seed-data.ts';
import {
  callerOf,
  manager,
  rival,
  seller,
  startProduct,
  type TestProduct,
  typedDeal,
} from '../../support/product.ts';

let product: TestProduct;
let worker: { stop: () => Promise<void> };
beforeAll(async () => {
  product = await startProduct();
  worker = await product.startWorker();
});
afterAll(async () => {
  await worker.stop();
  await product.close();
});

const submit = (caller: typeof seller, input = typedDeal(), requestKey = crypto.randomUUID()) =>
  product.services.deals.submit(caller, input, { requestKey });

async function approve(dealId: string) {
  const { view } = await product.services.deals.get(manager, dealId);
  const task = view.tasks.find(({ status, party }) => status === 'open' && party === 'vendor');
  return product.services.deals.completeTask(manager, dealId, task?.id ?? '', { outcome: 'approve' });
}

describe('one deal', () => {
  it('is registered, approved from the inbox and protected, and everyone has their e-mail', async () => {
    const view = await submit(seller);
    expect(view.stage).toBe('review');
    const { items } = await product.services.inbox.list(manager, {});
    expect(items.map(({ caseId }) => caseId)).toContain(view.id);
    expect((await approve(view.id)).stage).toBe('protected');
    await expect
      .poll(() => product.mails.filter(({ key }) => key.includes(view.id)).map(({ to }) => to))
      .toEqual(
        expect.arrayContaining([
          'seller@northwind.example',
          'channel@vendor.example',
          'channel2@vendor.example',
        ]),
      );
    expect((await product.services.inbox.list(manager, {})).items.map(({ caseId }) => caseId)).not.toContain(
      view.id,
    );
  });

  it('keeps a rival out, offers them the customer later, and tells neither who the other is', async () => {
    const input = typedDeal();
    const held = await submit(seller, input);
    await approve(held.id);
    const waiting = await submit(rival, {
      ...input,
      customer: { ...input.customer, name: `${input.customer.name}.` },
    });
    expect(waiting.stage).toBe('queued');
    expect(JSON.stringify(waiting)).not.toContain('northwind');
    await expect(product.services.deals.get(rival, held.id)).rejects.toMatchObject({ code: 'not-found' });
    await product.services.deals.act(seller, held.id, 'report-lost', { reason: 'Chose another product' });
    await expect
      .poll(async () => (await product.services.deals.get(rival, waiting.id)).view.stage)
      .toBe('offered');
    const { view } = await product.services.deals.get(rival, waiting.id);
    const offer = view.tasks.find(({ status }) => status === 'open');
    const accepted = await product.services.deals.completeTask(rival, waiting.id, offer?.id ?? '', {
      outcome: 'accept',
    });
    expect(accepted.stage).toBe('review');
  });

  it('is one deal however often the same is sent: at once, and after its end', async () => {
    const input = typedDeal();
    const key = crypto.randomUUID();
    const sent = await Promise.all([
      submit(seller, input, key),
      submit(seller, input, key),
      submit(seller, input, key),
    ]);
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
    const [{ id } = { id: '' }] = sent;
    await product.services.deals.act(seller, id, 'withdraw', { reason: 'Typed twice' });
    const later = await submit(seller, input, key);
    expect(later).toMatchObject({ id, outcome: 'withdrawn' });
    await expect(submit(seller, typedDeal(), key)).rejects.toMatchObject({ code: 'idempotency-mismatch' });
  });

  it('goes to who is left when an approver leaves', async () => {
    const gone = seedPeople.secondChannelManager;
    await product.stores.people.put({ ...gone, active: false });
    const view = await submit(seller);
    const page = await product.services.deals.get(manager, view.id);
    expect(page.view.tasks[0]?.assignees).toEqual([seedPeople.channelManager.id]);
    await product.stores.people.put(gone);
  });

  it('is nobody’s to approve who registered it', async () => {
    const own = callerOf(seedPeople.channelManager);
    const view = await product.services.deals.submit(own, typedDeal(), {
      partnerId: 'direct',
      requestKey: crypto.randomUUID(),
    });
    const [task] = view.tasks;
    const press = product.services.deals.completeTask(own, view.id, task?.id ?? '', { outcome: 'approve' });
    await expect(press).rejects.toMatchObject({ code: expect.stringMatching(/self-approval|not-assigned/) });
  });
});
