import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { get, post, type Reply } from '../api-client.ts';
import { keyOf, readConnection } from '../connection.ts';
import { done } from '../outcome.ts';
import { print } from '../print.ts';
import { readFiles } from './read-files.ts';

const versionSchema = z.object({ kind: z.string(), id: z.string(), version: z.int(), title: z.string() });

/** `throughline material publish`: checks a bank or a course, and publishes its next version. */
export async function publishCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { as: { type: 'string', default: 'ops' }, json: { type: 'boolean', default: false } },
  });
  const { kind, id, source } = readFiles(positionals);
  const connection = readConnection(process.env);
  const apiKey = keyOf(connection, values.as);
  const url = `${connection.apiUrl}/v1/materials/${kind}/${encodeURIComponent(id)}`;
  const after = newestIn(await get({ url, apiKey }));
  // Asked for again later, this is a new request.
  const reply = await post({ url: `${url}/versions`, apiKey, body: { source, after }, key: randomUUID() });
  const published = versionSchema.parse(done(reply));
  if (values.json) return print(JSON.stringify(published, null, 2), 0);
  const { version, title } = published;
  const words = version === after ? `is version ${version} already` : `is published as version ${version}`;
  return print(`${title} (${kind} ${id}) ${words}`, 0);
}

/** 0: nothing was published yet. */
function newestIn(reply: Reply): number {
  if (reply.kind === 'refused' && reply.code === 'not-found') return 0;
  return versionSchema.parse(done(reply)).version;
}
