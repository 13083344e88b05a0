import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, textOn } from '../../../domain/branding/contrast.rules.ts';
import { formatDate } from '../../../domain/calendar/date-words.rules.ts';
import { formatDay, formatMoment } from '../../../domain/mail/moments.rules.ts';
import { oneLine, severalLines } from '../../../domain/mail/visible-text.rules.ts';
import { anyText } from '../../support/any-text.ts';

describe('a moment in a mail', () => {
  it.each([
    ['2026-10-24T15:00:00.000Z', 'Europe/Berlin', 'Sat 24 October 2026, 17:00 Europe/Berlin (15:00 UTC)'],
    ['2026-10-26T15:00:00.000Z', 'Europe/Berlin', 'Mon 26 October 2026, 16:00 Europe/Berlin (15:00 UTC)'],
    ['2026-10-25T00:30:00.000Z', 'Europe/Berlin', 'Sun 25 October 2026, 02:30 Europe/Berlin (00:30 UTC)'],
    ['2026-10-25T01:30:00.000Z', 'Europe/Berlin', 'Sun 25 October 2026, 02:30 Europe/Berlin (01:30 UTC)'],
    [
      '2026-10-26T02:00:00.000Z',
      'America/New_York',
      'Sun 25 October 2026, 22:00 America/New York (Mon 26 October, 02:00 UTC)',
    ],
    ['2026-10-26T02:00:00.000Z', 'Asia/Kathmandu', 'Mon 26 October 2026, 07:45 Asia/Kathmandu (02:00 UTC)'],
    ['2026-10-26T02:00:00.000Z', 'UTC', 'Mon 26 October 2026, 02:00 UTC'],
    ['2026-10-26T02:00:00.000Z', 'Mars/Olympus', 'Mon 26 October 2026, 02:00 UTC'],
  ])('%s in %s', (iso, zone, expected) => {
    expect(formatMoment(iso, zone)).toBe(expected);
  });

  it('says a day where the reader is, and a calendar day as it is', () => {
    expect(formatDay('2026-10-26T02:00:00.000Z', 'America/New_York')).toBe('25 October 2026');
    expect(formatDate('2027-03-31')).toBe('31 March 2027');
  });
});

describe('somebody’s words', () => {
  const words = fc
    .array(
      fc.oneof(
        anyText({ maxLength: 8 }),
        fc.constantFrom(' ', '\n', '\r', '\u0007', '\u202e', '\ud800', 'é'),
      ),
    )
    .map((parts) => parts.join(''));

  it('stand on one line without anything that cannot be seen', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 60 }), (text, max) => {
        const line = oneLine(text, max);
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
        expect([...line].length).toBeLessThanOrEqual(max);
        expect(oneLine(line, max)).toBe(line);
      }),
    );
  });

  it.each([
    ['Acme\r\nBcc: all@vendor.example', 'Acme Bcc: all@vendor.example'],
    ['EUR \u202e00,1\u202c', 'EUR 00,1'],
    ['zero\u200bwidth', 'zerowidth'],
    ['株式会社アクメ', '株式会社アクメ'],
    ['lone \ud800 half', 'lone half'],
  ])('%j becomes %j', (text, expected) => {
    expect(oneLine(text)).toBe(expected);
  });

  it('keep their lines where they may have several', () => {
    expect(severalLines('one\r\ntwo\n\n\n\nthree\u0007')).toBe('one\ntwo\n\nthree');
  });
});

it('chooses words that can be read on any accent', () => {
  const colour = fc
    .integer({ min: 0, max: 0xffffff })
    .map((value) => `#${value.toString(16).padStart(6, '0')}`);
  fc.assert(
    fc.property(colour, (accent) => {
      expect(contrast(accent, textOn(accent))).toBeGreaterThanOrEqual(4.5);
    }),
  );
  expect(textOn('#ffe600')).toBe('#000000');
});
