import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dealGraph } from '../../../../../domain/programs/diagram/deal-graph.rules.ts';
import { processGraph } from '../../../../../domain/programs/diagram/process-graph.rules.ts';
import { pathAt, placesOf, rangeOf } from '../../../../../domain/programs/editing/step-places.rules.ts';
import { isWrittenDeal, readProgram } from '../../../../../domain/programs/read-program.ts';
import { allPaths, readValue } from './plain.ts';
import { shipped, shippedPrograms } from './shipped.ts';

function boxesOf(source: string): string[] {
  const read = readProgram(source);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  const { program } = read;
  return (isWrittenDeal(program) ? dealGraph(program) : processGraph(program)).nodes.map(({ id }) => id);
}

describe.each(shippedPrograms)('places in $name', ({ source }) => {
  test('every box of the diagram has its place', () => {
    const places = new Set(placesOf(source).map(({ node }) => node));

    const fixed = ['refused', 'done'];
    expect(boxesOf(source).filter((id) => !places.has(id) && !fixed.includes(id))).toEqual([]);
  });

  test('a place begins where its path does, and its path is found from there', () => {
    fc.assert(
      fc.property(fc.constantFrom(...placesOf(source)), ({ path, from, to }) => {
        expect(rangeOf(source, path)).toEqual({ from, to });
        expect(pathAt(source, from).slice(0, path.length)).toEqual(path);
      }),
      { numRuns: 20 },
    );
  });

  test('the path of any range leads back to it', () => {
    const paths = allPaths(readValue(source)).filter((path) => path.length > 0);
    fc.assert(
      fc.property(fc.constantFrom(...paths), (path) => {
        const range = rangeOf(source, path);
        if (!range) return;
        expect(pathAt(source, range.to)).toEqual(expect.arrayContaining(path.slice(0, 1)));
        expect(pathAt(source, range.from).slice(0, path.length)).toEqual(path);
      }),
      { numRuns: 20 },
    );
  });
});

describe('places', () => {
  const source = shipped('price-exception');

  test('a cursor in a word is at its key', () => {
    expect(pathAt(source, source.indexOf('asked.percent <= 0') + 3)).toEqual([
      ...['stages', 0, 'steps', 2, 'ways', 0, 'when'],
    ]);
    expect(pathAt(source, 3)).toEqual([]);
  });

  test('a text with mistakes has the places that can be read', () => {
    const broken = source.replace('        scorecard: terms', '        scorecard: [terms');
    expect(placesOf(broken).map(({ node }) => node)).toEqual(
      expect.arrayContaining(['start', 'rate', 'asked']),
    );
    expect(placesOf('stages:\n  - 5\n  - steps: [a, {id: b}]\nforms: 3\n').map(({ node }) => node)).toEqual([
      ...['stage/', 'stage/', 'b'],
    ]);
    expect(placesOf('')).toEqual([]);
  });
});
