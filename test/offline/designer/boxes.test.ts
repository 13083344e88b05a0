import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  boxesOfPath,
  boxesOfPoint,
  countsOf,
  coverageOf,
  shownCoverage,
  shownFrame,
} from '../../../designer/rehearsal/boxes.rules.ts';
import { loadProgram } from '../../../domain/programs/compile-program.ts';
import { dealGraph } from '../../../domain/programs/diagram/deal-graph.rules.ts';
import { processGraph } from '../../../domain/programs/diagram/process-graph.rules.ts';
import { isWrittenDeal, readProgram } from '../../../domain/programs/read-program.ts';
import { walkableOf } from '../../../rehearsal/judging/coverage.rules.ts';
import { filmOf, frameOf } from './films.ts';

const boxes = ['start', 'profile', 'approval', 'risk', 'end/done'].map((id) => ({ id, title: id }));

describe('boxes of what was walked', () => {
  it('belong to a step, whatever of it is meant', () => {
    expect(boxesOfPoint('step profile', boxes)).toEqual(['profile']);
    expect(boxesOfPoint('answer approval/Finance/approve', boxes)).toEqual(['approval']);
    expect(boxesOfPoint('silence approval/Finance', boxes)).toEqual(['approval']);
    expect(boxesOfPoint('way risk/-1', boxes)).toEqual(['risk']);
    expect(boxesOfPoint('outcome done', boxes)).toEqual(['end/done']);
    expect(boxesOfPath('visits[1].contacts[2].profile', boxes)).toEqual(['profile']);
    expect(boxesOfPoint('step gone', boxes)).toEqual([]);
  });

  it.each(['onboarding', 'offboarding', 'price-exception', 'deal-registration'])(
    'are found for every point of %s that is drawn',
    async (name) => {
      const source = readFileSync(`programs/${name}.yaml`, 'utf8');
      const read = readProgram(source);
      const loaded = await loadProgram(source, { from: 2026, to: 2030 });
      if (!('program' in read && 'program' in loaded)) throw new Error('It is a program.');
      const { nodes } = isWrittenDeal(read.program) ? dealGraph(read.program) : processGraph(read.program);

      const points = walkableOf(loaded.program).map(({ kind, path }) => `${kind} ${path}`);
      const lost = points.filter((point) => boxesOfPoint(point, nodes).length === 0);

      // An end is drawn as the outcome that it leads to.
      expect(lost.filter((point) => !isEnd(source, point))).toEqual([]);
      expect(points.length).toBeGreaterThan(20);
    },
  );

  it('tell what nobody has walked, by kind', () => {
    const walkable = ['step profile', 'step approval', 'answer approval/reject', 'outcome done'].map(
      (point) => ({
        point,
        name: point,
      }),
    );

    const coverage = coverageOf(
      [filmOf({ walked: ['step profile'] }), filmOf({ walked: ['step approval'] })],
      walkable,
    );

    expect(countsOf(coverage)).toEqual([
      { kind: 'steps', walked: 2, all: 2 },
      { kind: 'answers', walked: 0, all: 1 },
      { kind: 'outcomes', walked: 0, all: 1 },
    ]);
    expect(shownCoverage(coverage, boxes)).toEqual({
      active: [],
      walked: ['profile', 'approval'],
      missing: ['approval', 'end/done'],
    });
  });

  it('show where a case is, and how it ended once it has', () => {
    const open = frameOf(0, { active: ['approval/Finance', 'approval'], walked: ['profile', 'approval'] });

    const film = filmOf({ outcome: 'done' });

    expect(shownFrame(open, film, boxes)).toEqual({
      active: ['approval'],
      walked: ['start', 'profile', 'approval'],
      missing: [],
    });
    expect(shownFrame({ ...open, status: 'closed' }, film, boxes).walked).toContain('end/done');
  });
});

function isEnd(source: string, point: string): boolean {
  const id = point.replace(/^\w+ /, '');
  return new RegExp(`step: end,\\s+id: ${id}\\b|step: end\\n\\s+id: ${id}\\b`).test(source);
}
