import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Plan,
  planAdd,
  planMove,
  planRemove,
  planShift,
} from '../../../../designer/diagram/moves.rules.ts';
import { spotsFor } from '../../../../designer/diagram/spots.rules.ts';
import { valueAt } from '../../../../designer/diagram/step-paths.rules.ts';
import { writtenIn } from '../../../../designer/written.ts';
import { applyChanges } from '../../../../domain/programs/editing/apply-changes.rules.ts';
import { changed } from '../../domain/programs/editing/plain.ts';
import { pathOf, source, steps, written } from '../onboarding.ts';

/** What stands in the text where the plan says that the selection goes, or why it cannot be. */
function outcomeOf(plan: Plan): string {
  if ('refused' in plan) return plan.refused;
  const edited = applyChanges(source, plan.changes);
  if ('refused' in edited) return edited.refused;
  return String(valueAt(writtenIn(edited.source), [...(plan.select ?? []), 'id']));
}
const anyStep = fc.constantFrom(...steps);

describe('moving a step', () => {
  it('selects the step that was moved, wherever it is moved', () => {
    fc.assert(
      fc.property(anyStep, fc.nat(), ({ step, path }, which) => {
        const spots = spotsFor(written, path);
        const plan = planMove(written, path, spots[which % spots.length] ?? { list: [], index: 0 });
        fc.pre(!('refused' in plan));
        const after = 'refused' in plan ? undefined : plan.changes.reduce(changed, written);
        expect(valueAt(after, [...('select' in plan ? (plan.select ?? []) : []), 'id'])).toBe(step.id);
      }),
    );
  });

  it('takes a step back to its place by going later and earlier inside a stage', () => {
    const later = planShift(written, pathOf('rating'), 1);
    if ('refused' in later) throw new Error(later.refused);
    const edited = applyChanges(source, later.changes);
    if ('refused' in edited) throw new Error(edited.refused);
    const back = planShift(writtenIn(edited.source), later.select ?? [], -1);
    if ('refused' in back) throw new Error(back.refused);
    expect(back.select).toEqual(pathOf('rating'));
    expect(applyChanges(edited.source, back.changes)).toMatchObject({ source });
  });

  it('leads from the end of a stage into the next, and refuses to leave the program', () => {
    expect(planShift(written, pathOf('approval'), 1)).toMatchObject({ select: ['stages', 2, 'steps', 0] });
    expect(planShift(written, pathOf('active'), 1)).toEqual({ refused: 'It is the last step already.' });
    expect(planShift(written, pathOf('checks'), -1)).toEqual({ refused: 'It is the first step already.' });
  });

  it('refuses to move a step into itself, to where it is, and the last one out of a lane', () => {
    const checks = pathOf('checks');
    expect(planMove(written, checks, { list: [...checks, 'lanes', 0, 'steps'], index: 0 })).toHaveProperty(
      'refused',
    );
    expect(planMove(written, checks, { list: checks.slice(0, -1), index: 1 })).toHaveProperty('refused');
    expect(planMove(written, pathOf('duplicate'), { list: ['stages', 1, 'steps'], index: 0 })).toHaveProperty(
      'refused',
    );
  });
});

describe('adding and deleting', () => {
  it('adds on the side that was asked for', () => {
    const value = { step: 'wait', id: 'pause', for: 'P1D' };
    for (const side of [0, 1] as const)
      expect(outcomeOf(planAdd(pathOf('limits'), side, value))).toBe('pause');
  });

  it('selects a neighbour of what was deleted', () => {
    expect(outcomeOf(planRemove(written, pathOf('limits')))).toBe('rating');
    expect(outcomeOf(planRemove(written, pathOf('approval')))).toBe('rating');
  });

  it('takes an emptied lane along, and keeps two', () => {
    const plan = planRemove(written, pathOf('duplicate'));
    expect(outcomeOf(plan)).toBe('checks');
    expect(plan).toMatchObject({ said: 'Its lane was empty then, and is deleted too.' });
    expect(planRemove(written, pathOf('partner30'))).toHaveProperty('refused');
  });

  it('takes an emptied `otherwise` along, and keeps the last way', () => {
    expect(outcomeOf(planRemove(written, pathOf('noDealYet')))).toBe('firstDealOrNot');
    expect(planRemove(written, pathOf('firstDealDone'))).toHaveProperty('refused');
  });
});
