import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type Mail, type Mailer, MailInDoubt, MailRefused } from '../../../activities/mail/mailer.ts';
import { seedPeople } from '../../../local/seed-data.ts';
import {
  callerOf,
  manager,
  seller,
  startProduct,
  type TestProduct,
  typedDeal,
} from '../../support/product.ts';
import { untilHeard } from '../../support/until-heard.ts';
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
  product = await startProduct({ mailer, answerWithin: 5_000 });
});
afterAll(() => product.close());

/** For one test. */
async function startWorker() {
  const { stop } = await product.startWorker();
  onTestFinished(stop);
}

const submit = (input = typedDeal(), caller = seller, requestKey?: string) =>
  untilHeard((same) => product.services.deals.submit(caller, input, same), requestKey);
const stageOf = async (dealId: string) => (await product.services.deals.get(manager, dealId)).view.stage;

async function approve(dealId: string, same: { readonly requestKey?: string } = {}) {
  const { view } = await product.services.deals.get(manager, dealId);
  const [task] = view.tasks;
  return product.services.deals.completeTask(manager, dealId, task?.id ?? '', { outcome: 'approve' }, same);
}

describe('e-mail', () => {
  it('is sent once to each person when SES throttles, and twice at most when its answer is lost', async () => {
    await startWorker();
    script.push('throttle', 'throttle', 'lose');
    const { id } = await submit();
    const mailsOf = () => taken.filter(({ key }) => key.includes(id));
    const recipients = ['seller@northwind.example', 'channel@vendor.example', 'channel2@vendor.example'];
    await expect.poll(() => [...new Set(mailsOf().map(({ to }) => to))].sort()).toEqual(recipients.sort());
    await untilHeard((same) => approve(id, same));
    await expect.poll(() => mailsOf().filter(({ key }) => key.includes('/protected/')).length).toBe(1);
    const keys = mailsOf().map(({ key }) => key);
    const twice = keys.filter((key, index) => keys.indexOf(key) !== index);
    expect(twice).toHaveLength(1);
  });
});

describe('the worker', () => {
  it('can be killed at any moment: what was asked is done by the next one, once', async () => {
    const first = await spawnWorker(product);
    const inputs = Array.from({ length: 12 }, () => typedDeal());
    const sent = Promise.all(inputs.map((input) => submit(input)));
    await expect
      .poll(async () => (await product.services.deals.list(seller, {}, {})).items.length)
      .toBeGreaterThan(1);
    await first.kill();
    await spawnWorker(product);
    const views = await sent;
    expect(views.map(({ stage }) => stage)).toEqual(inputs.map(() => 'review'));
    expect(new Set(views.map(({ id }) => id)).size).toBe(inputs.length);
    for (const { id } of views) {
      const { timeline } = await product.services.deals.get(manager, id);
      expect(timeline.map(({ seq }) => seq)).toEqual(timeline.map((_, index) => index + 1));
    }
  });

  it('is away: the caller is told to try again, and nothing is lost', async () => {
    const input = typedDeal();
    const requestKey = crypto.randomUUID();
    const patience = await product.services.deals.submit(seller, input, { requestKey }).then(
      () => 'answered',
      (failure: { code: string }) => failure.code,
    );
    expect(patience).toBe('busy-elsewhere');
    await startWorker();
    const view = await submit(input, seller, requestKey);
    expect(view.stage).toBe('review');
  });
});

describe('DynamoDB', () => {
  it('fails for a while: the case stands still, and goes on where it stood', async () => {
    await startWorker();
    const { id } = await submit();
    product.workerStore.down = true;
    const pressed = approve(id).catch((failure: { code?: string }) => failure.code);
    await expect.poll(() => product.workerStore.refused).toBeGreaterThan(3);
    expect(await stageOf(id)).toBe('review');
    product.workerStore.down = false;
    await expect.poll(() => stageOf(id)).toBe('protected');
    expect([expect.objectContaining({ stage: 'protected' }), 'busy-elsewhere']).toContainEqual(await pressed);
    const { timeline } = await product.services.deals.get(manager, id);
    expect(timeline.filter(({ kind }) => kind === 'protected')).toHaveLength(1);
  });
});

// As many as keep a worker busy; the store serves two hundred at once: test/connected/store/queue.test.ts.
describe('fifty partners', () => {
  it('register one customer in the same second: one holds it, the others queue in time order', async () => {
    await startWorker();
    const partners = await addPartners(50);
    const { customer } = typedDeal();
    const views = await Promise.all(partners.map((caller) => submit(typedDeal({ customer }), caller)));
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
  });
});

async function addPartners(count: number) {
  const callers: (typeof seller)[] = [];
  for (let index = 0; index < count; index += 1) {
    const number = String(index).padStart(3, '0');
    const id = `partner-${number}`;
    const partner = { id, name: `Partner ${number}`, tier: 'silver', country: 'DE', domains: [] };
    const email = `p${number}@p.example`;
    const person = { ...seedPeople.northwindSeller, id: `P-00000AA${number}`, email, partnerId: id };
    await Promise.all([product.stores.partners.put(partner), product.stores.people.put(person)]);
    callers.push(callerOf(person));
  }
  return callers;
}

const callerOfDeal = (callers: readonly ReturnType<typeof callerOf>[], partnerId: string | undefined) =>
  callers.find(({ person }) => person.partnerId === partnerId) ?? seller;
