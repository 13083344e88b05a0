import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readGift } from '../../../../domain/learning/gift.rules.ts';
import { banks, giftOf } from './gift-text.ts';

test('a bank that is written as GIFT is read as the same bank', () => {
  fc.assert(
    fc.property(banks, (bank) => {
      expect(readGift(bank.bank, giftOf(bank))).toEqual({ read: bank });
    }),
  );
});

test('how lines end, and a byte-order mark, change nothing', () => {
  fc.assert(
    fc.property(banks, fc.constantFrom('\r\n', '\r'), (bank, end) => {
      const source = `\ufeff${giftOf(bank).replaceAll('\n', end)}`;
      expect(readGift(bank.bank, source)).toEqual({ read: bank });
    }),
  );
});

test('any text is read, or what is wrong with it is said with a line that there is', () => {
  const piece = fc.constantFrom(
    ...[
      '::',
      '{',
      '}',
      '=',
      '~',
      '#',
      '####',
      '->',
      '%50%',
      '>',
      '\\',
      '\n',
      '\n\n',
      '//',
      '$CATEGORY:',
      ' ',
    ],
    ...['TRUE', 'word', '42', '..', ':', '[html]', '*', '\u0000', '\r\n'],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const source = pieces.join('');
      const read = readGift('a-bank', source);
      if ('read' in read) return;
      const last = source.split(/\r\n|\r|\n/).length;
      expect(read.problems.length).toBeGreaterThan(0);
      for (const { line } of read.problems) expect(line >= 1 && line <= last).toBe(true);
    }),
  );
});
