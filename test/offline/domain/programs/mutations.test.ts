import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileProcess } from '../../../../domain/programs/compile-program.ts';
import { isWrittenDeal, readProgram } from '../../../../domain/programs/read-program.ts';
import { application, deals, small } from './samples.ts';

/** How often each kind of damage is done; together ten thousand. */
const runs = { bytes: 3000, lines: 3500, values: 3500 };

const samples = [...Array<string>(10).fill(small), application, deals];

/** Ten thousand programs take seconds; a machine that is busy with other tests takes longer. */
const patience = 300_000;

/** Either it loads, or it is refused with places that are in the file; and what loads can be made ready to run. */
async function assess(source: string | Uint8Array): Promise<void> {
  const read = readProgram(source);
  if ('problems' in read) {
    const lines = (typeof source === 'string' ? source : new TextDecoder().decode(source)).split('\n');
    const misplaced = read.problems.filter(({ line, column, length, message }) => {
      const words = lines[line - 1];
      return words === undefined || column < 1 || column > words.length + 1 || length < 1 || message === '';
    });
    // An expectation is worded where it is not met only.
    if (read.problems.length === 0 || misplaced.length > 0)
      expect({ problems: read.problems, misplaced }).toEqual({
        problems: [expect.anything()],
        misplaced: [],
      });
  } else if (!isWrittenDeal(read.program)) {
    const { types } = await compileProcess(read.program, { from: 2027, to: 2026 });
    if (!('partner' in types)) expect(Object.keys(types)).toContain('partner');
  }
}

const sample = fc.constantFrom(...samples);

describe('a program that was damaged', () => {
  it(
    'in its bytes loads or is refused, with a place',
    async () => {
      const damage = fc.array(fc.tuple(fc.nat(100_000), fc.integer({ min: 0, max: 255 })), {
        minLength: 1,
        maxLength: 4,
      });
      await fc.assert(
        fc.asyncProperty(sample, damage, async (source, changes) => {
          const bytes = new TextEncoder().encode(source);
          for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
          await assess(bytes);
        }),
        { numRuns: runs.bytes },
      );
    },
    patience,
  );

  it(
    'in its lines loads or is refused, with a place',
    async () => {
      const act = fc.constantFrom('drop', 'double', 'swap', 'indent', 'outdent', 'cut');
      const damage = fc.array(fc.tuple(fc.nat(10_000), act), { minLength: 1, maxLength: 3 });
      await fc.assert(
        fc.asyncProperty(sample, damage, async (source, changes) => {
          const lines = source.split('\n');
          for (const [at, how] of changes) damageLine(lines, at % lines.length, how);
          await assess(lines.join('\n'));
        }),
        { numRuns: runs.lines },
      );
    },
    patience,
  );

  it(
    'in its values loads or is refused, with a place',
    async () => {
      const nasty = [
        ...[
          '',
          '~',
          '-1',
          '1e999',
          '.nan',
          'true',
          '[]',
          '{}',
          '[[[]]]',
          '{a: {b: 1}}',
          '"\\u0000"',
          '*x',
          '&x 1',
          '!!set 1',
        ],
        ...[
          'P1D',
          'P0D',
          'P99999999999999W',
          'constructor',
          '__proto__',
          'toString',
          'partner',
          'now',
          'request',
          '- a',
        ],
        ...[
          'request.what',
          '"{{ request.what }}"',
          '"{{"',
          '"request.what.x.y"',
          '"1 + "',
          '"[1,2].map(a, a)"',
          '|\n  a\n  b',
        ],
      ];
      const value = fc.oneof(fc.constantFrom(...nasty), fc.string({ maxLength: 12 }));
      await fc.assert(
        fc.asyncProperty(sample, fc.nat(10_000), value, async (source, at, written) => {
          const places = [...source.matchAll(/(?<=[:[,] )[^\s,[\]{}]+/g)];
          const place = places[at % places.length];
          const start = place?.index ?? 0;
          await assess(source.slice(0, start) + written + source.slice(start + (place?.[0].length ?? 0)));
        }),
        { numRuns: runs.values },
      );
    },
    patience,
  );
});

function damageLine(lines: string[], at: number, how: string): void {
  const line = lines[at] ?? '';
  const other = lines[at + 1] ?? '';
  if (how === 'drop') lines.splice(at, 1);
  if (how === 'double') lines.splice(at, 0, line);
  if (how === 'swap') lines.splice(at, 2, other, line);
  if (how === 'indent') lines[at] = `  ${line}`;
  if (how === 'outdent') lines[at] = line.replace(/^ {2}/, '');
  if (how === 'cut') lines[at] = line.slice(0, line.length / 2);
}
