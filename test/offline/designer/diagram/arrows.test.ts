import { describe, expect, it } from 'vitest';
import { arrowNear, distance, placeOnArrow } from '../../../../designer/diagram/arrows.rules.ts';
import { planArrow } from '../../../../designer/diagram/connect.rules.ts';
import { boxBeside } from '../../../../designer/diagram/walking.rules.ts';
import { graph, pathOf, pathOfBox, written } from '../onboarding.ts';

const arrow = (from: string, to: string) => {
  const found = graph.edges.find(({ edge }) => edge.from === from && edge.to === to);
  if (!found) throw new Error(`No arrow from ${from} to ${to}`);
  return found;
};
const middle = ({ points }: ReturnType<typeof arrow>) =>
  points[Math.floor(points.length / 2)] ?? { x: 0, y: 0 };

describe('a box on an arrow', () => {
  it('finds the arrow that it was dropped on, but none of its own', () => {
    const dropped = middle(arrow('rating', 'approval'));
    expect(arrowNear(graph, dropped, 'contract')?.edge).toMatchObject({ from: 'rating', to: 'approval' });
    expect(arrowNear(graph, dropped, 'rating')?.edge.from).not.toBe('rating');
    expect(arrowNear(graph, { x: -500, y: -500 }, 'contract')).toBeUndefined();
  });

  it('stands before the step that the arrow leads to, or at the end of a lane', () => {
    const lane = [...pathOf('checks'), 'lanes', 0, 'steps'];
    expect(placeOnArrow(arrow('rating', 'approval'), pathOfBox)).toEqual({
      list: ['stages', 1, 'steps'],
      index: 2,
    });
    expect(placeOnArrow(arrow('checks', 'duplicate'), pathOfBox)).toEqual({ list: lane, index: 0 });
    expect(placeOnArrow(arrow('duplicate', 'checks/join'), pathOfBox)).toEqual({ list: lane, index: 1 });
  });

  it('stands behind the last step of a loop, and behind the lane that holds other lanes', () => {
    const loop = [...pathOf('invitations'), 'steps'];
    const day30 = pathOf('checkin30').slice(0, -1);
    expect(placeOnArrow(arrow('enrolColleague', 'invitations'), pathOfBox)).toEqual({ list: loop, index: 2 });
    expect(placeOnArrow(arrow('checkin30/join', 'plan/join'), pathOfBox)).toEqual({ list: day30, index: 2 });
  });

  it('measures to the line, not to its ends', () => {
    const line = [
      { x: 0, y: 0 },
      { x: 10, y: 0 },
    ];
    expect(distance(line, { x: 5, y: 3 })).toBe(3);
    expect(distance(line, { x: 13, y: 4 })).toBe(5);
  });
});

describe('an arrow that is drawn', () => {
  it('puts a step behind another', () => {
    expect(planArrow(written, { from: pathOf('limits'), to: pathOf('approval') })).toMatchObject({
      changes: [{ do: 'move', at: pathOf('approval'), list: ['stages', 1, 'steps'], index: 1 }],
    });
  });

  it('lets an outcome end the case', () => {
    expect(
      planArrow(written, { from: pathOf('approval'), outcome: 'approve', to: undefined, end: 'lapsed' }),
    ).toMatchObject({
      changes: [{ do: 'set', at: [...pathOf('approval'), 'outcomes', 0, 'ends'], value: 'lapsed' }],
    });
  });

  it('writes the usual outcomes out before one of them ends the case', () => {
    const bare = { stages: [{ steps: [{ step: 'decision', id: 'yes' }] }] };
    const plan = planArrow(bare, {
      from: ['stages', 0, 'steps', 0],
      outcome: 'reject',
      to: undefined,
      end: 'no',
    });
    expect(plan).toMatchObject({
      changes: [
        {
          at: ['stages', 0, 'steps', 0, 'outcomes'],
          value: [{ id: 'approve' }, { id: 'reject', ends: 'no' }],
        },
      ],
    });
  });

  it.each([
    ['no step', { from: undefined, to: pathOf('limits') }],
    ['a step to an end', { from: pathOf('limits'), to: undefined, end: 'lapsed' }],
    ['an outcome to a step', { from: pathOf('approval'), outcome: 'approve', to: pathOf('limits') }],
    ['a step to nothing', { from: pathOf('limits'), to: undefined }],
  ])('says what else to do: %s', (_, drawn) => {
    expect(planArrow(written, drawn)).toHaveProperty('refused');
  });
});

describe('arrow keys', () => {
  it('follow the arrows down and up, and go sideways between lanes', () => {
    expect(boxBeside(graph, 'limits', 'ArrowDown')).toBe('rating');
    expect(boxBeside(graph, 'rating', 'ArrowUp')).toBe('limits');
    expect(boxBeside(graph, 'duplicate', 'ArrowRight')).toBe('emailDomain');
    expect(boxBeside(graph, 'emailDomain', 'ArrowLeft')).toBe('duplicate');
  });

  it('go to the first box and the last', () => {
    expect(boxBeside(graph, 'limits', 'End')).toBe(graph.nodes.at(-1)?.node.id);
    expect(boxBeside(graph, 'limits', 'Home')).toBe('start');
  });
});
