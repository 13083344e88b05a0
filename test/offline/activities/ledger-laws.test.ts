import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkLedger } from '../../../activities/store/check/check-ledger.ts';
import { createFundStore } from '../../../activities/store/funds.dynamo.ts';
import { createPaymentStore } from '../../../activities/store/payments.dynamo.ts';
import { LedgerModel } from '../../support/ledger-model.ts';
import { sequences } from '../../support/ledger-steps.ts';
import { ledgerWorld } from '../../support/ledger-world.ts';
import { memoryItems } from '../../support/memory-items.ts';

const checking = { now: () => new Date(), pause: async () => undefined, seed: 7, groups: 2 };

test('ten thousand sequences of acts come to what the model comes to, and the check finds nothing', async () => {
  await fc.assert(
    fc.asyncProperty(sequences, async (sequence) => {
      const items = memoryItems();
      const world = await ledgerWorld({ funds: createFundStore(items), payments: createPaymentStore(items) });
      const model = new LedgerModel();

      for (const [n, { step, twice }] of sequence.entries()) {
        const expected = model.take(step);
        expect(await world.take(step, `act-${n}`)).toBe(expected);
        if (twice && expected === 'done') await world.take(step, `act-${n}`);
        const { unallocated, withdrawn, allocations } = model;
        expect(await world.state()).toEqual({ unallocated, withdrawn, allocations });
        const held = allocations.flatMap(({ available, reserved, payable, paid }) => [
          ...[available, reserved, payable, paid],
        ]);
        const accounts = [unallocated, withdrawn, ...held];
        expect(Math.min(...accounts)).toBeGreaterThanOrEqual(0);
        expect(accounts.reduce((sum, amount) => sum + amount)).toBe(model.raised);
      }
      const found = await checkLedger({ ...checking, items });
      expect(found).toMatchObject({ differences: [], moving: [] });
    }),
    { numRuns: 10_000 },
  );
}, 120_000);
