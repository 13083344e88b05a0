import { beforeEach, describe, expect, test } from 'vitest';
import type { MaterialKind, MaterialSummary } from '../../../activities/store/materials.store.ts';
import type { Page, PageRequest } from '../../../domain/cases/listing.ts';
import { installedNames } from '../../../handlers/services/programs/installed-names.ts';
import { publish, sampleBank } from '../../support/learning-tasks.ts';
import { approvalTask, changeCase } from './support/fake-temporal.ts';
import { sampleCourse } from './support/learning-tasks.ts';
import { people, portal } from './support/people.ts';
import {
  changeProcess,
  hashOf,
  priceDesk,
  priceRequest,
  priceTask,
  proposalOf,
  proposed,
  putInForce,
} from './support/processes.ts';
import { refusalOf } from './support/refused.ts';
import { createSetting, type Setting, startOfTime, submission } from './support/setting.ts';

let setting: Setting;
beforeEach(async () => {
  setting = createSetting();
  await putInForce(setting.memory, priceDesk());
});

const propose = (source: string, change: object = {}) =>
  setting.services.programs.propose(portal('ops'), { ...proposalOf(source), ...change });
const second = priceDesk({ version: 2, within: 'PT24H' });

describe('proposing a version', () => {
  test('puts it up in one’s own name, by its hash, and not in force', async () => {
    const version = await propose(second);

    expect(version).toEqual({
      ...{ programId: 'price-desk', version: 2, title: 'Price exceptions', kind: 'custom' },
      ...{ hash: hashOf(second), status: 'proposed', proposedBy: people.ops.id },
      proposedAt: startOfTime.toISOString(),
    });
    expect(await setting.services.programs.source(portal('finance'), 'price-desk', 2)).toBe(second);
    expect(await setting.services.cases.inForce(portal('ops'))).toMatchObject([{ version: 1 }]);
  });

  test('is refused with every problem at its line and column', async () => {
    const broken = second.replace('by: channel-manager', 'by: chanel-manager').replace('P5D', 'five days');

    const failure = await refusalOf(propose(broken));

    expect(failure).toMatchObject({ code: 'program-invalid' });
    expect(failure?.fields[0]).toMatchObject({
      field: expect.stringMatching(/^source:\d+:\d+$/),
      message: expect.stringMatching(/^Line \d+, column \d+: /),
    });
  });

  test.each([
    ['another text was rehearsed', { rehearsal: { sourceHash: hashOf('x'), scripts: ['a'], passed: true } }],
    ['the rehearsal failed', { rehearsal: { sourceHash: hashOf(second), scripts: ['a'], passed: false } }],
    ['no script was walked', { rehearsal: { sourceHash: hashOf(second), scripts: [], passed: true } }],
    ['nothing was rehearsed', { rehearsal: undefined }],
    ['it shall be in force since last year', { effectiveFrom: '2026-01-01T00:00:00Z' }],
    ['it is larger than a program can be', { source: `# ${'x'.repeat(300_000)}` }],
  ])('is refused when %s', async (_, change) => {
    expect(await refusalOf(propose(second, change))).toMatchObject({ code: 'invalid-input' });
    expect(setting.memory.versions).toHaveLength(1);
  });

  test('is refused for a version that is published with other content, and for one below it', async () => {
    await putInForce(setting.memory, priceDesk({ version: 3 }));

    const taken = { code: 'program-version-taken', message: expect.stringContaining('version 4') };
    expect(await refusalOf(propose(second))).toMatchObject(taken);
    expect(await refusalOf(propose(priceDesk({ version: 3, within: 'PT8H' })))).toMatchObject(taken);
    expect(await propose(priceDesk({ version: 3 }))).toMatchObject({ status: 'published' });
  });
});

describe('a version that names what the installation has', () => {
  const reading = `
      - { step: course, id: reading, title: Reading, course: platform-basics, by: partner, within: P9D }
      - { step: quiz, id: quiz, title: Quiz, bank: platform-basics, questions: 2, pass: 60, timeLimit: PT30M, attempts: 1, by: partner, within: P9D }
      - { step: exam, id: sitting, title: Sitting, provider: acme, exam: PX-1, pass: 70, by: partner, within: P9D }
outcomes:`;
  const path = second.replace('\noutcomes:', reading);
  const publishMaterials = async () => {
    await publish(setting.stores.materials, 'course', sampleCourse);
    await publish(setting.stores.materials, 'bank', sampleBank);
  };
  const messages = (failure: Awaited<ReturnType<typeof refusalOf>>) =>
    failure?.fields.map(({ field, message }) => `${field.split(':')[1]} ${message.split(': ')[1]}`);

  test('is refused where it has not, each name at its line', async () => {
    setting = createSetting({ examProviders: { 'acme-exams': { secrets: [] } } });
    const line = path.split('\n').findIndex((one) => one.includes('id: reading')) + 1;

    expect(messages(await refusalOf(propose(path)))).toEqual([
      `${line} There is no course platform-basics; there are none.`,
      `${line + 1} There is no bank of questions platform-basics; there are none.`,
      `${line + 2} There is no exam provider acme; there are acme-exams.`,
    ]);
    expect(setting.memory.versions).toEqual([]);
  });

  test('is proposed and published where it has', async () => {
    setting = createSetting({ examProviders: { acme: { secrets: [] } } });
    await publishMaterials();

    const { hash } = await propose(path);
    const version = await setting.services.programs.publish(portal('admin'), 'price-desk', 2, { hash });

    expect(version).toMatchObject({ status: 'published' });
    expect(await setting.services.drafts.names(portal('ops'))).toEqual({
      ...{ courses: ['platform-basics'], banks: ['platform-basics'], examProviders: ['acme'] },
    });
  });

  test('may name any exam provider where none is set up: results come from files', async () => {
    setting = createSetting({ examProviders: {} });
    await publishMaterials();

    expect(await propose(path)).toMatchObject({ status: 'proposed' });
  });

  test('is looked for among all courses, however many pages they fill', async () => {
    const { materials } = setting.stores;
    const pages: Readonly<Record<string, object>> = {
      first: { items: [{ id: 'one' }], cursor: 'second' },
      second: { items: [{ id: 'two' }] },
    };
    const list = async (_kind: MaterialKind, { cursor = 'first' }: PageRequest) =>
      pages[cursor] as Page<MaterialSummary>;

    expect(
      await installedNames({ stores: { ...setting.stores, materials: { ...materials, list } } }),
    ).toEqual({
      ...{ courses: ['one', 'two'], banks: ['one', 'two'] },
    });
  });

  test('is not published once the installation has no such provider any more', async () => {
    setting = createSetting({ examProviders: { 'acme-exams': { secrets: [] } } });
    await publishMaterials();
    const { hash } = await proposed(setting.memory, path, people.ops.id);

    const failure = await refusalOf(
      setting.services.programs.publish(portal('admin'), 'price-desk', 2, { hash }),
    );

    expect(failure).toMatchObject({ code: 'program-invalid' });
    expect(messages(failure)?.join()).toContain('There is no exam provider acme; there are acme-exams.');
  });
});

describe('publishing a version', () => {
  const publish = (name: 'ops' | 'admin', change: object = {}) =>
    setting.services.programs.publish(portal(name), 'price-desk', 2, { hash: hashOf(second), ...change });

  test('takes a second person; new cases start with it at once', async () => {
    await propose(second);

    expect(await refusalOf(publish('ops'))).toMatchObject({ code: 'self-approval' });
    const version = await publish('admin');

    expect(version).toMatchObject({
      status: 'published',
      publishedBy: people.admin.id,
      effectiveFrom: startOfTime.toISOString(),
    });
    expect(await setting.services.cases.inForce(portal('ops'))).toMatchObject([{ version: 2 }]);
    expect(await setting.services.programs.list(portal('ops'))).toEqual([version]);
  });

  test('for a later day leaves the old one in force until then', async () => {
    await propose(second, { effectiveFrom: '2027-04-01T02:00:00+02:00' });
    await publish('admin');
    const versionNow = async () => (await setting.services.cases.inForce(portal('ops')))[0]?.version;

    const before = await versionNow();
    setting.clock.now = new Date('2027-04-01T00:00:00Z');

    expect([before, await versionNow()]).toEqual([1, 2]);
  });

  test('at once when the day that was proposed has passed meanwhile', async () => {
    await propose(second, { effectiveFrom: '2027-03-02T00:00:00Z' });
    setting.clock.now = new Date('2027-03-05T00:00:00Z');

    expect(await publish('admin')).toMatchObject({ effectiveFrom: '2027-03-05T00:00:00.000Z' });
  });

  test('is refused for a day that has passed, for other content, and for what would never be in force', async () => {
    await propose(second);

    expect(await refusalOf(publish('admin', { effectiveFrom: '2027-02-01T00:00:00Z' }))).toMatchObject({
      fields: [{ field: 'effectiveFrom' }],
    });
    expect(await refusalOf(publish('admin', { hash: hashOf('other') }))).toMatchObject({
      code: 'program-version-taken',
    });
    await putInForce(setting.memory, priceDesk({ version: 3 }));
    expect(await refusalOf(publish('admin'))).toMatchObject({ code: 'not-now' });
  });

  test('is not for partners, nor for those who only decide', async () => {
    await propose(second);

    for (const name of ['seller', 'finance'] as const)
      expect(
        await refusalOf(setting.services.programs.publish(portal(name), 'price-desk', 2, {})),
      ).toMatchObject({ code: 'forbidden' });
  });
});

describe('moving running cases', () => {
  const start = async () =>
    (await setting.services.cases.start(portal('seller'), 'price-desk', priceRequest, { requestKey: 'k' }))
      .id;
  const preview = (to: number) =>
    setting.services.programs.previewMigration(portal('ops'), 'price-desk', to, {});

  test('is previewed: where each case would stand, and which clocks move; nothing is moved', async () => {
    const caseId = await start();
    await putInForce(setting.memory, second);

    const { items } = await preview(2);

    expect(items).toEqual([
      {
        ...{ caseId, title: 'Acme GmbH: rival' },
        from: { version: 1, stage: 'review' },
        to: { version: 2, stage: 'review' },
        deadlines: [
          {
            what: 'Price approval: due',
            before: '2027-03-02T17:00:00.000Z',
            after: '2027-03-03T17:00:00.000Z',
          },
        ],
        newSteps: [],
      },
    ]);
    expect(setting.temporal.sent).toEqual([]);
  });

  test('says of each case that cannot be moved why', async () => {
    await start();
    await putInForce(setting.memory, second.replace('- id: review', '- id: checking'));

    expect((await preview(2)).items).toMatchObject([{ problem: expect.stringContaining('no stage review') }]);
  });

  test('moves one, with the rules that it has from then on; one that is there is left alone', async () => {
    const caseId = await start();
    await putInForce(setting.memory, second);
    const migrate = (to: number) =>
      setting.services.programs.migrate(portal('ops'), caseId, to, 'More time for everybody');

    await migrate(1);
    const untouched = [...setting.temporal.sent];
    await migrate(2);

    expect(untouched).toEqual([]);
    expect(setting.temporal.sent).toMatchObject([
      {
        name: 'migrate',
        argument: {
          program: { version: 2 },
          reason: 'More time for everybody',
          actor: { personId: people.ops.id },
        },
      },
    ]);
  });

  test('moves several, each by itself, and says of each that was not moved why', async () => {
    const caseId = await start();
    await putInForce(setting.memory, second);
    const { programs } = setting.services;
    const move = (input: object) =>
      programs.migrateMany(portal('ops'), { to: 2, reason: 'More time', ...input });

    const results = await move({ cases: [caseId, 'C-0000000000', caseId] });

    expect(results).toEqual([
      { caseId, problem: undefined },
      { caseId: 'C-0000000000', problem: expect.stringContaining('no such case') },
    ]);
    expect(setting.temporal.sent).toMatchObject([{ name: 'migrate' }]);
    expect(await refusalOf(move({ cases: [caseId], reason: '' }))).toMatchObject({ code: 'invalid-input' });
    expect(await refusalOf(programs.migrateMany(portal('manager'), {}))).toMatchObject({ code: 'forbidden' });
  });

  test('is not to a version that nobody published', async () => {
    const caseId = await start();
    await proposed(setting.memory, second, people.finance.id);
    const { programs } = setting.services;

    expect(await refusalOf(programs.migrate(portal('ops'), caseId, 2, 'x'))).toMatchObject({
      code: 'not-now',
    });
    expect(await refusalOf(programs.migrate(portal('ops'), caseId, 7, 'x'))).toMatchObject({
      code: 'not-found',
    });
    expect(await refusalOf(preview(2))).toMatchObject({ code: 'not-now' });
  });
});

describe('decisions of the past', () => {
  const decisions = (programId: string, page = {}) =>
    setting.services.programs.decisions(portal('ops'), programId, page);
  const vote = (outcome: string) => ({
    outcome,
    actor: { personId: people.manager.id, via: 'portal' as const },
    at: '2027-03-02T09:00:00.000Z',
  });

  test('of a process have what its rules ask for, who decided, and how the case ended', async () => {
    const { id } = await setting.services.cases.start(portal('seller'), 'price-desk', priceRequest, {
      requestKey: 'k',
    });
    changeProcess(setting.memory, id, {
      ...{ status: 'closed', outcome: 'done' },
      tasks: [
        priceTask({ status: 'done', result: vote('approve') }),
        priceTask({ id: 'T2', status: 'done' }),
        priceTask({ id: 'T3', step: 'approval/changes', status: 'done', result: vote('send') }),
        priceTask({ id: 'T4', status: 'withdrawn' }),
        priceTask({ id: 'T5' }),
      ],
    });

    const { items } = await decisions('price-desk');

    expect(items.map(({ by, outcome, level }) => [by, outcome, level])).toEqual([
      ['person', 'approve', 'Channel'],
      ['silence', 'reject', 'Channel'],
    ]);
    expect(items[0]).toMatchObject({
      ...{ caseId: id, program: 'price-desk', version: 1, step: 'approval', caseOutcome: 'done' },
      facts: { request: { company: 'Acme GmbH' }, partner: { id: 'northwind', competencies: [] } },
      ...{ openedAt: '2027-03-01T09:00:00.000Z', decidedAt: '2027-03-02T09:00:00.000Z' },
    });
  });

  test('of deals have the facts of approval rules and the amount; page by page, each deal once', async () => {
    const submit = async (requestKey: string) =>
      (await setting.services.deals.submit(portal('seller'), submission(), { requestKey })).id;
    const [asked, silent, ruled, open] = [
      await submit('1'),
      await submit('2'),
      await submit('3'),
      await submit('4'),
    ];
    const done = (change = {}) => approvalTask({ status: 'done', ...change });
    changeCase(setting.memory, asked, {
      stage: 'closed',
      outcome: 'won',
      tasks: [done({ result: vote('approve') })],
    });
    changeCase(setting.memory, silent, { stage: 'closed', outcome: 'rejected', tasks: [done()] });
    const { facts } = changeCase(setting.memory, ruled, { stage: 'protected', tasks: [] });
    const at = '2027-03-01T09:00:01.000Z';
    const protection = { from: at, until: at, extensionsUsed: 0, remindersSent: [], lastProgressAt: at };
    changeCase(setting.memory, ruled, { facts: { ...facts, protection } });

    const seen: [string, string, string][] = [];
    let cursor: string | undefined;
    do {
      const page = await decisions('deal-registration', { limit: 1, cursor });
      seen.push(
        ...page.items.map(({ caseId, by, outcome }): [string, string, string] => [caseId, by, outcome]),
      );
      ({ cursor } = page);
    } while (cursor !== undefined);
    const { items } = await decisions('deal-registration', { cursor: '7.' });

    expect(seen.toSorted()).toEqual(
      [
        [asked, 'person', 'approve'],
        [silent, 'silence', 'reject'],
        [ruled, 'rule', 'approve'],
      ].toSorted(),
    );
    expect(seen.flat()).not.toContain(open);
    expect(items.find(({ caseId }) => caseId === asked)).toMatchObject({
      ...{ level: 'Channel approval', amount: { amount: 2_500_000, currency: 'EUR' }, caseOutcome: 'won' },
      facts: {
        ...{ tier: 'silver', competencies: [], productFamily: 'platform', territory: 'dach' },
        nearMatches: 1,
      },
    });
  });

  test.each(['x', '99.', '-1.'])('a cursor that is none of the list (%s) is malformed', async (cursor) => {
    expect(await refusalOf(decisions('deal-registration', { cursor }))).toMatchObject({
      code: 'malformed-request',
    });
  });
});
