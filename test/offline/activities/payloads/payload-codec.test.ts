import type { Payload } from '@temporalio/common';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UnreadablePayload } from '../../../../activities/payloads/key-provider.ts';
import { createKeyRing } from '../../../../activities/payloads/key-ring.ts';
import { createLocalKeys } from '../../../../activities/payloads/local-keys.ts';
import { createPayloadCodec } from '../../../../activities/payloads/payload-codec.ts';
import type { LocalPayloadKey } from '../../../../domain/payloads/payload-keys.schema.ts';

const key = (id: string): LocalPayloadKey => ({ id, secret: Buffer.alloc(32, id).toString('base64url') });
const [older, newer] = [key('older'), key('newer')];
const codecOf = (keys: readonly LocalPayloadKey[], namespace = 'default') =>
  createPayloadCodec(createKeyRing(createLocalKeys(keys, namespace)));
const payloadOf = (value: unknown): Payload => ({
  metadata: { encoding: Buffer.from('json/plain') },
  data: Buffer.from(JSON.stringify(value)),
});
const textOf = (bytes: Uint8Array | null | undefined) => Buffer.from(bytes ?? []).toString();
const plain = ({ metadata, data }: Payload) => ({
  metadata: Object.fromEntries(Object.entries(metadata ?? {}).map(([name, value]) => [name, textOf(value)])),
  data: textOf(data),
});
const asUnreadable = async (reading: Promise<unknown>) => {
  const failure = await reading.catch((reason: unknown) => reason);
  expect(failure).toBeInstanceOf(UnreadablePayload);
  return (failure as UnreadablePayload).message;
};

const codec = codecOf([older]);

describe('payloads', () => {
  test('come back as they were, whatever they are, and share nothing with what is written', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.dictionary(fc.string(), fc.uint8Array()), fc.uint8Array({ minLength: 12 }))),
        async (values) => {
          const payloads = values.map(([metadata, data]): Payload => ({ metadata, data }));

          const written = await codec.encode(payloads);
          const read = await codec.decode(written);

          expect(read.map(plain)).toEqual(payloads.map(plain));
          for (const [at, { data }] of written.entries())
            expect(Buffer.from(data ?? []).includes(Buffer.from(payloads[at]?.data ?? []))).toBe(false);
        },
      ),
    );
  });

  test('that were written before encryption was switched on are read beside others', async () => {
    const before = payloadOf('before');
    const [after = {}] = await codec.encode([payloadOf('after')]);

    const read = await codec.decode([before, after, { metadata: null, data: null }]);

    expect(read.slice(0, 2).map(({ data }) => textOf(data))).toEqual(['"before"', '"after"']);
    expect(read[2]).toEqual({ metadata: null, data: null });
  });

  test('are never written the same twice', async () => {
    const written = await codec.encode([payloadOf('same'), payloadOf('same')]);

    expect(new Set(written.map(({ data }) => Buffer.from(data ?? []).toString('hex'))).size).toBe(2);
  });

  test('name the key that they are encrypted with', async () => {
    const [{ metadata } = {}] = await codec.encode([payloadOf('x')]);

    expect(textOf(metadata?.encoding)).toBe('binary/encrypted');
    expect(textOf(metadata?.['encryption-key-id'])).toBe('older');
    expect(metadata?.['encrypted-data-key']?.length).toBe(12 + 32 + 16);
  });

  test('are read no more once a bit of them is changed, wherever it is', async () => {
    const [written = {}] = await codec.encode([payloadOf('pay 100')]);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('data', 'encrypted-data-key'),
        fc.nat(),
        fc.integer({ min: 0, max: 7 }),
        async (where, at, bit) => {
          const bytes = Buffer.from((where === 'data' ? written.data : written.metadata?.[where]) ?? []);
          const place = at % bytes.length;
          bytes[place] = (bytes[place] ?? 0) ^ (1 << bit);
          const changed =
            where === 'data'
              ? { ...written, data: bytes }
              : { ...written, metadata: { ...written.metadata, [where]: bytes } };

          const message = await asUnreadable(codec.decode([changed]));

          expect(message).toMatch(/key older is not what was encrypted with it/);
        },
      ),
      { numRuns: 50 },
    );
  });

  test.each([
    [
      'its data key',
      (written: Payload) => ({
        ...written,
        metadata: { ...written.metadata, 'encrypted-data-key': Buffer.of() },
      }),
    ],
    ['its data', (written: Payload) => ({ ...written, data: Buffer.of(1) })],
  ])('are not read without %s', async (_what, cut) => {
    const [written = {}] = await codec.encode([payloadOf('x')]);

    expect(await asUnreadable(codec.decode([cut(written)]))).toMatch(/is not what was encrypted/);
  });

  test('of another namespace are not read', async () => {
    const written = await codecOf([older], 'elsewhere').encode([payloadOf('x')]);

    expect(await asUnreadable(codec.decode(written))).toMatch(/of another namespace/);
  });
});

describe('a new key', () => {
  test('encrypts, and the one before still decrypts', async () => {
    const before = await codecOf([older]).encode([payloadOf('before')]);
    const both = codecOf([newer, older]);

    const after = await both.encode([payloadOf('after')]);
    const read = await both.decode([...before, ...after]);

    expect(textOf(after[0]?.metadata?.['encryption-key-id'])).toBe('newer');
    expect(read.map(({ data }) => textOf(data))).toEqual(['"before"', '"after"']);
  });

  test('in place of the one before leaves it unread, by its name and with the remedy', async () => {
    const before = await codecOf([older]).encode([payloadOf('before')]);

    const message = await asUnreadable(codecOf([newer]).decode(before));

    expect(message).toMatch(/encrypted with key older, which is not among PAYLOAD_KEYS\. Add that key/);
  });

  test('of none: nothing is encrypted, and what is encrypted says so', async () => {
    const off = createPayloadCodec(undefined);
    const written = await codecOf([older]).encode([payloadOf('x')]);
    const payloads = [payloadOf('open')];

    expect(await off.encode(payloads)).toBe(payloads);
    expect(await off.decode(payloads)).toEqual(payloads);
    expect(await asUnreadable(off.decode(written))).toMatch(/key older, which is not among PAYLOAD_KEYS/);
  });
});
