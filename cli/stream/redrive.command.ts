import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { post } from '../api-client.ts';
import { keyOf, readConnection } from '../connection.ts';
import { done } from '../outcome.ts';
import { print } from '../print.ts';
import { showProgress } from '../progress.ts';

const answerSchema = z.object({ taken: z.int(), left: z.int(), cursor: z.string().optional() });

/** `throughline stream redrive`: tries again what was set aside. */
export async function redriveCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { as: { type: 'string', default: 'ops' }, json: { type: 'boolean', default: false } },
  });
  const connection = readConnection(process.env);
  const [sum, progress] = [{ taken: 0, left: 0 }, showProgress()];
  let cursor: string | undefined;
  do {
    const query = cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`;
    const request = {
      url: `${connection.apiUrl}/v1/stream/redrive${query}`,
      apiKey: keyOf(connection, values.as),
    };
    const answer = answerSchema.parse(done(await post({ ...request, body: {}, key: randomUUID() })));
    sum.taken += answer.taken;
    sum.left += answer.left;
    cursor = answer.cursor;
    progress(`${sum.taken} taken, ${sum.left} left`);
  } while (cursor !== undefined);
  const code = sum.left > 0 ? 1 : 0;
  if (values.json) return print(JSON.stringify(sum, null, 2), code);
  if (sum.taken + sum.left === 0) return print('Nothing lies aside.', 0);
  return print(`${sum.taken} taken, ${sum.left} still cannot be taken and stay.`, code);
}
