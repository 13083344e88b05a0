import { describe, expect, it } from 'vitest';
import type { Task } from '../../../../domain/cases/case.schema.ts';
import { nextStep } from '../../../../domain/cases/next-step.rules.ts';

const task = (id: string, more: Partial<Task> = {}): Task => ({
  id,
  step: 'approval',
  title: `Task ${id}`,
  party: 'vendor',
  role: 'finance',
  roleLabel: 'Finance',
  assignees: ['P-ANNA'],
  quorum: 1,
  outcomes: [],
  votes: [],
  openedAt: '2026-10-14T08:00:00.000Z',
  atSilence: '',
  signedIn: false,
  status: 'open',
  ...more,
});
const idle = { what: 'Waits until the customer is free', party: 'another-case' } as const;

describe('the next step', () => {
  it('is what the stage waits for while no task is open', () => {
    const next = nextStep([task('T1', { status: 'done' })], [], idle);

    expect(next).toEqual({ what: idle.what, waitsFor: { party: 'another-case', personIds: [] } });
  });

  it('is a vendor’s task before a partner’s, an earlier before a later', () => {
    const tasks = [task('T1', { party: 'partner' }), task('T2'), task('T3')];

    expect(nextStep(tasks, [], idle)).toEqual({
      what: 'Task T2',
      waitsFor: { party: 'vendor', roleLabel: 'Finance', personIds: ['P-ANNA'] },
    });
    expect(nextStep(tasks.slice(0, 1), [], idle).what).toBe('Task T1');
  });

  it('is the task that is due first, with its own moment and not that of another', () => {
    const tasks = [
      task('T1', { dueAt: '2026-12-02T00:00:00.000Z' }),
      task('T2', { dueAt: '2026-11-30T00:00:00.000Z' }),
      task('T3', { party: 'partner', dueAt: '2026-11-01T00:00:00.000Z' }),
    ];
    const deadlines = ['T1', 'T2', 'T3', 'day30'].map((of, day) => ({
      at: `2026-12-0${5 - day}T00:00:00.000Z`,
      what: `${of} goes on`,
      of,
    }));

    expect(nextStep(tasks, deadlines, idle)).toMatchObject({
      what: 'Task T2',
      deadline: { what: 'T2 goes on' },
    });
    expect(nextStep([], deadlines, idle).deadline?.what).toBe('day30 goes on');
  });

  it('names the earliest moment at which the case goes on by itself', () => {
    const deadlines = [
      { at: '2026-12-01T00:00:00.000Z', what: 'Protection ends' },
      { at: '2026-11-01T00:00:00.000Z', what: 'Escalates' },
    ];

    expect(nextStep([task('T1')], deadlines, idle).deadline).toEqual(deadlines[1]);
    expect(deadlines[0]?.what).toBe('Protection ends');
  });
});
