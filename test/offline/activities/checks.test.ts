import { describe, expect, test } from 'vitest';
import { createRunCheck } from '../../../activities/checks/run-check.activity.ts';
import type { KnownPartner, PartnerMatch } from '../../../activities/store/known-partners.store.ts';
import type { Installation } from '../../../domain/programs/installation.schema.ts';
import { checks } from '../../../domain/programs/registry.ts';
import { automatic, memoryStores, noneHeld } from './support/memory.ts';

interface Setting {
  readonly installation?: Partial<Installation>;
  readonly answers?: 'yes' | 'no' | 'failing';
  readonly alike?: readonly PartnerMatch[];
  readonly held?: ReturnType<typeof noneHeld>;
}

function checking({ installation, answers = 'yes', alike = [], held = noneHeld() }: Setting = {}) {
  const [filed, looked]: [KnownPartner[], string[]] = [[], []];
  const answer = async <T>(asked: string, yes: T, no: T) => {
    looked.push(asked);
    if (answers === 'failing') throw new Error('The network is down.');
    return answers === 'yes' ? yes : no;
  };
  const run = createRunCheck({
    stores: {
      ...memoryStores(held),
      knownPartners: { file: async (known) => void filed.push(known), like: async () => alike },
    },
    now: () => new Date('2026-11-02T09:00:00Z'),
    installation: { webhooks: {}, outsideCalls: true, ...installation },
    lookups: {
      answers: (url) => answer(url, { reached: true }, { reached: false, reason: 'nothing listens there' }),
      takesMail: (domain) => answer(domain, true, false),
    },
  });
  return { run, filed, looked, held };
}

describe('duplicate-partner', () => {
  const input = automatic('duplicate-partner', {
    name: 'Northwind GmbH',
    country: 'DE',
    website: 'www.northwind.de',
    taxId: 'DE 123456789',
  });
  const other: KnownPartner = {
    id: 'northwind',
    kind: 'partner',
    name: 'Northwind Ltd',
    country: 'GB',
    identityKeys: [],
    normalisedName: 'northwind',
    blockingTokens: [],
  };
  const application: KnownPartner = { ...other, id: 'p-2', kind: 'application', caseId: 'C-0000000002' };
  const match = (partner: KnownPartner, score: number) => ({ partner, score, reasons: ['Same tax id'] });

  test('passes who is like nobody, and lets others find it by domain, tax id and name', async () => {
    const { run, filed } = checking();

    expect(await run(input)).toMatchObject({ outcome: 'pass' });
    expect(filed).toMatchObject([
      {
        id: 'p-7k3m9q2xba',
        kind: 'application',
        caseId: 'C-7K3M9Q2XBA',
        identityKeys: ['domain:northwind.de', 'name:northwind|DE', 'tax:DE123456789'],
      },
    ]);
  });

  test('fails who is a partner already, and says which', async () => {
    const answer = await checking({ alike: [match(other, 1)] }).run(input);

    expect(answer).toEqual({
      outcome: 'fail',
      detail: 'Northwind Ltd (partner northwind) is the same company: Same tax id',
    });
  });

  test('wants a look at who is only alike, with the score', async () => {
    const answer = await checking({ alike: [match(other, 0.874)] }).run(input);

    expect(answer).toMatchObject({ outcome: 'review', detail: expect.stringContaining('87 % alike') });
  });

  test.each([
    ['runs', 'open', 'fail'],
    ['has ended', 'closed', 'pass'],
  ] as const)('counts an application that %s accordingly', async (_what, status, outcome) => {
    const held = noneHeld();
    held.cases.set('C-0000000002', status);

    expect(await checking({ held, alike: [match(application, 1)] }).run(input)).toMatchObject({ outcome });
  });

  test('leaves what is filed of a partner as it is when the partner itself is checked', async () => {
    const held = noneHeld();
    held.partners.set('p-7k3m9q2xba', {
      id: 'p-7k3m9q2xba',
      name: 'N',
      tier: 'silver',
      country: 'DE',
      domains: [],
    });
    const { run, filed } = checking({ held });

    await run(input);

    expect(filed).toEqual([]);
  });
});

describe('email-domain', () => {
  test.each([
    ['of the company’s own domain', 'ana@mail.northwind.de', 'https://northwind.de', 'pass'],
    ['where no website is given', 'ana@northwind.de', undefined, 'pass'],
    ['at which anybody has a mailbox', 'ana@gmail.com', 'northwind.de', 'review'],
    ['of another domain', 'ana@alpine.at', 'northwind.de', 'review'],
  ])('of an address %s', async (_what, email, website, outcome) => {
    const answer = await checking().run(automatic('email-domain', { email, website }));

    expect(answer).toMatchObject({ outcome });
    expect(answer.detail).not.toContain('ana');
  });

  test('wants a look at a domain that takes no mail, and asks for none where it must not', async () => {
    const input = automatic('email-domain', { email: 'ana@northwind.de' });
    const inside = checking({ answers: 'no', installation: { outsideCalls: false } });

    expect(await checking({ answers: 'no' }).run(input)).toMatchObject({ outcome: 'review' });
    expect(await inside.run(input)).toMatchObject({ outcome: 'pass' });
    expect(inside.looked).toEqual([]);
  });
});

describe('website', () => {
  const input = automatic('website', { website: 'http://Shop.Northwind.de/en?x' });

  test('asks for the start page of what was typed, over https', async () => {
    const { run, looked } = checking();

    expect(await run(input)).toMatchObject({ outcome: 'pass' });
    expect(looked).toEqual(['https://shop.northwind.de/']);
  });

  test('wants a look where nothing answers, and says why', async () => {
    expect(await checking({ answers: 'no' }).run(input)).toEqual({
      outcome: 'review',
      detail: 'northwind.de was not reached: nothing listens there.',
    });
  });

  test.each([
    ['the installation calls nobody', 'northwind.de', { outsideCalls: false }],
    ['it is no website of a company', 'facebook.com/northwind', {}],
    ['it is an address inside a network', 'https://localhost/', {}],
  ])('asks nobody and wants a look where %s', async (_what, website, installation) => {
    const { run, looked } = checking({ installation });

    expect(await run(automatic('website', { website }))).toMatchObject({ outcome: 'review' });
    expect(looked).toEqual([]);
  });
});

describe('sanctions', () => {
  const sanctions = [
    { name: 'Blacktide Shipping LLC', country: 'IR', reference: 'EU.1234' },
    { name: 'Viktor Petrow' },
  ];
  const listed = checking({ installation: { sanctions } });

  test.each([
    ['Northwind GmbH', undefined, 'pass'],
    ['Blacktide Shipping', undefined, 'fail'],
    ['Blacktyde Shipping Ltd', undefined, 'review'],
    ['Northwind GmbH', ['Ana Silva', 'VIKTOR PETROW'], 'fail'],
    ['Northwind GmbH', ['Viktor Petrov'], 'review'],
  ])('of %s with %j', async (name, people, outcome) => {
    const answer = await listed.run(automatic('sanctions', { name, country: 'DE', people }));

    expect(answer).toMatchObject({ outcome });
  });

  test('says where an entry is found', async () => {
    const { detail } = await listed.run(
      automatic('sanctions', { name: 'Blacktide Shipping', country: 'DE' }),
    );

    expect(detail).toBe('Blacktide Shipping is 100 % like Blacktide Shipping LLC (IR, EU.1234)');
  });

  test('compares with nothing without a list, and says so', async () => {
    const answer = await checking().run(automatic('sanctions', { name: 'N', country: 'DE' }));

    expect(answer).toMatchObject({ outcome: 'review', detail: expect.stringContaining('SANCTIONS_LIST') });
  });
});

describe('a check', () => {
  test('that is not there ends the step at once', async () => {
    const { run } = checking();

    for (const name of ['credit', 'constructor'])
      await expect(run(automatic(name))).rejects.toMatchObject({ type: 'unknown-name', nonRetryable: true });
  });

  test('without a value that it needs, or with one of another kind, ends the step and names it', async () => {
    const { run } = checking();
    const refused = (field: string) => ({ type: 'values-refused', message: expect.stringContaining(field) });

    for (const [name, { inputs }] of Object.entries(checks))
      await expect(run(automatic(name))).rejects.toMatchObject(refused(Object.keys(inputs)[0] ?? ''));
    const wrong = automatic('sanctions', { name: 'N', country: 'DE', people: 'Ana' });
    await expect(run(wrong)).rejects.toMatchObject(refused('people'));
  });

  test('that fails technically can be tried again', async () => {
    const { run } = checking({ answers: 'failing' });

    const failing = run(automatic('website', { website: 'northwind.de' }));

    await expect(failing).rejects.toThrow('The network is down.');
    await expect(failing).rejects.not.toHaveProperty('nonRetryable', true);
  });
});
