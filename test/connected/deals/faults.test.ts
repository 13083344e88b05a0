import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Mail, type Mailer, MailInDoubt, MailRefused } from '../../../activities/mail/mailer.ts';
import type { DealInput } from '../../../domain/deals/deal.schema.ts';
import { seedPeople } from '../../../local/seed-data.ts';
import type { DealView } from '../../../workflows/deal-registration.messages.ts';
import {
  callerOf,
  manager,
  seller,
  startProduct,
  type TestProduct,
  typedDeal,
} from '../../support/product.ts';
import { spawnWorker } from '../../support/worker-process.ts';

let product: TestProduct;
/** What SES does with the next mails; it takes them when nothing is scripted. */
const script: ('throttle' | 'lose')[] = [];
const taken: Mail[] = [];
const mailer: Mailer = {
  async send(mail) {
    const fault = script.shift();
    if (fault === 'throttle') throw new MailRefused('Throttling', false);
    taken.push(mail);
    if (fault === 'lose') throw new MailInDoubt('TimeoutError');
    return `ses-${taken.length}`;
  },
};

beforeAll(async () => {
  product = await startProduct({ mailer });
});
afterAll(() => product.close());

const submit = (input = typedDeal(), caller = seller) =>
  product.services.deals.submit(caller, input, { requestKey: crypto.randomUUID() });
const stageOf = async (dealId: string) => (await product.services.deals.get(manager, dealId)).view.stage;

async function approve(dealId: string) {
  const { view } = await product.services.deals.get(manager, dealId);
  const task = view.tasks.find(({ status }) => status === 'open');
  return product.services.deals.completeTask(manager, dealId, task?.id ?? '', { outcome: 'approve' });
}

describe('e-mail', () => {
  it('is sent once to each person when SES throttles, and twice at most when its answer is lost', async () => {
    const worker = await product.startWorker();
    script.push('throttle', 'throttle', 'lose');
    const { id } = await submit();
    const mailsOf = () => taken.filter(({ key }) => key.includes(id));
    const recipients = ['seller@northwind.example', 'channel@vendor.example', 'channel2@vendor.example'];
    await expect
      .poll(() => [...new Set(mailsOf().map(({ to }) => to))].sort(), { timeout: 60_000 })
      .toEqual(recipients.sort());
    await approve(id);
    await expect
      .poll(() => mailsOf().filter(({ key }) => key.includes('/protected/')).length, { timeout: 60_000 })
      .toBe(1);
    const keys = mailsOf().map(({ key }) => key);
    const twice = keys.filter((key, index) => keys.indexOf(key) !== index);
    expect(twice).toHaveLength(1);
    await worker.stop();
  });
});

describe('the worker', () => {
  it('can be killed at any moment: what was asked is done by the next one, once', async () => {
    const first = await spawnWorker(product);
    const inputs = Array.from({ length: 12 }, () => typedDeal());
    const keys = inputs.map(() => crypto.randomUUID());
    const send = () =>
      Promise.allSettled(
        inputs.map((input, index) =>
          product.services.deals.submit(seller, input, { requestKey: keys[index] ?? '' }),
        ),
      );
    const sent = send();
    await expect
      .poll(async () => (await product.services.deals.list(seller, {}, {})).items.length)
      .toBeGreaterThan(1);
    await first.kill();
    const second = await spawnWorker(product);
    await sent;
    const again = await send();
    const views = again.map((answer) => (answer.status === 'fulfilled' ? answer.value : undefined));
    expect(views.map((view) => view?.stage)).toEqual(inputs.map(() => 'review'));
    for (const view of views) {
      const { timeline } = await product.services.deals.get(manager, view?.id ?? '');
      expect(timeline.map(({ seq }) => seq)).toEqual(timeline.map((_, index) => index + 1));
    }
    await second.kill();
  });

  it('is away: the caller is told to try again, and nothing is lost', async () => {
    const input = typedDeal();
    const requestKey = crypto.randomUUID();
    const patience = await product.services.deals.submit(seller, input, { requestKey }).then(
      () => 'answered',
      (failure: { code: string }) => failure.code,
    );
    expect(patience).toBe('busy-elsewhere');
    const worker = await product.startWorker();
    const view = await product.services.deals.submit(seller, input, { requestKey });
    expect(view.stage).toBe('review');
    await worker.stop();
  });
});

describe('two hundred partners', () => {
  it('register one customer in the same second: one holds it, the others queue in time order', async () => {
    const worker = await product.startWorker();
    const partners = await addPartners(200);
    const { customer } = typedDeal();
    const views = await Promise.all(
      partners.map((caller) => submitUntilAnswered(caller, typedDeal({ customer }))),
    );
    const byStage = Object.groupBy(views, ({ stage }) => stage);
    expect(Object.keys(byStage).sort()).toEqual(['queued', 'review']);
    expect(byStage.review).toHaveLength(1);
    const [holder] = byStage.review ?? [];
    const order = [...(byStage.queued ?? [])].sort((a, b) =>
      `${a.facts.queuedAt}#${a.id}`.localeCompare(`${b.facts.queuedAt}#${b.id}`),
    );
    await product.services.deals.act(
      callerOfDeal(partners, holder?.partner.id),
      holder?.id ?? '',
      'withdraw',
      { reason: 'Mistake' },
    );
    await expect.poll(() => stageOf(order[0]?.id ?? '')).toBe('offered');
    expect(await stageOf(order[1]?.id ?? '')).toBe('queued');
    await worker.stop();
  });
});

/** As the API's answer says to do when the system is busy: the same again, with the same key. */
async function submitUntilAnswered(caller: typeof seller, input: DealInput): Promise<DealView> {
  const requestKey = crypto.randomUUID();
  for (;;) {
    try {
      return await product.services.deals.submit(caller, input, { requestKey });
    } catch (failure) {
      if ((failure as { code?: string }).code !== 'busy-elsewhere') throw failure;
    }
  }
}

async function addPartners(count: number) {
  const { partners, people } = product.stores;
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const number = String(index).padStart(3, '0');
      const partnerId = `partner-${number}`;
      await partners.put({
        id: partnerId,
        name: `Partner ${number}`,
        tier: 'silver',
        country: 'DE',
        domains: [],
      });
      const person = {
        ...seedPeople.northwindSeller,
        id: `P-00000AA${number}`,
        email: `p${number}@p.example`,
        partnerId,
      };
      await people.put(person);
      return callerOf(person);
    }),
  );
}

const callerOfDeal = (callers: readonly ReturnType<typeof callerOf>[], partnerId: string | undefined) =>
  callers.find(({ person }) => person.partnerId === partnerId) ?? seller;
