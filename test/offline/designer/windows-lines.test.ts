import { EditorState } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { windowsLines } from '../../../designer/editor/windows-lines.ts';

const opened = (doc: string) =>
  EditorState.create({ doc, extensions: [EditorState.lineSeparator.of('\n'), windowsLines] });

/** What is there after somebody typed or deleted. */
function edited(doc: string, from: number, to: number, insert: string): string {
  const userEvent = insert === '' ? 'delete' : 'input.type';
  return opened(doc).update({ changes: { from, to, insert }, userEvent }).state.sliceDoc();
}

const text = 'currency: EUR\r\nroles:\r\n';

describe('a file from Windows', () => {
  it('takes what is typed at the end of a line into the line, and breaks lines as it does', () => {
    expect(edited(text, 14, 14, ' # euros')).toBe('currency: EUR # euros\r\nroles:\r\n');
    expect(edited(text, 13, 13, '\n  ')).toBe('currency: EUR\r\n  \r\nroles:\r\n');
    expect(edited(text, 14, 14, '\n')).toBe('currency: EUR\r\n\r\nroles:\r\n');
  });

  it('joins lines whole, from either side', () => {
    expect(edited(text, 14, 15, '')).toBe('currency: EURroles:\r\n');
    expect(edited(text, 13, 14, '')).toBe('currency: EURroles:\r\n');
  });

  it('has no line end in halves, whatever is done', () => {
    const position = fc.nat({ max: text.length });
    fc.assert(
      fc.property(
        position,
        position,
        fc.constantFrom('', 'a', '\n', ' # b\n', 'c\nd'),
        (one, other, insert) => {
          const [from, to] = [Math.min(one, other), Math.max(one, other)];
          const result = edited(text, from, to, insert);
          if (result.split('\n').length > 1) expect(result.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        },
      ),
    );
  });

  it('is what it says: others are left alone', () => {
    expect(edited('currency: EUR\nroles:\n', 13, 13, '\n')).toBe('currency: EUR\n\nroles:\n');
  });
});
