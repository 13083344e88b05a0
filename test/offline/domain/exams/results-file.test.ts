import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOfFile } from '../../../../domain/exams/file-text.rules.ts';
import { mostRows, readResults } from '../../../../domain/exams/results-file.rules.ts';

const separators = [',', ';', '\t'] as const;
const columns = ['Candidate', 'EXAM', 'score', 'Taken at', 'result-id'] as const;

/** A file as a spreadsheet writes it. */
function fileOf(separator: string, rows: readonly (readonly string[])[], lineEnd = '\r\n'): string {
  const cell = (text: string) => (/["\s,;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(cell).join(separator) + lineEnd).join('');
}

const utf16 = (text: string, big: boolean): Uint8Array => {
  const bytes = Buffer.from(text, 'utf16le');
  return big ? bytes.swap16() : bytes;
};
/** Only letters that Windows-1252 has at the place that Unicode has them at. */
const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');

const written: Readonly<Record<string, (text: string) => Uint8Array>> = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-8 with a mark': (text) => Buffer.from(`\ufeff${text}`),
  'UTF-16LE with a mark': (text) => utf16(`\ufeff${text}`, false),
  'UTF-16BE with a mark': (text) => utf16(`\ufeff${text}`, true),
  'UTF-16LE': (text) => utf16(text, false),
  'UTF-16BE': (text) => utf16(text, true),
  'Windows-1252': latin1,
};

const alphabet = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];
const caseId = fc
  .array(fc.constantFrom(...alphabet), { minLength: 10, maxLength: 10 })
  .map((letters) => `C-${letters.join('')}`);
const words = fc
  .array(fc.constantFrom(...'aZ09äéß,;"\' -/'), { minLength: 1, maxLength: 20 })
  .map((letters) => letters.join('').trim())
  .filter((text) => text !== '');
const result = fc.record({
  candidate: caseId,
  exam: words,
  score: fc.integer({ min: 0, max: 100_000 }).map((hundredths) => hundredths / 100),
  takenAt: fc
    .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
    .map((at) => at.toISOString()),
  resultId: fc.uuid(),
});
const results = fc.uniqueArray(result, {
  minLength: 1,
  maxLength: 8,
  selector: ({ candidate }) => candidate,
});

describe('a file of results', () => {
  it('is read as it was written, whatever its letters, separators and line ends', () => {
    fc.assert(
      fc.property(
        results,
        fc.constantFrom(...separators),
        fc.constantFrom(...Object.keys(written)),
        fc.constantFrom('\n', '\r\n'),
        (all, separator, encoding, lineEnd) => {
          const rows = all.map(({ candidate, exam, score, takenAt, resultId }) => [
            ...[candidate, exam, String(score), takenAt, resultId],
          ]);
          const bytes =
            written[encoding]?.(fileOf(separator, [columns, ...rows], lineEnd)) ?? new Uint8Array();

          const { text, encoding: told } = textOfFile(bytes);
          const file = readResults(text);

          if ('problem' in file) throw new Error(file.problem);
          expect(file.separator).toBe(separator);
          expect(file.rows.map(({ content }) => content)).toEqual(all.map((one) => ({ result: one })));
          // Letters that all have in common may be any of them.
          if (/[äéß]/.test(text)) expect(encoding).toContain(told);
        },
      ),
    );
  });

  it('is never the end of its reader', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        readResults(textOfFile(bytes).text);
      }),
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => void readResults(`${columns.join()}\n${text}`)),
    );
  });

  it.each<[string, string, string]>([
    ['is empty', '\ufeff \n', 'There is nothing in it'],
    ['has no columns that it needs', 'candidate,points\nA,1\n', 'it lacks exam, score, taken_at'],
    ['has a column twice', 'candidate,exam,score,taken_at,Score\n', 'The column score is there twice'],
    ['has no rows', 'candidate,exam,score,taken_at\n', 'There is no result below the first line'],
    ['has a quotation mark astray', 'candidate,exam,score,taken_at\na"b,x,1,2\n', 'Line 2 cannot be read'],
    [
      'is too long',
      `candidate,exam,score,taken_at\n${'x,y,1,2027-01-05\n'.repeat(mostRows + 1)}`,
      'more than 500 rows',
    ],
  ])('that %s is refused with why', (_what, text, problem) => {
    expect(readResults(text)).toEqual({ problem: expect.stringContaining(problem) });
  });

  const header = 'candidate;exam;score;taken_at;result_id;Centre\n';
  const row = 'C-7K3M9Q2XBA;PX-100;72,5;2027-01-05;R-1;Berlin\n';
  const read = (text: string) => {
    const file = readResults(text);
    if ('problem' in file) throw new Error(file.problem);
    return file;
  };

  it('may say how it is separated, leave ids out, and have more than is read', () => {
    const file = read(`sep=;\n${header}${row}ANA@northwind.example;PX-100;7;2027-01-05T10:00:00+02:00;;\n`);
    expect(file.unread).toEqual(['Centre']);
    expect(file.rows.map(({ line, content }) => [line, content])).toEqual([
      [
        3,
        {
          result: {
            ...{ candidate: 'C-7K3M9Q2XBA', exam: 'PX-100', score: 72.5, resultId: 'R-1' },
            takenAt: '2027-01-05T00:00:00.000Z',
          },
        },
      ],
      [
        4,
        {
          result: {
            ...{ candidate: 'ana@northwind.example', exam: 'PX-100', score: 7, resultId: '' },
            takenAt: '2027-01-05T08:00:00.000Z',
          },
        },
      ],
    ]);
  });

  it.each([
    ['candidate of no kind', 'C-7K3M9Q2XBA', 'Ana', 'candidate', 'Give the candidate number'],
    ['a sign between thousands', '72,5', '1,000', 'score', 'without a sign between thousands'],
    ['words for a score', '72,5', 'passed', 'score', 'Give the score as a number'],
    ['a score below zero', '72,5', '-1', 'score', 'Give the score as a number'],
    ['a day that is none', '2027-01-05', '05.01.2027', 'taken_at', 'Give an instant such as'],
    ['no exam', 'PX-100', '', 'exam', 'Give the exam'],
  ])('with %s names the row and the column', (_what, from, to, field, message) => {
    const [first] = read(`${header}${row.replace(from, to)}`).rows;
    expect(first).toMatchObject({
      line: 2,
      content: { problems: [{ field, message: expect.stringContaining(message) }] },
    });
  });

  it.each([
    ['the same once more', row, 'This is line 2 once more'],
    ['the same id of another', row.replace('7K3M', 'AAAA'), 'Line 2 has this id, and says otherwise'],
    [
      'another id of the same',
      row.replace('R-1', 'R-2'),
      'Line 2 has a result of this candidate in this exam',
    ],
  ])('has each result once: %s', (_what, second, message) => {
    const [, last] = read(`${header}${row}${second}`).rows;
    expect(last?.content).toEqual({
      problems: [{ field: expect.any(String), message: expect.stringContaining(message) }],
    });
  });
});
