import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentReader } from '../../../../domain/programs/file-content.rules.ts';

const all = ['pdf', 'png', 'jpeg', 'csv', 'txt'] as const;
const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));

function readIn(pieces: readonly Uint8Array[]) {
  const reader = contentReader();
  for (const piece of pieces) reader.read(piece);
  return { type: reader.type(all), words: reader.words() };
}

describe('what a content is', () => {
  it.each([
    ['%PDF-1.7', 'pdf', 'a PDF'],
    ['\x89PNG\r\n\x1a\n....', 'png', 'a PNG picture'],
    ['\xff\xd8\xff\xe0', 'jpeg', 'a JPEG picture'],
    ['invoice;amount\r\n4711;12', 'csv', 'a text'],
    ['MZ\x90\x00', undefined, 'a program'],
    ['\x7fELF', undefined, 'a program'],
    ['#!/bin/sh\nrm -r ~', undefined, 'a program'],
    ['PK\x03\x04', undefined, 'an archive or an office document'],
    ['\x00\x00\x00\x18ftypheic', undefined, 'a HEIC picture or a film'],
    ['MZ-4711;12', 'csv', 'a text'],
    ['caf\xe9', undefined, 'a file of another kind'],
    [' %PDF-1.7', 'csv', 'a text'],
    ['%PDF', 'csv', 'a text'],
  ] as const)('%j', (content, type, words) => {
    expect(readIn([bytesOf(content)])).toEqual({ type, words });
  });

  it('a CSV is no PDF, and of two kinds of text the field says which', () => {
    const reader = contentReader();
    reader.read(bytesOf('a,b'));

    expect([reader.type(['pdf', 'png']), reader.type(['txt', 'csv'])]).toEqual([undefined, 'txt']);
  });

  it('is the same however it is cut into pieces', () => {
    const contents = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => new TextEncoder().encode(text)),
      fc.constantFrom('%PDF-1.7 x', '\xff\xd8\xff', 'MZ').map(bytesOf),
    );
    fc.assert(
      fc.property(contents, fc.array(fc.nat(40), { maxLength: 5 }), (content, cuts) => {
        const at = [0, ...cuts.filter((cut) => cut < content.length).sort((one, other) => one - other)];
        const pieces = at.map((start, index) => content.subarray(start, at[index + 1] ?? content.length));

        expect(readIn(pieces)).toEqual(readIn([content]));
      }),
    );
  });

  it('a character that is cut off at the end is no text', () => {
    expect(readIn([Uint8Array.from([0x61, 0xe2, 0x82])]).type).toBeUndefined();
  });
});
