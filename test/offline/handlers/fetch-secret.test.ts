import { expect, test } from 'vitest';
import { linkKeysSchema } from '../../../domain/links/link-token.schema.ts';
import { fetchExamProviders } from '../../../handlers/fetch-exam-providers.ts';
import { fetchSecret } from '../../../handlers/fetch-secret.ts';

const arn = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:keys-AbC';
const secret = 'k'.repeat(64);
const signingKeys = { arn, what: 'signing keys', schema: linkKeysSchema };

function answering(secretString: unknown, status = 200) {
  const asked: { url: string; token: string | null }[] = [];
  const get: typeof fetch = async (url, init) => {
    asked.push({
      url: String(url),
      token: new Headers(init?.headers).get('X-Aws-Parameters-Secrets-Token'),
    });
    return Response.json({ SecretString: secretString }, { status });
  };
  return { asked, get };
}

test('the secret as a deployment makes it is one key', async () => {
  const { asked, get } = answering(JSON.stringify({ id: 'k1', secret }));

  const keys = await fetchSecret(signingKeys, 'session', get);

  expect(keys).toEqual([{ id: 'k1', secret }]);
  const [request] = asked;
  expect(new URL(request?.url ?? '').searchParams.get('secretId')).toBe(arn);
  expect(request?.token).toBe('session');
});

test('a rotated secret is a list, newest first', async () => {
  const list = [
    { id: 'k2', secret: 'n'.repeat(64) },
    { id: 'k1', secret },
  ];
  const { get } = answering(JSON.stringify(list));

  expect(await fetchSecret(signingKeys, 'session', get)).toEqual(list);
});

test.each([JSON.stringify({ id: 'k1', secret: 'short-and-private' }), 'short-and-private'])(
  'a secret of another shape is named, and its value is not',
  async (value) => {
    const { get } = answering(value);

    const failure = await fetchSecret(signingKeys, 'session', get).catch((error: Error) => error);

    expect(String(failure)).toContain(arn);
    expect(String(failure)).not.toContain('short-and-private');
  },
);

test('an extension that refuses is a failure with its status', async () => {
  const { get } = answering('', 403);

  await expect(fetchSecret(signingKeys, 'session', get)).rejects.toThrow('403');
});

test('exam providers are read with their secrets, and none of them is told', async () => {
  const providers = { prometric: { secrets: [secret] } };
  const { get } = answering(JSON.stringify(providers));
  const wrong = answering(JSON.stringify({ prometric: { secrets: ['short-and-private'] } }));

  expect(await fetchExamProviders(arn, 'session', get)).toEqual(providers);
  const failure = await fetchExamProviders(arn, 'session', wrong.get).catch((error: Error) => error);
  expect(String(failure)).toContain('does not hold exam providers');
  expect(String(failure)).not.toContain('short-and-private');
});
