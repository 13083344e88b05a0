import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import type { FieldProblem } from '../domain/errors.ts';

const dealSchema = z.object({
  id: z.string(),
  stage: z.string(),
  stageLabel: z.string(),
  outcome: z.string().optional(),
  next: z.object({
    what: z.string(),
    waitsFor: z.object({ party: z.string(), roleLabel: z.string().optional() }),
  }),
});
/** What the command reads of a deal in an answer. */
export type Deal = z.infer<typeof dealSchema>;

const problemSchema = z.object({
  title: z.string().default(''),
  detail: z.string().optional(),
  code: z.string().default('unexpected'),
  fields: z.array(z.object({ field: z.string(), message: z.string() })).default([]),
});

/** What came of a request: done, refused by the API for a reason, or not answered at all. */
export type Reply =
  | { readonly kind: 'done'; readonly body: unknown }
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly detail: string;
      readonly fields: readonly FieldProblem[];
    }
  | { readonly kind: 'failed'; readonly detail: string };

export interface Request {
  readonly url: string;
  readonly apiKey: string;
  readonly body: unknown;
  /** What makes this request the same when it is sent again; made of the content if not given. */
  readonly key?: string;
}

/** How often a request is sent again after an answer that says "later", and how long the longest wait is. */
const tries = 6;
const longestWait = 60_000;

/** Reads a deal out of an answer; undefined when it is something else. */
export function dealIn(body: unknown): Deal | undefined {
  return dealSchema.safeParse(body).data;
}

/**
 * Posts a body, and again as long as the API asks for patience (429 with Retry-After) or does not answer. The
 * Idempotency-Key is made of the content, so sending it twice, now or tomorrow, registers it once.
 */
export function post({ key, ...request }: Request, wait: Wait = sleep): Promise<Reply> {
  const { url, body } = request;
  const headers = { 'content-type': 'application/json', 'idempotency-key': key ?? idempotencyKey(url, body) };
  return patiently(request, { method: 'POST', headers, body: JSON.stringify(body) }, wait);
}

/** Reads, with the same patience. */
export function get(request: Omit<Request, 'body' | 'key'>, wait: Wait = sleep): Promise<Reply> {
  return patiently(request, { method: 'GET', headers: {} }, wait);
}

type Wait = (ms: number) => Promise<unknown>;
interface Sent {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

async function patiently(to: Pick<Request, 'url' | 'apiKey'>, sent: Sent, wait: Wait): Promise<Reply> {
  for (let attempt = 1; ; attempt += 1) {
    const response = await once(to, sent);
    const again = waitBefore(response, attempt);
    if (again === undefined) return response instanceof Error ? unanswered(response) : readReply(response);
    if (!(response instanceof Error)) await response.body?.cancel();
    await wait(again);
  }
}

/** The same content has the same key. */
function idempotencyKey(url: string, body: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([new URL(url).pathname, body]))
    .digest('hex');
}

async function once(
  { url, apiKey }: Pick<Request, 'url' | 'apiKey'>,
  { headers, ...sent }: Sent,
): Promise<Response | Error> {
  try {
    return await fetch(url, {
      ...sent,
      headers: { authorization: `Bearer ${apiKey}`, ...headers },
      signal: AbortSignal.timeout(longestWait),
    });
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** Milliseconds until the next try; undefined when there is none. Rate limits are waited for however often they come. */
function waitBefore(response: Response | Error, attempt: number): number | undefined {
  const backoff = Math.min(longestWait, 250 * 2 ** attempt);
  if (response instanceof Error) return attempt < tries ? backoff : undefined;
  if (response.status === 429) return Math.min(longestWait, retryAfter(response) ?? backoff);
  return response.status === 503 && attempt < tries ? (retryAfter(response) ?? backoff) : undefined;
}

function retryAfter({ headers }: Response): number | undefined {
  const value = headers.get('retry-after');
  if (value === null) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

function unanswered(error: Error): Reply {
  const reason = error.cause instanceof Error ? error.cause.message || error.cause.name : error.message;
  return { kind: 'failed', detail: `no answer (${reason})` };
}

async function readReply(response: Response): Promise<Reply> {
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) return { kind: 'done', body };
  const problem = problemSchema.safeParse(body);
  if (!problem.success || response.status >= 500)
    return { kind: 'failed', detail: problem.data?.detail ?? `answered with status ${response.status}` };
  const { code, title, detail, fields } = problem.data;
  return { kind: 'refused', code, detail: detail ?? title, fields };
}
