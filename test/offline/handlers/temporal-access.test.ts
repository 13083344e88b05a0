import { expect, test } from 'vitest';
import { temporalConnection, temporalData } from '../../../handlers/temporal-access.ts';
import { workerEnvSchema } from '../../../handlers/worker.env.ts';
import { printed } from '../../support/printed.ts';

const address = 'ns.acct.tmprl.cloud:7233';
const access = { TEMPORAL_ADDRESS: address, TEMPORAL_TLS: false };
const pem = (what: string) => `-----BEGIN ${what}-----\nMII\n-----END ${what}-----`;

test('a server of one’s own is spoken to as it is, or by TLS', () => {
  expect(temporalConnection(access)).toEqual({ address });
  expect(temporalConnection({ ...access, TEMPORAL_TLS: true })).toEqual({ address, tls: true });
});

test('credentials never go out unencrypted', () => {
  const byKey = temporalConnection({ ...access, TEMPORAL_CREDENTIALS: { apiKey: 'key' } });
  const [certificate, key] = [pem('CERTIFICATE'), pem('PRIVATE KEY')];
  const mutual = temporalConnection({ ...access, TEMPORAL_CREDENTIALS: { certificate, key } });

  expect(byKey).toEqual({ address, tls: true, apiKey: 'key' });
  expect(mutual).toEqual({
    address,
    tls: { clientCertPair: { crt: Buffer.from(certificate), key: Buffer.from(key) } },
  });
});

test.each([
  ['no JSON', 'the-key-itself'],
  ['a certificate that is none', JSON.stringify({ certificate: 'MII', key: pem('PRIVATE KEY') })],
  [
    'both ways at once',
    JSON.stringify({ apiKey: 'k', certificate: pem('CERTIFICATE'), key: pem('PRIVATE KEY') }),
  ],
])('%s is refused by its name, and its value is not told', (_what, TEMPORAL_CREDENTIALS) => {
  const read = workerEnvSchema.shape.TEMPORAL_CREDENTIALS.safeParse(TEMPORAL_CREDENTIALS);

  expect(read.success).toBe(false);
  expect(read.error?.message).not.toMatch(/the-key-itself|MII/);
});

test('every time that what Temporal keeps cannot be read is told to CloudWatch, where somebody says under which name', async () => {
  const where = { TEMPORAL_NAMESPACE: 'default', AWS_REGION: 'eu-central-1' };
  const codecFor = (secret: string, METRICS_NAMESPACE?: string) => {
    const PAYLOAD_KEYS = { local: [{ id: 'k1', secret: secret.repeat(43) }] };
    const [codec] = temporalData({ ...where, PAYLOAD_KEYS, METRICS_NAMESPACE }).dataConverter.payloadCodecs;
    return codec;
  };
  const sealed = await codecFor('k').encode([{ metadata: {}, data: new Uint8Array([1]) }]);
  const unreadable = (namespace?: string) =>
    printed(async () => {
      const reading = codecFor('o', namespace).decode(sealed);
      await expect(reading).rejects.toMatchObject({ name: 'UnreadablePayload' });
      return 0;
    });

  const { text } = await unreadable('Throughline-staging');

  expect(JSON.parse(text)).toMatchObject({ PayloadsUnreadable: 1 });
  expect(text).toContain('"Namespace":"Throughline-staging"');
  expect((await unreadable()).text).toBe('');
  expect((await printed(async () => (await codecFor('k', 'T').decode(sealed)).length)).text).toBe('');
});
