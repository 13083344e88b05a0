import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import * as z from 'zod';
import { commonEnvSchema } from '../handlers/common.env.ts';
import { temporalConnection, temporalData } from '../handlers/temporal-access.ts';

const { TEMPORAL_ADDRESS, AWS_REGION, ...others } = commonEnvSchema.pick({
  TEMPORAL_ADDRESS: true,
  TEMPORAL_NAMESPACE: true,
  TEMPORAL_TLS: true,
  TEMPORAL_CREDENTIALS: true,
  PAYLOAD_KEYS: true,
  AWS_REGION: true,
}).shape;
const temporalSchema = z.object({
  ...others,
  TEMPORAL_ADDRESS: TEMPORAL_ADDRESS.regex(/^\S+:\d+$/, 'Write it as host:port'),
  // Only keys of KMS need one.
  AWS_REGION: AWS_REGION.default(''),
});

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Temporal itself, by the same names of the environment as a worker, or as `npm start` wrote it down.
 * @throws an error with the remedy when there is none
 */
export async function withTemporal<T>(env: Environment, work: (client: Client) => Promise<T>): Promise<T> {
  const access = accessIn(env);
  const { TEMPORAL_ADDRESS: address } = access;
  const connection = await Connection.connect(temporalConnection(access)).catch(() => {
    throw new Error(`Temporal does not answer at ${address}. Is the address right, and are the credentials?`);
  });
  try {
    return await work(new Client({ connection, ...temporalData(access) }));
  } finally {
    await connection.close();
  }
}

function accessIn(env: Environment): z.infer<typeof temporalSchema> {
  const given = env.TEMPORAL_ADDRESS ? env : writtenIn(env.THROUGHLINE_STATE || '.throughline');
  if (!given)
    throw new Error(
      'No Temporal to ask: run npm start, or set TEMPORAL_ADDRESS to where its front end is, such as ' +
        'temporal.example.com:7233, and TEMPORAL_NAMESPACE and TEMPORAL_CREDENTIALS as the workers have them',
    );
  const parsed = temporalSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`Temporal cannot be asked with this environment. ${wrong.join('; ')}`);
}

/** What `npm start` writes down: where Temporal is, and the keys of what it keeps. */
function writtenIn(folder: string): Environment | undefined {
  const read = (name: string) => {
    const file = join(folder, name);
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  };
  const { temporal } = JSON.parse(read('connection.json') ?? '{}') as {
    readonly temporal?: { readonly address: string; readonly namespace: string };
  };
  return (
    temporal && {
      TEMPORAL_ADDRESS: temporal.address,
      TEMPORAL_NAMESPACE: temporal.namespace,
      PAYLOAD_KEYS: read('payload-keys.json'),
    }
  );
}
