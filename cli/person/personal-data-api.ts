import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { get, post } from '../api-client.ts';
import { keyOf, readConnection } from '../connection.ts';
import { done } from '../outcome.ts';

const counts = z.record(z.string(), z.int()).optional();
const pageSchema = z.object({
  gathered: z.object({ state: z.enum(['gathering', 'ready']) }).optional(),
  erasure: z
    .object({
      state: z.enum(['asked', 'running', 'done']),
      ...{ removed: counts, unnamed: counts, kept: counts },
      historiesDeleted: z.int().optional(),
      openCases: z.int().optional(),
    })
    .optional(),
  obstacles: z.array(z.string()),
});
/** What the command reads of somebody's data in an answer. */
export type PersonalDataReply = z.infer<typeof pageSchema>;

/** How long is waited between two looks, in milliseconds. */
const between = 2_000;

/** What the API says of one person's data. */
export function personalDataOf(personId: string, as: string) {
  const connection = readConnection(process.env);
  const to = {
    url: `${connection.apiUrl}/v1/personal-data/${encodeURIComponent(personId)}`,
    apiKey: keyOf(connection, as),
  };
  const read = async () => pageSchema.parse(done(await get(to)));
  return {
    read,
    gather: async () => pageSchema.parse(done(await post({ ...to, body: {}, key: randomUUID() }))),
    file: async () => done(await get({ ...to, url: `${to.url}/file` })),
    erase: async () =>
      pageSchema.parse(
        done(await post({ ...to, url: `${to.url}/erasure`, body: { id: personId }, key: randomUUID() })),
      ),
    /** Looks again and again until it is as wanted. */
    async until(wanted: (page: PersonalDataReply) => boolean): Promise<PersonalDataReply> {
      for (;;) {
        const page = await read();
        if (wanted(page)) return page;
        await sleep(between);
      }
    },
  };
}
