import { beforeEach, describe, expect, test } from 'vitest';
import { knownCertificate } from './support/certificates.ts';
import { path } from './support/learning.ts';
import { type PersonName, people, portal, viaApi } from './support/people.ts';
import { hashOf, proposalOf, proposed, putInForce } from './support/processes.ts';
import { createSetting, type Setting } from './support/setting.ts';

let setting: Setting;
beforeEach(async () => {
  setting = createSetting();
  await putInForce(setting.memory, path());
});

interface Whom {
  readonly personId?: string;
  readonly partnerId?: string;
  readonly requestKey?: string;
  readonly program?: string;
}
const enrol = (name: PersonName, { program = 'platform', requestKey = 'key-1', ...whom }: Whom = {}) =>
  setting.services.cases.start(portal(name), program, {}, { ...whom, requestKey });
const refused = (asked: Promise<unknown>) =>
  asked.then(
    () => 'done',
    (failure: { code: string; message: string; fields?: unknown[] }) => failure,
  );
const close = (caseId: string) => {
  const stored = setting.memory.processes.get(caseId);
  if (stored) setting.memory.processes.set(caseId, { ...stored, view: { ...stored.view, status: 'closed' } });
};

describe('enrolling', () => {
  test('begins one’s own case, which knows who one is', async () => {
    const view = await enrol('seller');

    expect(view.title).toBe('platform: sella');
    expect(setting.temporal.started).toMatchObject([
      { args: [{ caseId: view.id, learner: { id: people.seller.id, name: 'sella' } }] },
    ]);
  });

  test('twice is one case while it is open: the same request finds it, another is told of it', async () => {
    const first = await enrol('seller');
    const again = await enrol('seller');
    const other = await refused(enrol('seller', { requestKey: 'key-2' }));
    close(first.id);
    const next = await enrol('seller', { requestKey: 'key-3' });

    expect(again.id).toBe(first.id);
    expect(other).toMatchObject({
      code: 'already-enrolled',
      message: `sella is enrolled already: ${first.id}. Go on there.`,
    });
    expect(next.id).not.toBe(first.id);
  });

  test('from two tabs at once begins one case', async () => {
    const asked = ['tab-1', 'tab-2', 'tab-3'].map((requestKey) => refused(enrol('seller', { requestKey })));
    await Promise.all(asked);

    expect(setting.temporal.started).toHaveLength(1);
  });

  test('a colleague is for owners, and somebody of any partner for operations', async () => {
    const personId = people.marketer.id;
    const rival = people.rival.id;
    const byColleague = await refused(enrol('seller', { personId }));
    const byOwner = await enrol('owner', { personId });
    const byOps = await enrol('ops', { partnerId: 'alpine', personId: rival });

    expect(byColleague).toMatchObject({ code: 'forbidden' });
    expect(setting.temporal.started).toMatchObject([
      { args: [{ startedBy: { personId: people.owner.id }, learner: { id: personId } }] },
      { args: [{ startedBy: { personId: people.ops.id }, learner: { id: rival } }] },
    ]);
    expect([byOwner.partner.id, byOps.partner.id]).toEqual(['northwind', 'alpine']);
  });

  test('says the same of who is of another partner, has no access, or does not exist', async () => {
    const answers = [people.rival.id, people.gone.id, 'P-0000000000'].map((personId) =>
      refused(enrol('owner', { personId })),
    );
    const [rival, gone, none] = await Promise.all(answers);

    expect(rival).toMatchObject({ code: 'invalid-input', fields: [{ field: 'personId' }] });
    expect([gone, none]).toEqual([rival, rival]);
    expect(await refused(enrol('ops', { partnerId: 'northwind' }))).toMatchObject({
      fields: [{ field: 'personId', message: 'Name the person whose case it is' }],
    });
  });

  test('goes on anew at another partner, where nothing is learned of the case before', async () => {
    const before = await enrol('seller');
    setting.memory.people.set(people.seller.id, { ...people.seller, partnerId: 'alpine' });
    const moved = { person: { ...people.seller, partnerId: 'alpine' }, via: 'portal' } as const;
    const there = await setting.services.cases.start(moved, 'platform', {}, { requestKey: 'key-9' });

    expect(there.partner.id).toBe('alpine');
    expect(there.id).not.toBe(before.id);
  });

  test('is not taken up again beside what was begun since', async () => {
    const first = await enrol('seller');
    close(first.id);
    const second = await enrol('seller', { requestKey: 'key-2' });
    const stored = setting.memory.processes.get(first.id);
    if (stored)
      setting.memory.processes.set(first.id, {
        ...stored,
        view: {
          ...stored.view,
          facts: { ...stored.view.facts, learner: { id: people.seller.id, name: 'sella' } },
        },
      });

    expect(await refused(setting.services.cases.act(portal('seller'), first.id, 'reopen', {}))).toMatchObject(
      {
        code: 'already-enrolled',
        message: expect.stringContaining(second.id),
      },
    );
  });
});

describe('what must be held first', () => {
  beforeEach(() =>
    putInForce(setting.memory, path({ program: 'advanced', requires: ['engineer'], awards: 'expert' })),
  );

  test('is named with the program that gives it', async () => {
    const asked = await refused(enrol('seller', { program: 'advanced' }));

    expect(asked).toMatchObject({
      code: 'prerequisites-missing',
      message:
        'This asks for certificates that are not held now: "Certified in engineer" (engineer), which "The platform path" (platform) gives.',
    });
    expect(setting.temporal.started).toEqual([]);
  });

  test('is held by who has the certificate now, and not by who had it revoked', async () => {
    await setting.stores.certificates.award(knownCertificate);
    const { id } = await enrol('seller', { program: 'advanced' });
    close(id);
    const change = { what: 'revoked', at: '2027-02-01T10:00:00.000Z', reason: 'Copied' } as const;
    await setting.stores.certificates.change(knownCertificate.number, change);

    expect(await refused(enrol('seller', { program: 'advanced', requestKey: 'key-2' }))).toMatchObject({
      code: 'prerequisites-missing',
    });
  });

  test('can never be a circle: neither proposed nor published', async () => {
    const circle = path({ requires: ['expert'] }).replace('version: 1', 'version: 2');
    const { programs } = setting.services;
    const propose = refused(programs.propose(portal('ops'), proposalOf(circle)));
    await proposed(setting.memory, circle, people.ops.id);
    const publish = refused(programs.publish(portal('admin'), 'platform', 2, { hash: hashOf(circle) }));

    const circular = expect.stringContaining('platform → advanced → platform');
    expect(await propose).toMatchObject({ code: 'program-invalid', message: circular });
    expect(await publish).toMatchObject({ code: 'program-invalid', message: circular });
  });
});

describe('what there is to learn', () => {
  const learning = () => setting.services.learning;

  test('is told with what is asked for and held, and where it leads', async () => {
    await putInForce(setting.memory, path({ program: 'advanced', requires: ['engineer'], awards: 'expert' }));
    const { id } = await enrol('seller');
    const [advanced, platform] = await learning().paths(portal('seller'));

    expect(advanced).toMatchObject({
      requires: [
        {
          ...{ certificate: 'engineer', title: 'Certified in engineer', held: false },
          givenBy: { program: 'platform' },
        },
      ],
      awards: [{ certificate: 'expert' }],
    });
    expect(platform).toMatchObject({ enrolledIn: id, requires: [] });
  });

  test('is of oneself what runs, what is held, and what could be begun', async () => {
    await putInForce(setting.memory, path({ program: 'advanced', requires: ['engineer'], awards: 'expert' }));
    const before = await learning().own(portal('seller'));
    const { id } = await enrol('seller');
    await setting.stores.certificates.award(knownCertificate);
    const own = await learning().own(portal('seller'));

    expect(before.open.map(({ program }) => program.program)).toEqual(['platform']);
    expect(own.enrolments.map((one) => one.id)).toEqual([id]);
    expect(own.held).toMatchObject([{ certificate: { certificate: 'engineer' }, standing: 'valid' }]);
    expect(own.open.map(({ program }) => program.program)).toEqual(['advanced']);
    expect((await learning().own(portal('rival'))).enrolments).toEqual([]);
  });

  test('can be begun for whom one manages', async () => {
    const whom = async (name: PersonName) =>
      (await setting.services.directory.learners(portal(name))).map(({ partner, people: all }) => [
        partner.id,
        all.map((one) => one.name),
      ]);

    expect(await whom('seller')).toEqual([]);
    expect(await whom('owner')).toEqual([['northwind', ['marka', 'owena', 'sella']]]);
    expect((await whom('ops')).map(([partner]) => partner)).toEqual(['alpine', 'direct', 'northwind']);
  });
});

test('an API key that may not start cases enrols nobody', async () => {
  const asked = setting.services.cases.start(
    viaApi('seller', ['cases:read']),
    'platform',
    {},
    { requestKey: 'k' },
  );
  expect(await refused(asked)).toMatchObject({ code: 'forbidden' });
});
