import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ProgramMessageInput } from '../../../activities/activities.ts';
import { createPace } from '../../../activities/mail/pace.ts';
import type { SendMessageDeps } from '../../../activities/send-message.activity.ts';
import { createSendProgramMessage } from '../../../activities/send-program-message.activity.ts';
import { brandingSchema } from '../../../domain/branding/branding.schema.ts';

/** What comes of mails that ask at these moments and come back when they are told to, until each went out. */
function sentBy(perSecond: number, asking: readonly number[]): Map<string, number> {
  let now = 0;
  const pace = createPace(perSecond, () => now);
  const sent = new Map<string, number>();
  const queue = asking.map((at, index) => ({ at, key: `mail-${index}` }));
  while (queue.length > 0) {
    queue.sort((a, b) => a.at - b.at);
    const { at, key } = queue.shift() ?? { at: 0, key: '' };
    now = at;
    const wait = pace.wait(key);
    if (wait > 0) queue.push({ at: at + wait, key });
    else sent.set(key, at);
  }
  return sent;
}

const rates = fc.integer({ min: 1, max: 50 });
const moments = fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 200 });

describe('the pace of e-mails', () => {
  test('is kept in every second, whenever they are asked for, but for the one that was quiet before', () => {
    fc.assert(
      fc.property(rates, moments, (perSecond, asking) => {
        const times = [...sentBy(perSecond, asking).values()].sort((a, b) => a - b);

        for (const [first, from] of times.entries()) {
          const within = times.slice(first).filter((at) => at < from + 1000).length;
          expect(within).toBeLessThanOrEqual(2 * perSecond);
        }
        const [first = 0, last = 0] = [times[0], times.at(-1)];
        expect(times.length).toBeLessThanOrEqual(((last - first) / 1000 + 1) * perSecond + 1);
      }),
    );
  });

  test('lets each go once, in the order in which they were asked for', () => {
    fc.assert(
      fc.property(rates, moments, (perSecond, asking) => {
        const sorted = asking.toSorted((a, b) => a - b);
        const sent = sentBy(perSecond, sorted);

        const times = sorted.map((_, index) => sent.get(`mail-${index}`) ?? Number.NaN);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        expect(sent.size).toBe(asking.length);
      }),
    );
  });

  test('sends ten thousand that are due at once in the time that their number takes', () => {
    const pace = createPace(14, () => 0);
    const waits = Array.from({ length: 10_000 }, (_, index) => pace.wait(`mail-${index}`));

    expect(waits.filter((wait) => wait === 0)).toHaveLength(14);
    expect(Math.max(...waits) / 1000).toBeCloseTo((10_000 - 14) / 14, 0);
  });

  test('holds a few up by nothing', () => {
    expect([...sentBy(14, [0, 0, 0, 5, 900]).values()]).toEqual([0, 0, 0, 5, 900]);
  });
});

describe('an e-mail of a case', () => {
  const open = () => {
    let now = 0;
    const asked: string[] = [];
    const sent: string[] = [];
    const send = createSendProgramMessage({
      pace: createPace(0.5, () => now),
      mailer: { send: async ({ key }: { key: string }) => String(sent.push(key)) },
      stores: {
        people: {
          get: async (id: string) => {
            asked.push(id);
            return {
              ...{ id, name: id, email: `${id}@b.example`, roles: [], timeZone: 'UTC' },
              active: true,
            };
          },
        },
        addresses: { silent: async () => undefined },
        mailLog: {
          begin: async (key: string) => (sent.includes(key) ? 'sent' : 'send'),
          markSent: async () => undefined,
          markRefused: async () => undefined,
        },
      },
      ...{ branding: brandingSchema.parse({}), publicUrl: 'https://portal.example', linkKeys: [] },
    } as unknown as SendMessageDeps);
    const mail = (personId: string) =>
      send({
        ...{ caseId: 'C-1', workflowId: 'training/C-1', step: 'told', personId },
        ...{
          view: { id: 'C-1', title: 'A case', stageLabel: 'Held', partner: { id: 'b', name: 'B' } },
          subject: 'Soon over',
          text: 'Renew it.',
        },
      } as unknown as ProgramMessageInput);
    return { mail, asked, sent, at: (time: number) => (now = time) };
  };

  test('whose turn is later comes back for it, reads nothing before, and goes out once', async () => {
    const { mail, asked, sent, at } = open();

    await mail('ana');
    await expect(mail('ben')).rejects.toMatchObject({ nextRetryDelay: 2000 });
    await expect(mail('cem')).rejects.toMatchObject({
      ...{ type: 'mail-not-sent-yet', nonRetryable: false, nextRetryDelay: 4000 },
    });
    expect(asked).toEqual(['ana']);
    at(4000);
    await Promise.all([mail('ben'), mail('cem')]);
    at(9000);
    await mail('cem');

    expect(sent.toSorted()).toEqual(['ana', 'ben', 'cem'].map((who) => `training/C-1/told/${who}`));
  });
});
