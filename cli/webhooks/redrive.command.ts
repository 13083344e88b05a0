import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { get, post } from '../api-client.ts';
import { keyOf, readConnection } from '../connection.ts';
import { done } from '../outcome.ts';
import { print } from '../print.ts';
import { showProgress } from '../progress.ts';

const endpointsSchema = z.object({ items: z.array(z.object({ id: z.string(), label: z.string() })) });
const redeliverySchema = z.object({ sent: z.int(), more: z.boolean() });
const day = z.iso.date('--since: give a day such as 2026-11-30');
const month = 31 * 86_400_000;

interface Redriven {
  readonly id: string;
  readonly label: string;
  readonly sent: number;
}

/** `throughline webhooks redrive`: sends again what was given up. */
export async function redriveCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      endpoint: { type: 'string' },
      since: { type: 'string' },
      as: { type: 'string', default: 'ops' },
      json: { type: 'boolean', default: false },
    },
  });
  const connection = readConnection(process.env);
  const to = { url: `${connection.apiUrl}/v1/webhooks`, apiKey: keyOf(connection, values.as) };
  const since = values.since === undefined ? new Date(Date.now() - month) : new Date(day.parse(values.since));
  const { items } = endpointsSchema.parse(done(await get(to)));
  const wanted = items.filter(({ id }) => values.endpoint === undefined || id === values.endpoint);
  if (wanted.length === 0)
    throw new Error(values.endpoint ? `There is no endpoint ${values.endpoint}` : 'There are no endpoints');
  const redriven: Redriven[] = [];
  for (const { id, label } of wanted) redriven.push({ id, label, sent: await redrive(to, id, label, since) });
  if (values.json) return print(JSON.stringify(redriven, null, 2), 0);
  return print(
    redriven.map(({ id, label, sent }) => `${label} (${id}): ${sent} on their way again`).join('\n'),
    0,
  );
}

/** A hundred for each request, until there are no more. */
async function redrive(
  { url, apiKey }: { readonly url: string; readonly apiKey: string },
  id: string,
  label: string,
  since: Date,
): Promise<number> {
  const progress = showProgress();
  let sent = 0;
  for (let more = true; more; ) {
    const request = { url: `${url}/${id}/redeliveries`, apiKey, body: { since: since.toISOString() } };
    const answer = redeliverySchema.parse(done(await post({ ...request, key: randomUUID() })));
    sent += answer.sent;
    more = answer.more;
    progress(`${label}: ${sent} on their way again`);
  }
  return sent;
}
