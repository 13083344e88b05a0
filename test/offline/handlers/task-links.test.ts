import { beforeEach, describe, expect, test } from 'vitest';
import { signLink } from '../../../domain/links/link-token.ts';
import { approvalTask, changeCase } from './support/fake-temporal.ts';
import { type PersonName, people, portal } from './support/people.ts';
import { createSetting, linkKeys, type Setting, startOfTime, submission } from './support/setting.ts';

let setting: Setting;
let dealId: string;
beforeEach(async () => {
  setting = createSetting();
  dealId = (await setting.services.deals.submit(portal('seller'), submission(), { requestKey: 'key-1' })).id;
});

const tokenFor = (name: PersonName, taskId = 'T1') =>
  signLink(
    linkKeys,
    { use: 'task', personId: people[name].id, caseId: dealId, taskId },
    { issuedAt: startOfTime, expiresAt: new Date(startOfTime.getTime() + 86_400_000) },
  );

describe('the page behind a link', () => {
  test('shows the task to who it waits for; opening it, however often, sends nothing', async () => {
    const token = await tokenFor('manager');

    for (let count = 0; count < 3; count += 1)
      expect(await setting.services.taskLinks.open(token)).toMatchObject({
        state: 'open',
        person: { id: people.manager.id },
        task: { id: 'T1' },
      });
    expect(setting.temporal.sent).toEqual([]);
  });

  test('shows where things stand when the task is done, given away, or the link too old', async () => {
    const { taskLinks } = setting.services;
    const token = await tokenFor('manager');
    const vote = {
      outcome: 'approve',
      actor: { personId: people.director.id, via: 'portal' as const },
      at: '2027-03-01T10:00:00.000Z',
    };
    changeCase(setting.memory, dealId, {
      tasks: [approvalTask({ status: 'done', votes: [vote], result: vote })],
    });
    const done = await taskLinks.open(token);
    changeCase(setting.memory, dealId, { tasks: [approvalTask({ assignees: [people.director.id] })] });
    const given = await taskLinks.open(token);
    setting.clock.now = new Date(startOfTime.getTime() + 2 * 86_400_000);
    const old = await taskLinks.open(token);

    expect(done).toMatchObject({ state: 'settled', expired: false, task: { result: { actor: vote.actor } } });
    expect(given).toMatchObject({ state: 'settled', expired: false, person: { id: people.manager.id } });
    expect(old).toMatchObject({ state: 'settled', expired: true });
  });

  test('shows a partner no more than the portal does', async () => {
    const opened = await setting.services.taskLinks.open(await tokenFor('seller'));

    expect(opened.state).toBe('settled');
    expect(JSON.stringify(opened)).not.toContain(people.manager.id);
  });

  test.each(['rival', 'gone'] as const)(
    'is nothing for %s, whose deal it is not or who has left',
    async (name) => {
      expect(await setting.services.taskLinks.open(await tokenFor(name))).toEqual({ state: 'invalid' });
    },
  );

  test('is nothing when tampered with, for another task, or for another use', async () => {
    const { taskLinks } = setting.services;
    const token = await tokenFor('manager');
    const flipped = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`;
    const session = await signLink(
      linkKeys,
      { use: 'session', personId: people.manager.id },
      { issuedAt: startOfTime, expiresAt: new Date(startOfTime.getTime() + 86_400_000) },
    );

    for (const wrong of [flipped, session, await tokenFor('manager', 'T9'), ''])
      expect(await taskLinks.open(wrong)).toEqual({ state: 'invalid' });
  });
});

describe('the press', () => {
  test('answers as the person of the link, from an e-mail', async () => {
    await setting.services.taskLinks.complete(await tokenFor('manager'), { outcome: 'approve' });

    expect(setting.temporal.sent).toMatchObject([
      { argument: { actor: { personId: people.manager.id, via: 'email-link' } } },
    ]);
  });

  test('is refused where the decision is taken signed in', async () => {
    changeCase(setting.memory, dealId, { tasks: [approvalTask({ signedIn: true })] });

    await expect(
      setting.services.taskLinks.complete(await tokenFor('manager'), { outcome: 'approve' }),
    ).rejects.toMatchObject({ code: 'sign-in-required' });
  });

  test('does nothing with a link that is too old or not ours', async () => {
    const { taskLinks } = setting.services;
    const token = await tokenFor('manager');
    setting.clock.now = new Date(startOfTime.getTime() + 2 * 86_400_000);

    await expect(taskLinks.complete(token, { outcome: 'approve' })).rejects.toMatchObject({
      code: 'task-closed',
    });
    await expect(taskLinks.complete('x', { outcome: 'approve' })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(setting.temporal.sent).toEqual([]);
  });
});
