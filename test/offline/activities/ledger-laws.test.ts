import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkLedger } from '../../../activities/store/check/check-ledger.ts';
import { createFundStore } from '../../../activities/store/funds.dynamo.ts';
import { createPaymentStore } from '../../../activities/store/payments.dynamo.ts';
import { LedgerModel } from '../../support/ledger-model.ts';
import { sequences } from '../../support/ledger-steps.ts';
import { ledgerWorld } from '../../support/ledger-world.ts';
import { memoryItems } from '../../support/memory-items.ts';

/** An expectation is worded where it is not met only: there are a million of them. */
function same(found: unknown, wanted: unknown): void {
  if (!isDeepStrictEqual(found, wanted)) expect(found).toEqual(wanted);
}

const checking = { now: () => new Date(), pause: async () => undefined, seed: 7, groups: 2 };

/** Milliseconds; ten seconds of a processor, which a busy machine shares among many. */
const patience = 300_000;

test(
  'ten thousand sequences of acts come to what the model comes to, and the check finds nothing',
  async () => {
    await fc.assert(
      fc.asyncProperty(sequences, async (sequence) => {
        const items = memoryItems();
        const world = await ledgerWorld({
          funds: createFundStore(items),
          payments: createPaymentStore(items),
        });
        const model = new LedgerModel();

        for (const [n, { step, twice }] of sequence.entries()) {
          const expected = model.take(step);
          same(await world.take(step, `act-${n}`), expected);
          if (twice && expected === 'done') await world.take(step, `act-${n}`);
          const { unallocated, withdrawn, allocations } = model;
          same(await world.state(), { unallocated, withdrawn, allocations });
          const held = allocations.flatMap(({ available, reserved, payable, paid }) => [
            ...[available, reserved, payable, paid],
          ]);
          const accounts = [unallocated, withdrawn, ...held];
          same(Math.min(0, ...accounts), 0);
          same(
            accounts.reduce((sum, amount) => sum + amount),
            model.raised,
          );
        }
        const found = await checkLedger({ ...checking, items });
        same({ differences: found.differences, moving: found.moving }, { differences: [], moving: [] });
      }),
      { numRuns: 10_000 },
    );
  },
  patience,
);
