import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { get, post, type Reply } from './api-client.ts';
import { keyOf, readConnection } from './connection.ts';
import { done } from './outcome.ts';
import { Refused } from './refused.ts';

const versionSchema = z.object({
  programId: z.string(),
  version: z.number(),
  title: z.string(),
  hash: z.string(),
  status: z.enum(['proposed', 'published']),
  proposedBy: z.string(),
  publishedBy: z.string().optional(),
  effectiveFrom: z.string().optional(),
});
export type Version = z.infer<typeof versionSchema>;

const place = z.object({ version: z.number(), stage: z.string() });
const previewSchema = z.object({
  caseId: z.string(),
  title: z.string(),
  from: place,
  to: place,
  deadlines: z.array(
    z.object({
      ...{ what: z.string(), before: z.string().optional(), after: z.string().optional() },
      once: z.array(z.string()).optional(),
    }),
  ),
  newSteps: z.array(z.string()),
  problem: z.string().optional(),
});
export type Preview = z.infer<typeof previewSchema>;

const caseSchema = z.object({
  id: z.string(),
  title: z.string(),
  stage: z.string(),
  program: z.object({ id: z.string(), version: z.number() }),
});
export type CaseAnswer = z.infer<typeof caseSchema>;
const movedSchema = z.object({ id: z.string(), program: z.object({ version: z.number() }) });
const runningSchema = z.object({
  items: z.array(
    z.object({
      version: z.number(),
      cases: z.number(),
      proposer: z.string(),
      publisher: z.string().optional(),
    }),
  ),
});
export type Running = z.infer<typeof runningSchema>['items'][number];

/** The evidence that a text was rehearsed. */
export interface Evidence {
  readonly sourceHash: string;
  readonly scripts: readonly string[];
  readonly passed: boolean;
}

/** What the API says about programs. Every call throws {@link Refused} with the API's words if it is not done. */
export interface ProgramsApi {
  versions(id: string): Promise<readonly Version[]>;
  /** How many cases run under each version, and who stands behind it, by name. */
  running(id: string): Promise<readonly Running[]>;
  /** `scripts`: the YAML of those that rehearsed it. */
  propose(proposal: {
    source: string;
    scripts?: string;
    effectiveFrom?: string;
    rehearsal: Evidence;
  }): Promise<Version>;
  publish(id: string, version: number, what: { hash: string; effectiveFrom?: string }): Promise<Version>;
  previews(id: string, to: number): AsyncGenerator<Preview>;
  caseOf(caseId: string): Promise<CaseAnswer>;
  /** The reply as it is: one case that cannot be moved stops no others. */
  migrate(caseId: string, to: number, reason: string): Promise<Reply>;
  /** Past decisions, not looked at yet. */
  decisions(id: string): AsyncGenerator<unknown>;
}

/** The API that the installation says, asked with the key of this name. */
export function connectPrograms(as: string): ProgramsApi {
  const connection = readConnection(process.env);
  const apiKey = keyOf(connection, as);
  const url = (path: string) => `${connection.apiUrl}/v1${path}`;
  const read = async (path: string) => done(await get({ url: url(path), apiKey }));
  // Asked for again later, these are new requests: what was refused or undone may be asked for again.
  const send = (path: string, body: unknown) => post({ url: url(path), apiKey, body, key: randomUUID() });
  const pages = (path: string) => readPages(path, read);
  const at = (id: string) => `/programs/${encodeURIComponent(id)}`;
  return {
    versions: async (id) =>
      understood(z.object({ items: z.array(versionSchema) }), await read(`${at(id)}/versions`)).items,
    running: async (id) => understood(runningSchema, await read(`${at(id)}/running`)).items,
    propose: async (proposal) => understood(versionSchema, done(await send('/programs', proposal))),
    publish: async (id, version, what) =>
      understood(versionSchema, done(await send(`${at(id)}/versions/${version}/publish`, what))),
    async *previews(id, to) {
      for await (const one of pages(`${at(id)}/migrations?to=${to}&limit=50`))
        yield understood(previewSchema, one);
    },
    caseOf: async (caseId) => understood(caseSchema, await read(`/cases/${encodeURIComponent(caseId)}`)),
    migrate: (caseId, to, reason) => send(`/cases/${encodeURIComponent(caseId)}/migrate`, { to, reason }),
    decisions: (id) => pages(`${at(id)}/decisions?limit=100`),
  };
}

/** The version that a moved case runs under; undefined when the answer is something else. */
export const versionAfter = (body: unknown): number | undefined =>
  movedSchema.safeParse(body).data?.program.version;

const pageSchema = z.object({ items: z.array(z.unknown()), nextCursor: z.string().optional() });

async function* readPages(path: string, read: (path: string) => Promise<unknown>): AsyncGenerator<unknown> {
  let cursor: string | undefined;
  do {
    const page = understood(
      pageSchema,
      await read(cursor ? `${path}&cursor=${encodeURIComponent(cursor)}` : path),
    );
    yield* page.items;
    cursor = page.nextCursor;
  } while (cursor !== undefined);
}

/** The body of what was done. @throws Refused with the reason otherwise. */
function understood<T extends z.ZodType>(schema: T, body: unknown): z.infer<T> {
  const { data, error } = schema.safeParse(body);
  if (error)
    throw new Refused('The API answered with something else; is it of another version than this command?');
  return data;
}
