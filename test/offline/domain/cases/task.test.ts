import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outcome, Task, Vote } from '../../../../domain/cases/case.schema.ts';
import { type Answer, quorumSize, refuseAnswer, settlingVote } from '../../../../domain/cases/task.rules.ts';

const outcome = (id: string, tone: Outcome['tone'], needs: Outcome['needs'] = 'nothing'): Outcome => ({
  id,
  label: id,
  effect: id,
  needs,
  tone,
});
const decision: Task = {
  id: 'T1',
  step: 'approval',
  title: 'Channel approval',
  party: 'vendor',
  role: 'channel-manager',
  roleLabel: 'Channel manager',
  assignees: ['P-ANNA', 'P-BEN'],
  quorum: 1,
  outcomes: [
    outcome('approve', 'positive'),
    outcome('reject', 'negative', 'comment'),
    outcome('request-changes', 'neutral', 'fields'),
  ],
  votes: [],
  openedAt: '2026-10-14T08:00:00.000Z',
  atSilence: 'If nobody decides, it is rejected.',
  signedIn: false,
  status: 'open',
};
const vote = (personId: string, id = 'approve'): Vote => ({
  outcome: id,
  actor: { personId, via: 'portal' },
  at: '2026-10-14T09:00:00.000Z',
});
const answer = (more: Partial<Answer> = {}): Answer => ({
  outcome: 'approve',
  actor: { personId: 'P-ANNA', via: 'email-link' },
  ...more,
});
const submitter = 'P-SELLER';

describe('an answer to a task', () => {
  it('is taken from one of those it waits for', () => {
    expect(refuseAnswer(decision, answer(), submitter)).toBeUndefined();
  });

  it.each<[string, Task | undefined, Answer, string]>([
    ['to no task', undefined, answer(), 'not-found'],
    ['to a task that is done', { ...decision, status: 'done' }, answer(), 'task-closed'],
    [
      'to a task that is settled but not closed yet',
      { ...decision, votes: [vote('P-BEN')] },
      answer(),
      'task-closed',
    ],
    ['twice', { ...decision, quorum: 2, votes: [vote('P-ANNA')] }, answer(), 'task-closed'],
    ['from another person', decision, answer({ actor: { personId: 'P-EVE', via: 'api' } }), 'not-assigned'],
    ['from nobody', decision, answer({ actor: { via: 'temporal-ui' } }), 'not-assigned'],
    [
      'from an e-mail where a signature is asked',
      { ...decision, signedIn: true },
      answer(),
      'sign-in-required',
    ],
    ['with an unknown outcome', decision, answer({ outcome: 'shred' }), 'invalid-input'],
    ['that rejects without a word', decision, answer({ outcome: 'reject', comment: '  ' }), 'invalid-input'],
    [
      'that asks for changes without fields',
      decision,
      answer({ outcome: 'request-changes' }),
      'invalid-input',
    ],
  ])('%s is refused', (_what, task, given, code) => {
    expect(refuseAnswer(task, given, submitter)).toMatchObject({ code });
  });

  it('from who registered the deal is refused on the vendor’s side only, even when assigned', () => {
    const own = answer({ actor: { personId: submitter, via: 'portal' } });
    const assigned = { ...decision, assignees: [submitter] };

    expect(refuseAnswer(assigned, own, submitter)).toMatchObject({ code: 'self-approval' });
    expect(refuseAnswer({ ...assigned, party: 'partner' }, own, submitter)).toBeUndefined();
  });
});

describe('a form', () => {
  const form: Task = { ...decision, outcomes: [outcome('send', 'positive', 'form')] };

  it.each([{}, { data: {} }, { data: { values: null } }, { data: { values: 'text' } }])(
    'is not sent without its values: %o',
    (more) => {
      expect(refuseAnswer(form, answer({ outcome: 'send', ...more }), submitter)).toEqual({
        code: 'invalid-input',
        message: '"send" needs the form.',
      });
    },
  );

  it('is sent with them', () => {
    expect(refuseAnswer(form, answer({ outcome: 'send', data: { values: {} } }), submitter)).toBeUndefined();
  });
});

describe('a signature', () => {
  const agreement = { hash: 'abc' } as Task['agreement'];
  const signed: Task = { ...decision, outcomes: [outcome('sign', 'positive', 'signature')], agreement };
  const refusal = (data?: Answer['data']) =>
    refuseAnswer(signed, answer({ outcome: 'sign', ...(data ? { data } : {}) }), submitter);

  it('is a full name under the text that was shown', () => {
    expect(refusal({ name: 'Anna Berg', hash: 'abc' })).toBeUndefined();
  });

  it.each([undefined, {}, { name: '  ', hash: 'abc' }, { name: 7, hash: 'abc' }])(
    'is none without a name: %o',
    (data) => {
      expect(refusal(data)).toEqual({ code: 'invalid-input', message: 'Type your full name to sign.' });
    },
  );

  it('is none under another text than the one that is asked for now', () => {
    expect(refusal({ name: 'Anna Berg', hash: 'abd' })).toMatchObject({ code: 'not-now' });
    expect(refusal({ name: 'Anna Berg' })).toMatchObject({ code: 'not-now' });
  });
});

describe('the result of an exam', () => {
  const exam: Task = {
    ...decision,
    party: 'partner',
    assignees: ['P-ANNA'],
    outcomes: [outcome('result', 'positive', 'result')],
    exam: { provider: 'prometric', exam: 'PX-100', pass: 700, outOf: 1000, candidate: 'C-7K3M9Q2XBA' },
  };
  const sent = (score: unknown, via: Answer['actor']['via'] = 'system'): Answer => ({
    outcome: 'result',
    actor: { via },
    data: { score, takenAt: '2026-10-14T08:00:00.000Z', resultId: 'R-1' },
  });

  it('is taken from the system, whoever the task waits for', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1000, noNaN: true }), (score) => {
        expect(refuseAnswer(exam, sent(score), submitter)).toBeUndefined();
      }),
    );
  });

  it('is pressed by nobody, not even by whom it waits for', () => {
    const vias = ['portal', 'email-link', 'api', 'temporal-ui'] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...vias),
        fc.constantFrom('P-ANNA', submitter, undefined),
        (via, personId) => {
          const actor = personId === undefined ? { via } : { personId, via };
          expect(refuseAnswer(exam, { ...sent(720), actor }, submitter)).toEqual({
            code: 'not-assigned',
            message:
              'The result comes from the exam provider; you have nothing to press. Your candidate number is C-7K3M9Q2XBA.',
          });
        },
      ),
    );
  });

  it.each([-1, 1000.5, Number.NaN, Number.POSITIVE_INFINITY, '720', null, undefined])(
    'is refused with the score %s',
    (score) => {
      expect(refuseAnswer(exam, sent(score), submitter)).toEqual({
        code: 'invalid-input',
        message: 'Give a score from 0 to 1000.',
      });
    },
  );

  it.each([{}, { takenAt: '2026-10-14T08:00:00.000Z' }, { resultId: 'R-1' }])(
    'is refused without its id, or when it was taken: with %o alone',
    (data) => {
      const half = { ...sent(720), data: { score: 720, ...data } };
      expect(refuseAnswer(exam, half, submitter)).toMatchObject({ code: 'invalid-input' });
    },
  );

  it('may be all that there is to score', () => {
    expect(refuseAnswer(exam, sent(1000), submitter)).toBeUndefined();
    expect(refuseAnswer(exam, sent(0), submitter)).toBeUndefined();
  });

  it('is the one answer of the system: it decides nothing else', () => {
    const deciding = answer({ actor: { via: 'system' } });
    expect(refuseAnswer(decision, deciding, submitter)).toMatchObject({ code: 'not-assigned' });
  });
});

describe('what settles a task', () => {
  it('is a positive vote only with as many as the quorum asks', () => {
    const two = { ...decision, quorum: 2 };

    expect(settlingVote({ ...two, votes: [vote('P-ANNA')] })).toBeUndefined();
    expect(settlingVote({ ...two, votes: [vote('P-ANNA'), vote('P-BEN')] })?.outcome).toBe('approve');
  });

  it.each(['reject', 'request-changes'])('is one vote to %s, whatever the quorum', (id) => {
    const votes = [vote('P-ANNA'), vote('P-BEN', id)];

    expect(settlingVote({ ...decision, quorum: 3, votes })).toEqual(votes[1]);
  });

  it('is a quorum that people can reach', () => {
    const law = fc.property(
      fc.oneof(fc.constantFrom<'any' | 'all'>('any', 'all'), fc.integer({ min: 1, max: 20 })),
      fc.nat({ max: 30 }),
      (quorum, people) => {
        const size = quorumSize(quorum, people);
        expect(size).toBeGreaterThanOrEqual(1);
        expect(size).toBeLessThanOrEqual(Math.max(1, people));
      },
    );
    fc.assert(law);
    expect([quorumSize('any', 5), quorumSize('all', 5), quorumSize(3, 2)]).toEqual([1, 5, 2]);
  });
});
