import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Task } from '../../../domain/cases/case.schema.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import { seedPeople } from '../../../local/seed-data.ts';
import { applicationOf, apply, publishOnboarding, scorecard, signatureOf } from '../../support/onboarding.ts';
import { callerOf, manager, startProduct, type TestProduct } from '../../support/product.ts';
import { untilHeard } from '../../support/until-heard.ts';
import { spawnWorker } from '../../support/worker-process.ts';

const { channelManager, director, partnerOperations } = seedPeople;
const run = crypto.randomUUID().slice(0, 8);

let product: TestProduct;
beforeAll(async () => {
  product = await startProduct({ answerWithin: 5_000 });
  await publishOnboarding(product);
});
afterAll(() => product.close());

/** One company on its way. */
interface Applicant {
  readonly caseId: string;
  readonly company: string;
  readonly email: string;
  /** The applicant, later the new partner's owner. */
  readonly personId: string;
}

/** What is done in each stage, in this order: by whom, in which task, and how. */
const deeds: readonly {
  readonly by: Person | 'applicant';
  readonly task: RegExp;
  readonly answer: (task: Task) => unknown;
}[] = [
  {
    by: partnerOperations,
    task: /^Review of/,
    answer: () => ({ outcome: 'recommend', data: { values: scorecard } }),
  },
  { by: channelManager, task: /^Approve/, answer: () => ({ outcome: 'approve' }) },
  { by: 'applicant', task: /^Partner agreement/, answer: (task) => signatureOf({ task }, 'Ana Silva') },
  { by: director, task: /^Partner agreement/, answer: (task) => signatureOf({ task }, 'Clara Direktor') },
  { by: 'applicant', task: /^Finish the basic training/, answer: () => ({ outcome: 'done' }) },
];

/** Waits until the person is asked, then answers; while no worker runs, again and again with the same key. */
async function act({ caseId, personId }: Applicant, { by, task, answer }: (typeof deeds)[number]) {
  const actorId = by === 'applicant' ? personId : by.id;
  const asked = () => openTask(caseId, actorId, task);
  await expect.poll(asked, { message: `${task} of ${caseId}` }).toBeDefined();
  const open = await asked();
  const person = await product.stores.people.get(actorId);
  if (!open || !person) throw new Error(`Nobody can answer ${task}.`);
  await untilHeard((same) =>
    product.services.cases.completeTask(callerOf(person), caseId, open.id, answer(open), same),
  );
}

async function openTask(caseId: string, personId: string, title: RegExp): Promise<Task | undefined> {
  const stored = await product.stores.cases.load(caseId);
  return stored?.view.tasks.find(
    (task) => task.status === 'open' && task.assignees.includes(personId) && title.test(task.title),
  );
}

async function applicantOf(name: string): Promise<Applicant> {
  const company = `${name} ${run} GmbH`;
  const values = applicationOf(company, `${name.toLowerCase()}-${run}.example`);
  const { caller, page } = await untilHeard(() => apply(product, values));
  const email = String(values.contactEmail);
  return { caseId: page.view.id, company, email, personId: caller.person.id };
}

const inTurn = async (applicant: Applicant, some: typeof deeds) => {
  for (const deed of some) await act(applicant, deed);
};

interface Received {
  readonly subject: string;
  readonly destination: { readonly to: readonly string[] };
}

/** What the shared inbox has about a company: receiver and subject. */
async function mailsAbout(company: string): Promise<string[]> {
  const answer = await fetch(`${inject('sesEndpoint')}/store`);
  const { emails } = (await answer.json()) as { emails: Received[] };
  return emails
    .filter(({ subject }) => subject.includes(company))
    .map(({ subject, destination }) => `${destination.to.join()} ${subject}`);
}

test('a worker killed in every stage of onboarding is followed by one that loses nothing and does nothing twice', async () => {
  const first = await spawnWorker(product);
  // One company for each stage: each has come as far as its stage when the worker is killed.
  const names = ['Amberwell', 'Birkenfels', 'Corvino', 'Dunmore', 'Eskilden'];
  const applicants = await Promise.all(names.map(applicantOf));
  await Promise.all(applicants.map((applicant, stage) => inTurn(applicant, deeds.slice(0, stage))));

  const pressed = applicants.map((applicant, stage) => inTurn(applicant, deeds.slice(stage, stage + 1)));
  await Promise.race(pressed);
  await first.kill();
  await spawnWorker(product);
  await Promise.all(pressed);
  await Promise.all(applicants.map((applicant, stage) => inTurn(applicant, deeds.slice(stage + 1))));

  const partners = (await product.stores.partners.list({})).items.map(({ name }) => name);
  for (const { caseId, company, email, personId } of applicants) {
    const { view, timeline } = await product.services.cases.get(manager, caseId);
    const said = timeline.map(({ text }) => text);
    const document = await product.stores.documents.get(String(view.facts.data.contract?.documentId));
    expect(view.stage).toBe('ramp');
    expect(timeline.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(
      timeline.map((_, index) => index + 1),
    );
    expect(said).toEqual([...new Set(said)]);
    expect(partners.filter((name) => name === company)).toHaveLength(1);
    expect((await product.stores.people.byEmail(email))?.id).toBe(personId);
    // Enrolled by rule, once, wherever the worker was killed.
    const training = () => product.stores.cases.listCasesOfPartner(view.partner.id, {}, 'basic-training');
    await expect.poll(async () => (await training()).items).toMatchObject([{ stage: 'task' }]);
    expect(document?.signatures.map(({ name }) => name)).toEqual(['Ana Silva', 'Clara Direktor']);
    await expect.poll(async () => new Set(await mailsAbout(company)).size).toBe(mailsOfOnboarding);
    const mails = await mailsAbout(company);
    // The one that was on its way when the worker died may come a second time: decision 8.
    const twice = mails.filter((mail, index) => mails.indexOf(mail) !== index);
    expect(twice.length).toBeLessThanOrEqual(1);
  }
});

/** With the company in the subject, until the first ninety days: eight to the vendor's people, six to the applicant. */
const mailsOfOnboarding = 14;
