import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  announced,
  cursorAt,
  eventsAt,
  mailsBy,
  nextMoment,
  previousMoment,
  rangeOf,
  within,
} from '../../../designer/rehearsal/film-cursor.rules.ts';
import { dayOf, filmOf } from './films.ts';

const at = (days: number) => Date.parse(dayOf(days));

describe('the clock of a film', () => {
  it('shows the last of several frames of a moment, until the next', () => {
    const film = filmOf();

    expect(cursorAt(film, at(2.9)).index).toBe(0);
    expect(cursorAt(film, at(3)).index).toBe(2);
    expect(cursorAt(film, at(9))).toMatchObject({ index: 2, day: 10 });
    expect(cursorAt(film, at(10)).frame?.status).toBe('closed');
  });

  it('goes to where something happens, and back', () => {
    const film = filmOf();

    expect(nextMoment(film, at(0))).toBe(at(3));
    expect(nextMoment(film, at(3))).toBe(at(10));
    expect(nextMoment(film, at(10))).toBeUndefined();
    expect(previousMoment(film, at(5))).toBe(at(3));
    expect(previousMoment(film, at(3))).toBe(at(0));
    expect(previousMoment(film, at(0))).toBeUndefined();
  });

  it('comes to every moment, and back to the start by as many steps, wherever it begins', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 900 }), { minLength: 1 }), (days) => {
        const [frame] = filmOf().frames;
        const frames = frame
          ? [0, ...days.toSorted((a, b) => a - b)].map((day) => ({ ...frame, at: dayOf(day) }))
          : [];
        const film = filmOf({ frames, endedAt: dayOf(900) });
        let clock = rangeOf(film).from;
        for (let next = nextMoment(film, clock); next !== undefined; next = nextMoment(film, clock))
          clock = next;
        let steps = 0;
        for (let back = previousMoment(film, clock); back !== undefined; back = previousMoment(film, clock)) {
          clock = back;
          steps += 1;
        }
        expect(steps).toBe(days.length);
        expect(clock).toBe(rangeOf(film).from);
      }),
    );
  });

  it('knows what lies ahead of it, and which e-mails have arrived', () => {
    const mail = { to: 'Ana Costa (Northwind)', text: '', html: '' };
    const mails = [
      { ...mail, at: dayOf(1), subject: 'First' },
      { ...mail, at: dayOf(3), subject: 'Second' },
      { ...mail, at: dayOf(4), subject: 'Third' },
    ];
    const film = filmOf({ mails });

    expect(eventsAt(film, at(3)).map(({ text, ahead }) => [text, ahead])).toEqual([
      ['Day 0', false],
      ['Day 3', false],
      ['Sent', false],
      ['Day 10', true],
    ]);
    expect(mailsBy(film, at(3)).map(({ subject, number }) => [subject, number])).toEqual([
      ['Second', 2],
      ['First', 1],
    ]);
  });

  it('stays inside the film', () => {
    expect(within(filmOf(), at(30))).toBe(at(10));
    expect(within(filmOf(), at(-1))).toBe(at(0));
  });

  it('says aloud all that happened at a moment', () => {
    expect(announced(filmOf(), at(4))).toBe('Day 3. Sent');
  });
});
