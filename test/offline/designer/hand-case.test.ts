import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  beginCase,
  type HandCase,
  happens,
  pressed,
  scriptOf,
  scriptsText,
  takenBack,
} from '../../../designer/rehearsal/hand-case.rules.ts';
import { isoDuration, wholeDays } from '../../../designer/rehearsal/span.rules.ts';
import { durationSchema } from '../../../domain/programs/duration.ts';
import { readScripts } from '../../../domain/rehearsals/read-scripts.ts';
import { dayOf, taskOf } from './films.ts';

const at = (days: number) => Date.parse(dayOf(days));
const begun = () => beginCase('price-exception', { customer: 'Kettner AG' });
const on = (hand: HandCase, days: number): HandCase => ({ ...hand, clock: at(days) });

describe('a case that is played by hand', () => {
  it('says an answer from when its task was opened, and a happening from the start', () => {
    const answered = pressed(on(begun(), 3.5), taskOf(), 'approve', {
      comment: 'Fine',
      send: { discount: 8 },
    });
    const withdrawn = happens(on(answered, 8), 'withdraw', { reason: 'Bought elsewhere' });

    expect(scriptOf(withdrawn).acts).toEqual([
      { on: 'approval/Finance', after: 'P2DT12H', press: 'approve', comment: 'Fine', send: { discount: 8 } },
      { does: 'withdraw', at: 'P8D', reason: 'Bought elsewhere' },
    ]);
  });

  it('forgets what was done later by who goes back and acts otherwise', () => {
    const first = pressed(on(begun(), 2), taskOf(), 'approve');
    const second = happens(on(first, 9), 'cancel');

    const other = happens(on(second, 5), 'withdraw');

    expect(other.acts.map(({ act }) => ('does' in act ? act.does : act.on))).toEqual([
      'approval/Finance',
      'withdraw',
    ]);
  });

  it('takes the last act back, to its moment', () => {
    const first = pressed(on(begun(), 2), taskOf(), 'approve');
    const second = happens(on(first, 9), 'cancel');

    const back = takenBack(on(second, 30));

    expect(back).toEqual({ ...first, clock: at(9) });
    expect(takenBack(takenBack(takenBack(back))).acts).toEqual([]);
  });

  it('takes over the cast of a script, without its acts and expectations', () => {
    const like = {
      name: 'A',
      people: { finance: 3 },
      acts: [{ on: 'x' }],
      expect: { outcome: 'y' },
      until: 'P1D',
    };

    const script = scriptOf(beginCase('price-exception', {}, like), 'Mine');

    expect(script).toEqual({
      name: 'Mine',
      starts: '2027-01-04T09:00:00Z',
      people: { finance: 3 },
      values: {},
    });
  });

  it('is always a text that the rehearsal accepts', () => {
    const act = fc.record({ after: fc.integer({ min: 0, max: 700 * 1440 }), answers: fc.boolean() });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
        let hand = begun();
        for (const { after, answers } of acts) {
          hand = { ...hand, clock: at(0) + after * 60_000 };
          const openedAt = new Date(at(0) + Math.floor(after / 2) * 60_000).toISOString();
          hand = answers
            ? pressed(hand, taskOf({ openedAt }), 'approve', { sign: 'Ana' })
            : happens(hand, 'event', { event: 'ordered' });
        }
        const read = readScripts(scriptsText(hand));
        if ('problems' in read) throw new Error(JSON.stringify(read.problems));
        expect(read.scripts[0]?.acts).toHaveLength(hand.acts.length);
      }),
    );
  });

  it('writes any time in minutes as a duration that is read as the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 36_525 * 1440 }), (minutes) => {
        expect(durationSchema.parse(isoDuration(minutes * 60_000))).toBe(minutes * 60_000);
      }),
    );
    expect(isoDuration(-5)).toBe('PT0M');
    expect(wholeDays(86_400_001)).toBe('P2D');
  });
});
