import { randomBytes } from 'node:crypto';
import { reconsider } from '../../activities/standing/reconsider.ts';
import type { Stores } from '../../activities/store/stores.ts';
import type { UsageKind } from '../../domain/costs/usage.schema.ts';
import { idFrom } from '../../domain/ids.ts';
import type { Person } from '../../domain/people/person.schema.ts';
import { seedPeople } from '../../local/seed-data.ts';
import type { Stage } from '../stage.ts';
import { applied } from './onboarded.ts';
import { type Actor, taskOf, until } from './people.ts';

/** On what cases are lived: the product on real parts, of which the stores here are not counted. */
export interface Ground {
  readonly stage: Stage;
  readonly stores: Stores;
  as(person: Person): Promise<Actor>;
  /** Answers the open task of a step, as soon as there is one. */
  answer(who: Person, of: 'deals' | 'cases', id: string, step: string, answer: object): Promise<void>;
  /** A page of the portal, as a seller. */
  look(path: string): Promise<void>;
  /** A request to the API that is made within this process. */
  counted<T>(request: Promise<T>): Promise<T>;
}

const { alpineSeller, alpineOwner, channelManager, marketingManager, finance } = seedPeople;
const word = () => `w${randomBytes(6).toString('hex')}`;
const euros = (amount: number) => ({ amount: amount * 100, currency: 'EUR' });
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** One deal until it is protected, gives its id. */
export async function protectedDeal(ground: Ground): Promise<string> {
  const name = word();
  const seller = await ground.as(alpineSeller);
  const { id } = await seller('/deals', {
    customer: { name: `${name} ${word()} GmbH`, country: 'DE', website: `${name}.example` },
    productFamily: 'platform',
    value: euros(20_000),
    expectedClose: day(60),
    description: 'They replace two older systems and decide before the summer; we were asked for an offer.',
    ifTaken: 'queue',
  });
  await ground.answer(channelManager, 'deals', id, 'approval', { outcome: 'approve' });
  await until(`${id} is protected`, async () => (await stageOf(ground, id)) === 'protected');
  return id;
}

const stageOf = async ({ stores }: Ground, id: string) => (await stores.cases.load(id))?.view.stage;

/** Sends a file to a field of a task's form, as a browser does: past the API, straight to the store of files. */
async function attach(
  ground: Ground,
  who: Person,
  caseId: string,
  step: string,
  field: string,
): Promise<void> {
  const { uploads } = ground.stage.services;
  const caller = { person: who, via: 'portal' as const };
  const { id: taskId } = await taskOf(ground.stores, caseId, step);
  const at = { caseId, taskId, field };
  const { uploadId, url, fields, nameField } = await ground.counted(
    uploads.begin(caller, at, (id) => `/${id}`),
  );
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, [nameField]: 'scan.pdf' }))
    form.append(name, value);
  form.append('file', new File(['%PDF-1.7\n', randomBytes(80_000)], 'scan.pdf'));
  await fetch(url, { method: 'POST', body: form, redirect: 'manual' });
  await ground.counted(uploads.settle(caller, { ...at, uploadId }));
}

async function funded(ground: Ground): Promise<void> {
  const marketer = await ground.as(alpineOwner);
  const values = {
    ...{ name: 'Security breakfast', kind: 'event', from: day(10), to: day(10) },
    costs: [
      { what: 'Room and catering', amount: euros(20) },
      { what: 'Speaker', amount: euros(10) },
    ],
    amount: euros(15),
    ...{ audience: 'Forty heads of IT of the region, invited by post and by phone.', leads: 12 },
    pipeline: euros(80_000),
  };
  const { id } = await marketer('/cases', { programId: 'mdf', values });
  const send = (values: object, outcome = 'send') => ({ outcome, data: { values } });
  const answer = (who: Person, step: string, what: object) => ground.answer(who, 'cases', id, step, what);
  await answer(marketingManager, 'approval/Channel marketing', send({ granted: euros(15) }, 'approve'));
  await answer(alpineOwner, 'going', { outcome: 'ready' });
  for (const field of ['invoices', 'invoices', 'proof'])
    await attach(ground, alpineOwner, id, 'claims[0].claim', field);
  await answer(
    alpineOwner,
    'claims[0].claim',
    send({
      lines: ['Room and catering', 'Speaker'].map((what, at) => ({
        ...{ invoice: word(), issuer: 'Hafenhotel GmbH', date: day(0), what },
        amount: euros(at === 0 ? 20 : 10),
      })),
      ...{ attendees: 37, last: true },
    }),
  );
  const accepted = [{ accepted: euros(20) }, { accepted: euros(10) }];
  await answer(marketingManager, 'claims[0].verdict/Channel marketing', send({ lines: accepted }, 'accept'));
  await answer(finance, 'claims[0].pay', send({ amount: euros(15), paidOn: day(0), reference: 'SEPA-1' }));
  await answer(alpineOwner, 'result', send({ leads: 14, pipeline: euros(90_000), learned: '', deals: '' }));
  await until(`${id} is done`, async () => (await stageOf(ground, id)) === 'result');
}

async function certified(ground: Ground): Promise<void> {
  const person = await newPerson(ground);
  const learner = await ground.as(person);
  const values = { experience: 'some' };
  const { id } = await learner('/cases', { programId: 'basic-training', values });
  const send = (values: object, outcome = 'send') => ({ outcome, data: { values } });
  const report = 'Installed on a fresh machine, stopped the indexer and found the full disk.';
  await attach(ground, person, id, 'work', 'evidence');
  const work = { attested: 'read', report };
  await ground.answer(person, 'cases', id, 'work', send(work));
  const grade = {
    installation: 4,
    recovery: 5,
    words: 'You looked for the cause first. Read about backups.',
  };
  await ground.answer(channelManager, 'cases', id, 'grading/Grading', send(grade, 'pass'));
  await ground.answer(person, 'cases', id, 'renewal', send({ attested: 'read', installations: 7 }));
}

async function newPerson({ stores }: Ground): Promise<Person> {
  const id = idFrom('person', randomBytes(10));
  const email = `${id.toLowerCase()}@alpine.example`;
  const person = { ...alpineSeller, id, email, name: 'Lea Lern' };
  await stores.people.put(person);
  return person;
}

/** What happens once. */
export interface Life {
  /** What must be there before, and is not counted; what it gives is given on. */
  before?(ground: Ground): Promise<string>;
  live(ground: Ground, id: string): Promise<unknown>;
  /** How long something of it may still follow, in milliseconds; a moment if not given. */
  readonly echo?: number;
  /** How often it happens in one life; once if not given. */
  readonly times?: number;
  /** Ends what would go on, and is not counted. */
  after?(ground: Ground, id: string): Promise<unknown>;
}

/** What is looked at: a page is the average of these. */
const pages = ['/inbox', '/deals/:id', '/deals'];

/** By kind, in the order in which they are counted: the last is lived under another program. */
export const lives: Readonly<Record<UsageKind, Life>> = {
  deal: { live: protectedDeal },
  won: {
    before: protectedDeal,
    async live(ground, id) {
      const seller = await ground.as(alpineSeller);
      await seller(`/deals/${id}/acts/report-won`, {
        value: euros(20_000),
        closedOn: day(0),
        proof: 'PO 4711',
      });
    },
    // The partner's standing is looked at once more after a minute.
    echo: 65_000,
  },
  mdf: { live: funded },
  certificate: { live: certified },
  onboarding: { live: applied },
  page: {
    times: pages.length,
    before: protectedDeal,
    async live(ground, id) {
      for (const page of pages) await ground.look(page.replace(':id', id));
    },
  },
  look: { live: ({ stage }) => reconsider(stage.temporal, 'alpine') },
  progress: {
    before: protectedDeal,
    async live(ground, id) {
      const answer = { outcome: 'report', comment: 'The pilot runs; they decide in four weeks.' };
      await ground.answer(alpineSeller, 'deals', id, 'progress', answer);
    },
    after: async (ground, id) =>
      (await ground.as(alpineSeller))(`/deals/${id}/acts/withdraw`, { reason: 'It was only counted.' }),
  },
};
