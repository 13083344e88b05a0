import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProcessFacts } from '../../../../domain/processes/process-facts.ts';
import { keptInRound, knownAt, roundOf } from '../../../../domain/processes/rounds.rules.ts';
import type { FormValues } from '../../../../domain/programs/form.schema.ts';

type Facts = Required<Pick<ProcessFacts, 'data' | 'rounds'>>;

const request = { topic: 'Booth' };
const none: Facts = { data: { request }, rounds: {} };

const kept = fc.record({
  index: fc.nat({ max: 4 }),
  name: fc.constantFrom('claim', 'verdict', 'pay'),
  values: fc.record({ answer: fc.nat() }),
});
interface Kept {
  readonly index: number;
  readonly name: string;
  readonly values: FormValues;
}
const factsAfter = (all: readonly Kept[]): Facts =>
  all.reduce<Facts>(
    (facts, { index, name, values }) => keptInRound(facts, { of: 'claims', index }, name, values),
    none,
  );

describe('what is known in rounds', () => {
  it('is what the round came to, whatever others came to before or since', () => {
    fc.assert(
      fc.property(fc.array(kept), fc.nat({ max: 4 }), (all, index) => {
        const own = all.filter((one) => one.index === index);
        const expected = Object.fromEntries(own.map(({ name, values }) => [name, values]));
        expect(
          knownAt(
            factsAfter([{ index, name: 'claims', values: {} }, ...all]),
            `claims[${index}].verdict/Channel`,
          ),
        ).toEqual({
          request,
          claims: {},
          ...expected,
        });
      }),
    );
  });

  it('is outside the last round that has come to a step, in whichever order rounds came to it', () => {
    fc.assert(
      fc.property(fc.array(kept), (all) => {
        const inOrder = all.toSorted((a, b) => a.index - b.index);
        const expected = Object.fromEntries(inOrder.map(({ name, values }) => [name, values]));
        expect(knownAt(factsAfter(all), 'thanks')).toEqual({ request, ...expected });
        expect(factsAfter(all).data).toEqual(factsAfter(inOrder).data);
      }),
    );
  });

  it('is kept apart for each element that rounds are gone through for', () => {
    const first = keptInRound(none, { of: 'visits[0].claims', index: 0 }, 'claim', { answer: 1 });
    const second = keptInRound(first, { of: 'visits[1].claims', index: 0 }, 'claims', { round: 1 });
    expect(knownAt(second, 'visits[1].claims[0].claim')).toEqual({ request, claims: { round: 1 } });
    expect(knownAt(second, 'visits[0].claims[0].claim')).toEqual({ request, claim: { answer: 1 } });
  });
});

describe('the round of a path', () => {
  const rounds = { claims: [], 'visits[1].claims': [] };

  it.each<[string, unknown]>([
    ['claims[0].verdict/Finance', { of: 'claims', index: 0 }],
    ['claims[12]', { of: 'claims', index: 12 }],
    ['claims[0]/alongside', { of: 'claims', index: 0 }],
    ['visits[1].claims[3].claim', { of: 'visits[1].claims', index: 3 }],
    ['claims', undefined],
    ['claimsFor[1].claim', undefined],
    ['visits[1].report', undefined],
  ])('%s', (path, round) => {
    expect(roundOf({ rounds }, path)).toEqual(round);
  });
});
