import { createSecretKey } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { KeyProvider } from '../../../../activities/payloads/key-provider.ts';
import { createKeyRing, type KeyRingLimits } from '../../../../activities/payloads/key-ring.ts';

/** A provider whose data keys are numbers, which counts what it is asked. */
function counting() {
  const asked = { generated: 0, unwrapped: [] as number[] };
  const secretOf = (n: number) => createSecretKey(Buffer.alloc(32, n));
  const state = { down: false };
  const provider: KeyProvider = {
    async generate() {
      if (state.down) throw new Error('down');
      asked.generated += 1;
      return { keyId: 'k', wrapped: Buffer.of(asked.generated), secret: secretOf(asked.generated) };
    },
    async unwrap({ wrapped }) {
      asked.unwrapped.push(wrapped[0] ?? 0);
      if (state.down) throw new Error('down');
      return secretOf(wrapped[0] ?? 0);
    },
  };
  return { provider, asked, state };
}

const limits: KeyRingLimits = { lasts: 1_000, payloads: 10, remembered: 3 };
function ring(change: Partial<KeyRingLimits> = {}) {
  const clock = { now: 0 };
  const counted = counting();
  return {
    ...counted,
    clock,
    ring: createKeyRing(counted.provider, { ...limits, ...change }, () => clock.now),
  };
}
const wrapped = (n: number) => ({ keyId: 'k', wrapped: Buffer.of(n) });

describe('a data key', () => {
  test('encrypts for a while, and so many payloads, then comes the next', async () => {
    const { ring: keys, asked, clock } = ring();

    for (const payloads of [4, 4, 4]) await keys.toEncrypt(payloads);
    const afterPayloads = (await keys.toEncrypt(1)).wrapped[0];
    clock.now = 1_000;
    const afterTime = (await keys.toEncrypt(1)).wrapped[0];

    expect([afterPayloads, afterTime]).toEqual([2, 3]);
    expect(asked.generated).toBe(3);
  });

  test('is asked for once, however many need it at the same time', async () => {
    const { ring: keys, asked } = ring();

    await Promise.all([1, 2, 3].map(() => keys.toEncrypt(1)));
    await Promise.all([7, 7, 7].map((n) => keys.toDecrypt(wrapped(n))));

    expect(asked).toEqual({ generated: 1, unwrapped: [7] });
  });

  test('of this ring needs no opening', async () => {
    const { ring: keys, asked } = ring();

    await keys.toDecrypt(await keys.toEncrypt(1));

    expect(asked.unwrapped).toEqual([]);
  });

  test('that was opened is remembered for a while, and of many those that were asked for last', async () => {
    const { ring: keys, asked, clock } = ring();

    for (const n of [1, 2, 3, 1, 4, 1, 2]) await keys.toDecrypt(wrapped(n));
    const ofMany = [...asked.unwrapped];
    clock.now = 1_000;
    await keys.toDecrypt(wrapped(1));

    expect(ofMany).toEqual([1, 2, 3, 4, 2]);
    expect(asked.unwrapped).toEqual([...ofMany, 1]);
  });

  test('that could not be had is asked for anew', async () => {
    const { ring: keys, asked, state } = ring();
    state.down = true;
    await expect(keys.toEncrypt(1)).rejects.toThrow('down');
    await expect(keys.toDecrypt(wrapped(1))).rejects.toThrow('down');

    state.down = false;

    expect((await keys.toEncrypt(1)).wrapped[0]).toBe(1);
    await keys.toDecrypt(wrapped(5));
    await keys.toDecrypt(wrapped(5));
    expect(asked.unwrapped).toEqual([1, 5]);
  });
});
