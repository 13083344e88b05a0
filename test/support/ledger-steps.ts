import fc from 'fast-check';
import { places, type Step } from './ledger-model.ts';

const amount = fc.integer({ min: 1, max: 60 });
const place = fc.nat(places - 1);
const at = fc.nat(3);
const kind = <K extends Step['kind']>(...kinds: K[]) => fc.constantFrom(...kinds);

const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: kind('raise', 'lower'), amount }) },
  { weight: 4, arbitrary: fc.record({ kind: kind('add', 'add', 'take', 'accrue'), place, amount }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('end') }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('rest'), place }) },
  { weight: 5, arbitrary: fc.record({ kind: kind('reserve'), at, place, amount }) },
  { weight: 6, arbitrary: fc.record({ kind: kind('change', 'accept', 'accept'), at, amount }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('export', 'back'), at }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: kind('confirm'), at, more: fc.constantFrom(0, 0, 0, 1, -1) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: kind('release'), at }) },
) as fc.Arbitrary<Step>;

/** Steps on a fund that has some money, each sent once or twice. */
export const sequences = fc
  .array(fc.record({ step, twice: fc.boolean() }), { minLength: 4, maxLength: 25 })
  .map((steps) => [
    { step: { kind: 'raise', amount: 200 } as Step, twice: false },
    { step: { kind: 'add', place: 0, amount: 100 } as Step, twice: true },
    ...steps,
  ]);
