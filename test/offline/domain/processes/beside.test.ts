import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goesOnBeside, waitedFor } from '../../../../domain/processes/beside.rules.ts';
import type { Position } from '../../../../domain/processes/process-facts.ts';
import type { Step } from '../../../../domain/programs/steps/step.schema.ts';

const since = '2027-03-01T09:00:00.000Z';
const underWay = { since };
const done = { since, doneAt: since };

const task = (id: string, text = ''): Step => ({
  step: 'task',
  id,
  text,
  by: 'ops',
  within: 1,
  reminders: [],
});
const list = (id: string, steps: Step[]): Step => ({
  step: 'each',
  id,
  in: 'request.sites',
  as: 'site',
  steps,
});
const lanes = (id: string, ...steps: Step[]): Step => ({
  ...{ step: 'parallel', id, join: 'all' },
  lanes: steps.map((step) => ({ name: step.id, steps: [step] })),
});

const idsOf = (waits: ReadonlyMap<string, readonly Step[]>) =>
  Object.fromEntries([...waits].map(([path, steps]) => [path, steps.map(({ id }) => id)]));

describe('what is open behind a step that is not done', () => {
  const extra = task('extra');

  it('goes on beside it', () => {
    expect(goesOnBeside([extra, task('open')], { open: underWay }, '')).toBe(1);
    expect(goesOnBeside([extra, task('open')], { extra: underWay, open: underWay }, '')).toBe(1);
  });

  it('waits for it where it speaks of what that leaves behind', () => {
    const open = task('open', 'Because {{ extra.comment }}');
    expect(goesOnBeside([extra, open], { open: underWay }, '')).toBe(-1);
    expect(goesOnBeside([lanes('both', extra, task('other')), open], { open: underWay }, '')).toBe(-1);
  });

  it('is nothing special once that is done, or while nothing is open', () => {
    expect(goesOnBeside([extra, task('open')], { extra: done, open: underWay }, '')).toBe(-1);
    expect(goesOnBeside([extra, task('open')], {}, '')).toBe(-1);
    expect(goesOnBeside([extra, task('open')], { extra: done, open: done }, '')).toBe(-1);
  });

  it('waits with the step in which it lies', () => {
    const speaking = list('visits', [task('visit'), task('report', '{{ extra.comment }}')]);
    const position: Position = { visits: underWay, 'visits[0].visit': done, 'visits[0].report': underWay };
    expect(idsOf(waitedFor([extra, speaking], position))).toEqual({
      visits: ['extra'],
      'visits[0].report': ['extra'],
    });
    const silent = list('visits', [task('before'), task('report', '{{ before.comment }}')]);
    expect(idsOf(waitedFor([extra, silent], position))).toEqual({
      visits: [],
      'visits[0].report': ['before'],
    });
  });

  it('goes on exactly where it waits for nothing', () => {
    const ids = ['a', 'b', 'c', 'd'];
    const steps = fc.tuple(...ids.map((id) => fc.constantFrom('', ...ids).map((other) => task(id, other))));
    const marks = fc.tuple(...ids.map(() => fc.constantFrom(undefined, underWay, done)));
    fc.assert(
      fc.property(steps, marks, (all, given) => {
        const known = ids.flatMap((id, index) => (given[index] ? [[id, given[index]]] : []));
        const position: Position = Object.fromEntries(known);
        const waits = waitedFor(all, position);
        const free = all.findLastIndex(
          ({ id }, index) =>
            waits.get(id)?.length === 0 && all.slice(0, index).some((one) => position[one.id] !== done),
        );
        expect(goesOnBeside(all, position, '')).toBe(free);
      }),
    );
  });
});
