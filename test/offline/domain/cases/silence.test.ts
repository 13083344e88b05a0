import { describe, expect, it } from 'vitest';
import {
  escalationWords,
  silenceMeans,
  silenceWords,
  silentWords,
} from '../../../../domain/cases/silence.rules.ts';

const day = 86_400_000;
const means = 'it is rejected';
const above = 'the channel director';
const silentFor = (days: number) => ({ after: days * day, means });

describe('what happens if nobody acts', () => {
  it.each([
    [{}, 'It waits until somebody decides.'],
    [{ chore: true }, 'It waits until somebody answers.'],
    [{ above }, 'If nobody decides in time, the channel director is asked too.'],
    [{ silence: silentFor(3) }, 'If nobody decides, it is rejected.'],
    [{ silence: silentFor(3), chore: true }, 'If nobody answers, it is rejected.'],
    [
      { above, silence: silentFor(3) },
      'If nobody decides in time, the channel director is asked too; if nobody decides even then, it is rejected.',
    ],
    [
      { silence: silentFor(3), late: true },
      'The time for it was over before it was asked, so it is rejected.',
    ],
    [{ late: true }, 'It waits until somebody decides.'],
  ])('at the vendor, with %o: %s', (unanswered, words) => {
    expect(silenceWords({ ofPartner: false, ...unanswered })).toBe(words);
  });

  it.each([
    [{}, 'It waits until somebody answers.'],
    [{ exam: true }, 'It waits until the result comes.'],
    [{ above }, 'If nobody answers in time, the channel director is told.'],
    [{ exam: true, above }, 'If no result comes in time, the channel director is told.'],
    [{ due: 4 * day, silence: silentFor(7) }, 'If nobody answers within 3 days after that, it is rejected.'],
    [{ due: 6.5 * day, silence: silentFor(7) }, 'If nobody answers within 1 day after that, it is rejected.'],
    [{ due: 7 * day, silence: silentFor(7) }, 'If nobody answers by then, it is rejected.'],
    [{ silence: silentFor(2), exam: true }, 'If no result comes within 2 days after that, it is rejected.'],
  ])('at the partner, with %o: %s', (unanswered, words) => {
    expect(silenceWords({ ofPartner: true, ...unanswered })).toBe(words);
  });

  it('is said of its moments too, as the party that is silent reads it', () => {
    expect(escalationWords(above)).toBe('Escalates to the channel director');
    expect(silentWords(true, means)).toBe('Unanswered: it is rejected');
    expect(silentWords(false, means)).toBe('Nobody decided: it is rejected');
  });

  it('reads as the answer that is taken, as the end that it comes to, or as going on without one', () => {
    const outcomes = [{ id: 'yes', label: 'Approve', effect: '', tone: 'positive' as const, comment: false }];
    const label = (outcome: string) => outcome.toUpperCase();
    expect(silenceMeans({ outcome: 'yes' }, outcomes, label)).toBe('it goes on as "Approve"');
    expect(silenceMeans({ ends: 'lapsed' }, outcomes, label)).toBe('it ends as "LAPSED"');
    expect(silenceMeans({ outcome: 'no' }, outcomes, label)).toBe('it goes on without an answer');
    const effect = 'what is reserved goes back into your funds';
    expect(silenceMeans({ ends: 'lapsed', effect }, outcomes, label)).toBe(effect);
  });
});
