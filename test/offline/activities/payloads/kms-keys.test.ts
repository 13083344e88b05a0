import {
  DecryptCommand,
  GenerateDataKeyCommand,
  InvalidCiphertextException,
  KMSClient,
  KMSInvalidStateException,
} from '@aws-sdk/client-kms';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { createKeyRing } from '../../../../activities/payloads/key-ring.ts';
import { createKmsKeys } from '../../../../activities/payloads/kms-keys.ts';
import { createPayloadCodec } from '../../../../activities/payloads/payload-codec.ts';

const arn = (n: number) => `arn:aws:kms:eu-central-1:111122223333:key/0000000${n}`;
const [newer, older] = [arn(2), arn(1)];
const secret = () => new Uint8Array(32).fill(7);
const blob = Buffer.from('as KMS wraps it');
const payloads = [{ metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from('"x"') }];

const kms = mockClient(KMSClient);
beforeEach(() => kms.reset());
afterAll(() => kms.restore());

const codecOf = (...keys: string[]) =>
  createPayloadCodec(createKeyRing(createKmsKeys({ region: 'eu-central-1', keys, namespace: 'partners' })));
const answers = () => {
  kms.on(GenerateDataKeyCommand).callsFake(async () => ({ CiphertextBlob: blob, Plaintext: secret() }));
  kms.on(DecryptCommand).callsFake(async () => ({ Plaintext: secret() }));
};

/** What was encrypted by another process. */
async function written(key: string) {
  answers();
  const encoded = await codecOf(key).encode(payloads);
  kms.reset();
  return encoded;
}

describe('keys of KMS', () => {
  test('are made of the newest key and opened with the one that is named, for the namespace', async () => {
    const before = await written(older);
    answers();
    const codec = codecOf(newer, older);

    await codec.encode(payloads);
    const read = await codec.decode(before);

    const EncryptionContext = { 'temporal-namespace': 'partners' };
    expect(kms.commandCalls(GenerateDataKeyCommand)[0]?.args[0].input).toEqual({
      ...{ KeyId: newer, KeySpec: 'AES_256', EncryptionContext },
    });
    expect(read.map(({ data }) => Buffer.from(data ?? []).toString())).toEqual(['"x"']);
  });

  test('are asked for once for many payloads, in both directions', async () => {
    answers();
    const [here, elsewhere] = [codecOf(newer), codecOf(newer)];

    const many = [...(await here.encode(payloads)), ...(await here.encode(payloads))];
    await elsewhere.decode(many);
    await elsewhere.decode(many);

    expect(kms.commandCalls(GenerateDataKeyCommand)).toHaveLength(1);
    expect(kms.commandCalls(DecryptCommand).map(({ args }) => args[0].input)).toEqual([
      { KeyId: newer, CiphertextBlob: blob, EncryptionContext: { 'temporal-namespace': 'partners' } },
    ]);
  });

  test.each([
    ['throttled', Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' })],
    ['unreachable', Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })],
    ['disabled', new KMSInvalidStateException({ $metadata: {}, message: 'disabled' })],
    ['not ours to use', Object.assign(new Error('not authorized'), { name: 'AccessDeniedException' })],
  ])('that are %s stop nothing for good: the same works as soon as they are back', async (_how, failure) => {
    const before = await written(older);
    const codec = codecOf(newer, older);
    kms.onAnyCommand().rejects(failure);

    await expect(codec.encode(payloads)).rejects.toMatchObject({
      code: 'busy-elsewhere',
      message: expect.stringContaining(newer),
      cause: failure,
    });
    await expect(codec.decode(before)).rejects.toMatchObject({
      code: 'busy-elsewhere',
      message: expect.stringContaining(older),
    });
    kms.reset();
    answers();

    await expect(codec.encode(payloads)).resolves.toHaveLength(1);
    await expect(codec.decode(before)).resolves.toHaveLength(1);
  });

  test('that are not ours are not asked for: the failure names the key, and what to do', async () => {
    const before = await written(older);

    const reading = codecOf(newer).decode(before);

    await expect(reading).rejects.toMatchObject({
      name: 'UnreadablePayload',
      message: expect.stringMatching(/key\/00000001, which is not among PAYLOAD_KEYS\. Add that key/),
    });
    expect(kms.calls()).toEqual([]);
  });

  test('say that what was changed is not what was encrypted', async () => {
    const before = await written(older);
    kms.on(DecryptCommand).rejects(new InvalidCiphertextException({ $metadata: {}, message: 'no' }));

    await expect(codecOf(older).decode(before)).rejects.toMatchObject({
      name: 'UnreadablePayload',
      message: expect.stringMatching(/is not what was encrypted with it/),
    });
  });
});
