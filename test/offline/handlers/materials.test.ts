import { beforeEach, describe, expect, test } from 'vitest';
import type { Attempt } from '../../../activities/store/attempts.store.ts';
import { type PersonName, portal } from './support/people.ts';
import { createSetting, type Setting } from './support/setting.ts';

let setting: Setting;
beforeEach(() => {
  setting = createSetting();
});
const service = () => setting.services.materials;
const bank = { kind: 'bank', id: 'a-bank' } as const;
const source = '// Title: A bank\n\n::Q:: Is it? {T}\n\n::P:: How many? {#5}';
const publish = (as: PersonName = 'author', text = source, after = 0) =>
  service().publish(portal(as), bank, { source: text, after });

describe('publishing', () => {
  test('is for authors, operations and administrators; nobody else learns a key', async () => {
    for (const name of ['seller', 'owner', 'manager', 'finance'] as const) {
      await expect(publish(name)).rejects.toMatchObject({ code: 'forbidden' });
      await expect(service().list(portal(name), 'bank', {})).rejects.toMatchObject({ code: 'forbidden' });
      await expect(service().get(portal(name), bank)).rejects.toMatchObject({ code: 'forbidden' });
      await expect(service().read(portal(name), bank, source)).rejects.toMatchObject({ code: 'forbidden' });
    }
    expect(await publish()).toMatchObject({ version: 1, title: 'A bank' });
    expect(await publish('ops', `${source}\n`, 1)).toMatchObject({ version: 2 });
  });

  test('tells every line that is wrong, with the language of a course', async () => {
    const course = { kind: 'course', id: 'a-course' } as const;
    const text = '# A\n\nB.\n\n## L\nText\n';

    const refused = service().publish(portal('author'), course, { source: text, after: 0 });

    await expect(refused).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [{ field: 'source.en', message: expect.stringMatching(/^Line 5: This lesson has no id/) }],
    });
    await expect(publish('author', 'Words')).rejects.toMatchObject({
      fields: [{ field: 'source' }, { field: 'source' }, { field: 'source' }],
    });
  });

  test('refuses what was written on an older version, and a name that programs cannot use', async () => {
    await publish();

    await expect(publish('ops', `${source}\n`, 0)).rejects.toMatchObject({ code: 'material-changed' });
    const named = { kind: 'bank', id: 'Not so' } as const;
    const refused = service().publish(portal('author'), named, { source, after: 0 });
    await expect(refused).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

test('a question that the bank does not have cannot be withdrawn', async () => {
  await publish();

  const withdraw = (questionId: string) =>
    service().withdraw(portal('author'), 'a-bank', { questionId, reason: 'Wrong' });
  await expect(withdraw('x')).rejects.toMatchObject({ code: 'not-found' });
  await withdraw('q');

  expect((await service().get(portal('author'), bank)).withdrawn).toMatchObject([{ questionId: 'q' }]);
});

test('statistics have every question of the newest version, and those of earlier ones that were asked', async () => {
  const attempt = (byQuestion: Record<string, boolean>) =>
    ({ graded: { at: '', percent: 0, right: 0, of: 2, byQuestion } }) as unknown as Attempt;
  const pages = [
    { items: [attempt({ q: true, gone: true })], cursor: 'more' },
    { items: [attempt({ q: false, gone: true })] },
  ];
  setting.stores.attempts.ofBank = async (_bank, { cursor }) =>
    pages[cursor === 'more' ? 1 : 0] ?? { items: [] };
  await publish();

  const { attempts, questions } = await service().statistics(portal('author'), 'a-bank');

  expect(attempts).toBe(2);
  expect(questions).toMatchObject([
    { id: 'q', question: { text: 'Is it?' }, numbers: { asked: 2, facility: 0.5 } },
    { id: 'p', question: { text: 'How many?' }, numbers: undefined },
    { id: 'gone', question: undefined, numbers: { asked: 2, facility: 1 } },
  ]);
  await expect(service().statistics(portal('author'), 'no-such')).rejects.toMatchObject({
    code: 'not-found',
  });
});
