import { expect, test } from 'vitest';
import { temporalConnection } from '../../../handlers/temporal-access.ts';
import { workerEnvSchema } from '../../../handlers/worker.env.ts';

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
