import { describe, expect, it } from 'vitest';
import { placeOnArrow } from '../../../../designer/diagram/arrows.rules.ts';
import { planRemove } from '../../../../designer/diagram/moves.rules.ts';
import { stepOf } from '../../../../designer/diagram/step-paths.rules.ts';
import { placesOf } from '../../../../designer/reading/places.rules.ts';
import { writtenIn } from '../../../../designer/written.ts';
import { placeGraph } from '../../../../domain/programs/diagram/layout.rules.ts';
import { processGraph } from '../../../../domain/programs/diagram/process-graph.rules.ts';
import { outline } from '../../../../domain/programs/outline.rules.ts';
import type { WrittenProcess } from '../../../../domain/programs/process.schema.ts';
import { readProgram } from '../../../../domain/programs/read-program.ts';
import { application } from '../../domain/programs/samples.ts';

const read = readProgram(application);
if ('problems' in read) throw new Error('The sample cannot be read');
const program = read.program as WrittenProcess;
const { edges } = placeGraph(processGraph(program));
const pathOf = (id: string) => outline(program).find(({ step }) => step.id === id)?.path;
const reports = pathOf('reports') ?? [];

/** Where a step would stand that is dropped on an arrow. */
function dropped(from: string, to: string) {
  const arrow = edges.find(({ edge }) => edge.from === from && edge.to === to);
  if (!arrow) throw new Error(`No arrow from ${from} to ${to}`);
  return placeOnArrow(arrow, pathOf);
}

describe('a loop of rounds in the diagram', () => {
  it.each<[string, string, unknown]>([
    ['reports', 'report', { list: [...reports, 'steps'], index: 0 }],
    ['report', 'reports/until', { list: [...reports, 'steps'], index: 1 }],
    ['reports/until', 'reports', { list: [...reports, 'steps'], index: 0 }],
    ['reports/until', 'thanked', { list: [...reports, 'alongside'], index: 0 }],
    ['thanked', 'reports/join', { list: [...reports, 'alongside'], index: 1 }],
  ])('takes what is dropped on the arrow from %s to %s', (from, to, place) => {
    expect(dropped(from, to)).toEqual(place);
  });

  it('knows where its boxes are written, and of a part whose step it is', () => {
    expect(placesOf(application).map(({ node }) => node)).toEqual(
      expect.arrayContaining(['reports', 'report', 'thanked']),
    );
    expect(stepOf([...reports, 'alongside', 0, 'subject'])).toEqual([...reports, 'alongside', 0]);
  });

  it('loses what stands alongside with its last step, and never its only step', () => {
    const written = writtenIn(application);
    expect(planRemove(written, [...reports, 'alongside', 0])).toMatchObject({
      changes: [{ do: 'remove', at: [...reports, 'alongside'] }],
    });
    expect(planRemove(written, [...reports, 'steps', 0])).toMatchObject({ refused: expect.any(String) });
  });
});
