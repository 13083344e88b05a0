import fc from 'fast-check';

const [firstHalf, halves] = [0xd800, 0x800];

/**
 * Any character of Unicode, as `unit: 'binary'` of fc.string has them; that one takes a second in each worker, for a
 * table of all million.
 */
const character = fc.nat(0x10ffff - halves).map(
  (place) => String.fromCodePoint(place < firstHalf ? place : place + halves),
  (text) => {
    const point = typeof text === 'string' ? (text.codePointAt(0) ?? -1) : -1;
    if (point < 0 || text !== String.fromCodePoint(point)) throw new Error('Not one character');
    return point < firstHalf ? point : point - halves;
  },
);

/** Text of whatever characters, also of those that belong in none; its lengths count characters. */
export const anyText = (lengths: Pick<fc.StringConstraints, 'minLength' | 'maxLength'> = {}) =>
  fc.string({ ...lengths, unit: character });
