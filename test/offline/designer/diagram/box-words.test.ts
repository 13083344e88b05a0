import { describe, expect, it } from 'vitest';
import {
  boxOf,
  paintOf,
  pathIn,
  problemsByBox,
  problemWords,
} from '../../../../designer/diagram/box-words.rules.ts';
import { stepOf } from '../../../../designer/diagram/step-paths.rules.ts';
import { steps } from '../onboarding.ts';

const places = steps.map(({ step, path }) => ({ node: step.id, path, from: 0, to: 0 }));
const problem = (path: string) => ({ line: 1, column: 1, length: 1, path, message: `wrong at ${path}` });

describe('boxes and places', () => {
  it('selects the innermost box that a path leads into', () => {
    expect(boxOf(places, ['stages', 0, 'steps', 0, 'lanes', 1, 'name'])).toBe('checks');
    expect(boxOf(places, ['stages', 0, 'steps', 0, 'lanes', 0, 'steps', 0, 'with'])).toBe('duplicate');
    expect(boxOf(places, ['forms', 'application'])).toBeUndefined();
  });

  it('finds every step by its own path, and from anywhere inside it', () => {
    for (const { path } of steps) {
      expect(stepOf(path)).toEqual(path);
      expect(stepOf([...path, 'reminders', 0])).toEqual(path);
    }
    expect(stepOf(['stages', 0, 'label'])).toBeUndefined();
  });

  it('marks a problem at the innermost box alone', () => {
    const found = problemsByBox(places, [
      problem('stages.0.steps.0.lanes.0.steps.0.check'),
      problem('roles.x'),
    ]);
    expect([...found.keys()]).toEqual(['duplicate']);
    expect(problemWords(found.get('duplicate'))).toContain('Problem: wrong at');
  });

  it('reads paths as they are written in problems', () => {
    expect(pathIn('stages.0.steps.12.by')).toEqual(['stages', 0, 'steps', 12, 'by']);
    expect(pathIn('')).toEqual([]);
  });

  it('paints where the case is before what it has walked', () => {
    const shown = { active: ['a'], walked: ['a', 'b'], missing: ['c'] };
    expect(['a', 'b', 'c', 'd'].map((box) => paintOf(shown, box))).toEqual([
      'active',
      'walked',
      'missing',
      undefined,
    ]);
  });
});
