import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../../domain/text.schema.ts';

const line = plainText({ max: 20, label: 'note' });
const lines = plainText({ max: 20, label: 'note', multiline: true });

describe('text that a person typed', () => {
  it('is trimmed and composed', () => {
    expect(line.parse('  e\u0301  ')).toBe('\u00e9');
    expect(lines.parse('a\r\nb\tc')).toBe('a\nb\tc');
  });

  it('stays on its line unless it may have more', () => {
    expect(line.safeParse('a\nb').error?.issues[0]?.message).toBe('The note must be on one line');
    expect(lines.safeParse('a\nb').success).toBe(true);
  });

  it('is measured, and named when it is too long or no text', () => {
    expect(line.safeParse('x'.repeat(21)).error?.issues[0]?.message).toBe(
      'The note can have 20 characters at most',
    );
    expect(line.safeParse(7).error?.issues[0]?.message).toBe('Give the note as text');
  });

  it('has no character that cannot be seen or that turns it round', () => {
    const unseen = fc.constantFrom(
      ...'\u0000\u0007\u001b\u007f\u0085\u00ad\u061c\u200b\u200e\u202e\u2028\u2066\ufeff\u3164\ud800',
    );
    const law = fc.property(unseen, (character) => {
      expect(lines.safeParse(`a${character}b`).error?.issues[0]?.message).toMatch(
        /invisible control characters/,
      );
    });
    fc.assert(law);
  });

  it('keeps scripts, joiners and emoji', () => {
    for (const text of ['Ünïcode', 'می\u200cخواهم', '👩‍💻', '❤️', '日本', '<b>&amp;'])
      expect(lines.safeParse(text).success).toBe(true);
  });
});
