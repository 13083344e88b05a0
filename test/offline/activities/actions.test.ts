import { beforeEach, describe, expect, test } from 'vitest';
import { createRunAction } from '../../../activities/actions/run-action.activity.ts';
import type { AutomaticInput } from '../../../activities/activities.ts';
import type { Mail } from '../../../activities/mail/mailer.ts';
import { brandingSchema } from '../../../domain/branding/branding.schema.ts';
import { actions } from '../../../domain/programs/registry.ts';
import { scriptedMailer } from '../mail/post-room.ts';
import { automatic, type Held, memoryStores, noneHeld, personOf } from './support/memory.ts';

let held: Held;
let mails: Mail[];
let notes: unknown[];
/** Whose standing is looked at again; `unheard`: so many signals are lost first. */
let reconsidered: string[];
let unheard: number;
let run: (input: AutomaticInput) => Promise<unknown>;
beforeEach(() => {
  held = noneHeld();
  notes = [];
  [reconsidered, unheard] = [[], 0];
  const post = scriptedMailer();
  mails = post.mails;
  const executeUpdate = async (_update: unknown, options: unknown) => void notes.push(options);
  const getHandle = (workflowId: string) => {
    notes.push(workflowId);
    return { executeUpdate };
  };
  const signalWithStart = async (_type: unknown, { workflowId }: { workflowId: string }) => {
    if (unheard-- > 0) throw new Error('Temporal is down.');
    reconsidered.push(workflowId);
  };
  run = createRunAction({
    stores: memoryStores(held),
    mailer: post.mailer,
    branding: brandingSchema.parse({ name: 'Vendor' }),
    publicUrl: 'https://portal.example/',
    client: { workflow: { getHandle, signalWithStart } as never },
    now: () => new Date('2026-11-02T09:00:00Z'),
  });
});

const partnerId = 'p-7k3m9q2xba';
const applicant = personOf({ id: 'P-0WNER00001', account: false });
const create = automatic('create-partner', {
  name: 'Northwind GmbH',
  country: 'DE',
  tier: 'silver',
  website: 'https://www.northwind.de/en',
});
const partner = { id: partnerId, name: 'Northwind', tier: 'silver', country: 'DE', domains: [] };
const ids = (active: boolean) =>
  [...held.people.values()].filter((person) => person.active === active).map(({ id }) => id);

describe('create-partner', () => {
  beforeEach(() => void held.people.set(applicant.id, applicant));

  test('makes the record, an account for the applicant, and one invitation', async () => {
    const answer = await run(create);
    const again = await run(create);

    expect([answer, again]).toEqual([{ partnerId }, { partnerId }]);
    expect(held.partners.get(partnerId)).toEqual({
      id: partnerId,
      name: 'Northwind GmbH',
      tier: 'silver',
      country: 'DE',
      domains: ['northwind.de'],
    });
    expect(held.people.get(applicant.id)).not.toHaveProperty('account');
    expect(mails.map(({ to }) => to)).toEqual([applicant.email]);
    expect(mails[0]?.text).toContain('https://portal.example/sign-in\n');
  });

  test.each([0, 1, 2])('comes to the same when the store fails after %i writes', async (writes) => {
    held.failAfter = writes;

    await expect(run(create)).rejects.toThrow('down');
    const answer = await run(create);

    expect(answer).toEqual({ partnerId });
    expect(held.partners.get(partnerId)?.tier).toBe('silver');
    expect(held.people.get(applicant.id)).not.toHaveProperty('account');
    expect(mails).toHaveLength(1);
  });

  test('is refused when the applicant’s address belongs to somebody else, and makes no partner', async () => {
    const other = personOf({ id: 'P-0THER00001', email: applicant.email, partnerId: 'alpine' });
    held.people.set(other.id, other);

    await expect(run(create)).rejects.toMatchObject({ type: 'action-refused', nonRetryable: true });
    expect(held.partners.size).toBe(0);
  });

  test('is refused with values that make no partner', async () => {
    const long = automatic('create-partner', { name: 'N', country: 'Germany', tier: 'silver' });

    await expect(run(long)).rejects.toMatchObject({
      type: 'values-refused',
      message: expect.stringContaining('country'),
    });
  });
});

describe('invite-person', () => {
  const values = { name: 'Bo Berg', email: 'Bo@northwind.example', role: 'seller' };
  beforeEach(() => void held.partners.set(partnerId, partner));

  test('makes one person with an account and sends one invitation, however often it is tried', async () => {
    held.failAfter = 1;

    await expect(run(automatic('invite-person', values))).rejects.toThrow('down');
    const answer = await run(automatic('invite-person', values));

    const [person, ...others] = [...held.people.values()];
    expect(others).toEqual([]);
    expect(answer).toEqual({ personId: person?.id });
    expect(person).toMatchObject({ email: 'bo@northwind.example', partnerId, roles: ['seller'] });
    expect(mails.map(({ to }) => to)).toEqual(['bo@northwind.example']);
  });

  test('gives a colleague who is there already the role, and access again', async () => {
    const bo = personOf({ id: 'P-B000000001', email: 'bo@northwind.example', active: false });
    held.people.set(bo.id, bo);

    expect(await run(automatic('invite-person', values))).toEqual({ personId: bo.id });
    expect(held.people.get(bo.id)).toMatchObject({ active: true, roles: ['owner', 'seller'] });
  });

  test.each(['alpine', undefined])(
    'is refused for an address of somebody at %s, without naming it',
    async (of) => {
      const { partnerId: _own, ...bo } = personOf({ id: 'P-B000000001', email: 'bo@northwind.example' });
      held.people.set(bo.id, { ...bo, ...(of ? { partnerId: of } : {}) });

      const refused = run(automatic('invite-person', values));

      await expect(refused).rejects.toMatchObject({ type: 'action-refused', nonRetryable: true });
      await expect(refused).rejects.not.toThrow(/@/);
      expect(mails).toEqual([]);
    },
  );

  test.each([
    ['role', { ...values, role: 'ops' }],
    ['email', { ...values, email: 'nowhere' }],
  ])('is refused with a wrong %s', async (field, wrong) => {
    await expect(run(automatic('invite-person', wrong))).rejects.toMatchObject({
      type: 'values-refused',
      message: expect.stringContaining(field),
    });
    expect(held.people.size).toBe(0);
  });
});

describe('access', () => {
  const [ana, bo] = [
    personOf({ id: 'P-ANA0000001' }),
    personOf({ id: 'P-B000000001', roles: ['seller', 'marketer'] }),
  ];
  const stranger = personOf({ id: 'P-STRANGER01', partnerId: 'alpine' });
  beforeEach(() => {
    held.partners.set(partnerId, partner);
    for (const person of [ana, bo, stranger]) held.people.set(person.id, person);
  });

  test('of all of a partner’s people stops with a suspension and comes back with its end', async () => {
    await run(automatic('suspend-partner', { reason: 'Invoices' }));
    const suspended = ids(false);
    const answer = await run(automatic('restore-access'));

    expect(suspended).toEqual([ana.id, bo.id]);
    expect(answer).toEqual({ restored: 2 });
    expect(ids(false)).toEqual([]);
    expect(held.partners.get(partnerId)).toEqual(partner);
  });

  test.each([0, 1, 2, 3])('stops altogether though the store fails after %i writes', async (writes) => {
    held.failAfter = writes;

    await expect(run(automatic('suspend-partner', { reason: 'Invoices' }))).rejects.toThrow('down');
    await run(automatic('suspend-partner', { reason: 'Invoices' }));
    const suspended = ids(false);
    await run(automatic('restore-access'));

    expect(suspended).toEqual([ana.id, bo.id]);
    expect(ids(false)).toEqual([]);
  });

  test('that was removed is not given back by the end of a suspension', async () => {
    await run(automatic('suspend-partner', { reason: 'Invoices' }));
    await run(automatic('remove-access', { person: bo.id }));
    await run(automatic('restore-access'));

    expect(ids(false)).toEqual([bo.id]);
  });

  test('of one person or of all is removed, and is counted the same at a second attempt', async () => {
    expect(await run(automatic('remove-access', { person: ana.id }, 'one'))).toEqual({ removed: 1 });
    held.failAfter = 2;
    await expect(run(automatic('remove-access', {}, 'all'))).rejects.toThrow('down');
    expect(await run(automatic('remove-access', {}, 'all'))).toEqual({ removed: 1 });
    expect(ids(true)).toEqual([stranger.id]);
  });

  test('of somebody elsewhere cannot be removed', async () => {
    const removed = run(automatic('remove-access', { person: stranger.id }));

    await expect(removed).rejects.toMatchObject({ type: 'action-refused' });
    expect(ids(false)).toEqual([]);
  });

  test('cannot be given to anybody while the partner is suspended', async () => {
    await run(automatic('suspend-partner', { reason: 'Invoices' }));

    const invited = run(automatic('invite-person', { name: 'Cy', email: 'cy@n.example', role: 'seller' }));

    await expect(invited).rejects.toMatchObject({ type: 'action-refused' });
  });
});

describe('set-tier', () => {
  test('says the tier before, also at a second attempt after one that was cut off', async () => {
    held.partners.set(partnerId, partner);
    held.failAfter = 2;

    await expect(run(automatic('set-tier', { tier: 'gold' }))).rejects.toThrow('down');
    const answer = await run(automatic('set-tier', { tier: 'gold' }));

    expect(answer).toEqual({ before: 'silver' });
    expect(held.partners.get(partnerId)?.tier).toBe('gold');
  });

  test('is refused for who is no partner yet', async () => {
    await expect(run(automatic('set-tier', { tier: 'gold' }))).rejects.toMatchObject({
      type: 'action-refused',
    });
  });
});

test('what changes people or the tier has the standing looked at, however often the signal is lost', async () => {
  held.partners.set(partnerId, partner);
  unheard = 2;
  const step = automatic('set-tier', { tier: 'gold' });

  await expect(run(step)).rejects.toThrow('down');
  await expect(run(step)).rejects.toThrow('down');
  expect(await run(step)).toEqual({ before: 'silver' });
  for (const name of ['suspend-partner', 'restore-access', 'remove-access'])
    await run(automatic(name, { reason: 'Left' }));
  await run(automatic('set-bank-details', { holder: 'Northwind', iban: 'DE75512108001245126199' }));

  expect(reconsidered).toEqual(Array.from({ length: 4 }, () => `standing/${partnerId}`));
});

test('a certificate that is revoked has the partner looked at that its holder is with now', async () => {
  const bo = personOf({ id: 'P-B000000001', partnerId: 'alpine' });
  held.people.set(bo.id, bo);
  const { number } = await held.certificates.award({
    ...{ number: 'CT-7K3M9Q2XBA', certificate: 'basic', title: 'Basic', criteria: '', partnerId, term: {} },
    ...{
      caseId: 'C-7K3M9Q2XBA',
      holder: { personId: bo.id, name: 'Bo' },
      awardedAt: '2026-11-02T09:00:00.000Z',
    },
  });

  await run(automatic('revoke-certificate', { number, reason: 'Copied' }));

  expect(reconsidered).toEqual(['standing/alpine', `standing/${partnerId}`]);
});

test('publish-note puts a note on the case, under an id that Temporal takes once', async () => {
  await run(automatic('publish-note', { text: 'Seen', audience: 'everyone' }));

  expect(notes).toEqual([
    'onboarding/p-7k3m9q2xba/C-7K3M9Q2XBA',
    {
      args: [{ text: 'Seen', actor: { via: 'system' }, audience: 'everyone' }],
      updateId: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
  ]);
});

test('an action that is not there, and one without a value that it needs, end the step at once', async () => {
  const unknown = { type: 'unknown-name', nonRetryable: true };
  await expect(run(automatic('drop-table'))).rejects.toMatchObject(unknown);
  await expect(run(automatic('toString'))).rejects.toMatchObject(unknown);
  for (const [name, { inputs }] of Object.entries(actions)) {
    const needed = Object.entries(inputs).find(([, input]) => !('optional' in input));
    if (!needed) continue;
    await expect(run(automatic(name))).rejects.toMatchObject({
      type: 'values-refused',
      message: expect.stringContaining(`${name}: `),
    });
  }
});
