import { describe, expect, it } from 'vitest';
import type { Task } from '../../../../domain/cases/case.schema.ts';
import { refuseReassignment } from '../../../../domain/cases/steering.rules.ts';

const sitting: Task = {
  ...{
    id: 'T1',
    step: 'sitting',
    title: 'The exam',
    party: 'partner',
    role: 'partner',
    roleLabel: 'The partner',
  },
  ...{ assignees: ['P-1EARNER001'], quorum: 1, outcomes: [], votes: [], chore: true, signedIn: false },
  ...{ openedAt: '2026-10-14T08:00:00.000Z', atSilence: 'If no result comes, it is not passed.' },
  ...{ exam: { provider: 'acme', exam: 'PX-1', pass: 70, outOf: 100, candidate: 'C-7K3M9Q2XBA' } },
  status: 'open',
};
const refused = (change: Partial<Task>) =>
  refuseReassignment(
    [{ ...sitting, ...change }],
    { taskId: 'T1', toPersonId: 'P-0WNER00001', reason: 'She left' },
    'P-1EARNER001',
  );

describe('giving an exam to somebody else', () => {
  it('is for any of the partner’s people where any of them can sit it', () => {
    expect(refused({})).toBeUndefined();
  });

  it('is refused where it is a learner’s own', () => {
    expect(refused({ role: 'learner', roleLabel: 'the learner' })).toMatchObject({
      ...{ code: 'not-now', message: expect.stringContaining('the learner’s own work') },
    });
  });
});
