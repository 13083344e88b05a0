import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { headOf } from '../../../handlers/services/drafts/head.rules.ts';
import { renumbered } from '../../../handlers/services/drafts/renumber.rules.ts';
import { anyText } from '../../support/any-text.ts';
import { people, portal } from './support/people.ts';
import { priceDesk, proposalOf, putInForce } from './support/processes.ts';
import { codeOf } from './support/refused.ts';
import { createSetting, type Setting, startOfTime } from './support/setting.ts';

let setting: Setting;
let drafts: Setting['services']['drafts'];
beforeEach(async () => {
  setting = createSetting();
  ({ drafts } = setting.services);
  await putInForce(setting.memory, priceDesk());
});

const shipped = (file: string) => readFileSync(new URL(`../../../programs/${file}`, import.meta.url), 'utf8');
const begin = (from: unknown) => drafts.create(portal('ops'), { from });

describe('a draft begins', () => {
  test('with a shipped program and its scripts, byte for byte', async () => {
    const draft = await begin({ kind: 'template', name: 'onboarding' });

    expect(draft).toEqual({
      id: expect.stringMatching(/^PD-[0-9A-Z]{10}$/),
      origin: { kind: 'template', name: 'onboarding' },
      ...{ programId: 'onboarding', title: 'Partner onboarding', revision: 1 },
      ...{ source: shipped('onboarding.yaml'), scripts: shipped('onboarding.rehearsal.yaml') },
      ...{ createdBy: people.ops.id, createdAt: startOfTime.toISOString() },
      ...{ savedBy: people.ops.id, savedAt: startOfTime.toISOString() },
    });
    expect(await drafts.get(portal('admin'), draft.id)).toEqual(draft);
  });

  test('once, however often the same form is sent', async () => {
    const from = { kind: 'file', source: 'title: Mine', scripts: '' };
    const sent = (requestKey: string) => drafts.create(portal('ops'), { from }, { requestKey });

    const first = await sent('key-of-the-form-1');
    await drafts.save(portal('ops'), first.id, { revision: 1, source: 'title: Changed', scripts: '' });
    const again = await sent('key-of-the-form-1');
    const other = await sent('key-of-the-form-2');
    const otherwise = await drafts.create(portal('admin'), { from }, { requestKey: 'key-of-the-form-1' });

    expect(again).toMatchObject({ id: first.id, source: 'title: Changed', revision: 2 });
    expect(new Set([first.id, other.id, otherwise.id]).size).toBe(3);
  });

  test('with a version and the scripts that were sent with it', async () => {
    const second = priceDesk({ version: 2 });
    const scripts = 'program: price-desk\r\nscripts: [] # none';
    await setting.services.programs.propose(portal('ops'), { ...proposalOf(second), scripts });

    const draft = await begin({ kind: 'version', programId: 'price-desk', version: 2 });

    expect(draft).toMatchObject({ source: second, scripts });
  });

  test('with the scripts that are shipped for a version that came without, else with a file to fill in', async () => {
    await putInForce(setting.memory, shipped('onboarding.yaml'));

    const known = await begin({ kind: 'version', programId: 'onboarding', version: 3 });
    const other = await begin({ kind: 'version', programId: 'price-desk', version: 1 });

    expect(known.scripts).toBe(shipped('onboarding.rehearsal.yaml'));
    expect(parseDocument(other.scripts).toJS()).toEqual({ program: 'price-desk', scripts: [] });
  });

  test('as a copy of another, as that was saved last', async () => {
    const first = await begin({ kind: 'file', source: 'title: First' });
    const texts = { revision: 1, source: 'title: Second', scripts: '# nothing' };
    await drafts.save(portal('ops'), first.id, texts);

    const copy = await begin({ kind: 'draft', draftId: first.id });

    expect(copy).toMatchObject({
      title: 'Second',
      source: texts.source,
      scripts: texts.scripts,
      revision: 1,
    });
    expect(copy.id).not.toBe(first.id);
  });

  test('with any file, whatever it holds', async () => {
    const source = '\u0000 {{{ not: [yaml';

    expect(await begin({ kind: 'file', source, scripts: '' })).toMatchObject({
      ...{ source, scripts: '', title: 'Untitled program' },
    });
  });

  test.each([
    ['a program that is not shipped', { kind: 'template', name: '../package' }, 'not-found'],
    ['scripts as if they were a program', { kind: 'template', name: 'onboarding.rehearsal' }, 'not-found'],
    ['a version that is not there', { kind: 'version', programId: 'price-desk', version: 7 }, 'not-found'],
    ['a draft that is gone', { kind: 'draft', draftId: 'PD-0000000000' }, 'not-found'],
    ['a file that is too large', { kind: 'file', source: 'x'.repeat(300_001) }, 'invalid-input'],
    ['nothing', undefined, 'invalid-input'],
  ])('not with %s', async (_, from, code) => {
    expect(await codeOf(begin(from))).toBe(code);
    expect(await drafts.list(portal('ops'))).toEqual([]);
  });

  test('with one of the programs that are offered', async () => {
    const offered = await drafts.templates(portal('ops'));

    expect(offered.map(({ name }) => name)).toEqual([
      'bank-details',
      'basic-training',
      'deal-registration',
      'mdf',
      'offboarding',
      'onboarding',
      'platform-engineer',
      'price-exception',
    ]);
    for (const { name, title, purpose } of offered) {
      expect(await begin({ kind: 'template', name })).toMatchObject({ title });
      expect(purpose).not.toBe('');
    }
  });
});

test('who has a draft open learns of the others and of the present revision, not of the own tab', async () => {
  const { id } = await begin({ kind: 'file', source: 'title: Shared' });
  await drafts.here(portal('admin'), id, { tab: 'a' });
  await drafts.save(portal('ops'), id, { revision: 1, source: 'title: New', scripts: '' });

  const told = await drafts.here(portal('ops'), id, { tab: 'b' });

  expect(told).toMatchObject({ revision: 2, editors: [{ tab: 'a', name: people.admin.name }] });
  const [listed] = await drafts.list(portal('ops'));
  expect(listed?.editors.map(({ tab }) => tab)).toEqual(['a', 'b']);
  expect(await codeOf(drafts.here(portal('ops'), id, { tab: 'no/such' }))).toBe('invalid-input');
  expect(await codeOf(drafts.here(portal('ops'), 'PD-0000000000', { tab: 'b' }))).toBe('not-found');
});

test('a draft is thrown away once', async () => {
  const { id } = await begin({ kind: 'file', source: '' });

  await drafts.remove(portal('admin'), id);

  expect(await codeOf(drafts.get(portal('ops'), id))).toBe('not-found');
  expect(await codeOf(drafts.remove(portal('ops'), id))).toBe('not-found');
});

describe('going back', () => {
  const goBack = (to: number, reason: unknown = 'Partners were lost') =>
    drafts.restore(portal('ops'), 'price-desk', to, { reason });

  test('proposes the very text under the next number, for a second person', async () => {
    await putInForce(setting.memory, priceDesk({ version: 2, within: 'PT8H' }));

    const version = await goBack(1);
    const again = await goBack(1);

    expect(version).toMatchObject({
      ...{ programId: 'price-desk', version: 3, status: 'proposed', proposedBy: people.ops.id },
      ...{ restores: 1, reason: 'Partners were lost' },
    });
    expect(again).toEqual(version);
    const { programs } = setting.services;
    expect(await programs.source(portal('ops'), 'price-desk', 3)).toBe(priceDesk({ version: 3 }));
    const publication = { hash: version.hash };
    expect(await codeOf(programs.publish(portal('ops'), 'price-desk', 3, publication))).toBe('self-approval');
    const published = await programs.publish(portal('admin'), 'price-desk', 3, publication);
    expect(published).toMatchObject({ status: 'published', restores: 1, reason: 'Partners were lost' });
  });

  test('is not for what is in force, what never was, what is not there, or for no reason', async () => {
    await putInForce(setting.memory, priceDesk({ version: 2 }));
    await setting.services.programs.propose(portal('ops'), proposalOf(priceDesk({ version: 3 })));

    const codes = await Promise.all([goBack(2), goBack(3), goBack(4), goBack(1, ' ')].map(codeOf));

    expect(codes).toEqual(['not-now', 'not-now', 'not-found', 'invalid-input']);
    expect(setting.memory.versions).toHaveLength(3);
  });
});

describe('renumbering', () => {
  const shippedTexts = ['deal-registration', 'offboarding', 'onboarding', 'price-exception'].map((name) =>
    shipped(`${name}.yaml`),
  );

  test.each(shippedTexts)('changes the number of a program, and no other byte', (source) => {
    const number = /^version: (\d+)$/m.exec(source)?.[1] ?? '';

    const text = renumbered(source, 4711) ?? '';

    expect(text).toBe(source.replace(`\nversion: ${number}\n`, '\nversion: 4711\n'));
    expect(parseDocument(text).get('version')).toBe(4711);
    expect(renumbered(text, Number(number))).toBe(source);
  });

  test.each([
    ['a: 1\r\nversion:  2  # two\r\n', 'a: 1\r\nversion:  9  # two\r\n'],
    ['"version": 2', '"version": 9'],
    ['text: |\n  version: 7\nversion: 2', 'text: |\n  version: 7\nversion: 9'],
    ['version: two', undefined],
    ['  version: 2', undefined],
  ])('%j', (source, expected) => {
    expect(renumbered(source, 9)).toBe(expected);
  });
});

test('a title is read from texts in any state, and nothing is thrown', () => {
  expect(headOf('program: a-b\ntitle: "A: b"\nstages: [')).toEqual({ programId: 'a-b', title: 'A: b' });
  expect(headOf('program: A B\n  title: no')).toEqual({ title: 'Untitled program' });
  expect(headOf('program: rebates')).toEqual({ programId: 'rebates', title: 'rebates' });
  fc.assert(
    fc.property(anyText(), anyText(), (title, id) => {
      expect(headOf(`program: ${id}\ntitle: ${title}`).title).not.toBe('');
    }),
  );
});
