import { type Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Act } from '../../activities/store/audit/act.ts';
import type { Stores } from '../../activities/store/stores.ts';
import { audited, idsOf } from '../audited.ts';
import { refuseForeignForm, sessionCookie } from '../own-pages.ts';
import type { ApiServices } from '../services/services.ts';
import type { AppVariables } from '../variables.ts';
import { authenticate } from './authenticate.ts';
import { findOperation, routeOf } from './find-operation.ts';
import { type Answer, idempotencyKeyOf, once } from './idempotency.ts';
import { countRequest, countStranger, isStranger, type Limits } from './limits.ts';
import type { ApiCaller, Operation } from './operation.ts';
import { operationGroups } from './operations/operations.ts';
import { problemOf, problemResponse } from './problem.ts';
import { readJson, readText } from './read-body.ts';
import { referenceRoutes } from './reference.routes.ts';

export interface ApiDeps {
  readonly services: ApiServices;
  readonly stores: Pick<Stores, 'people' | 'requests' | 'audit'>;
  readonly publicUrl: string;
  readonly limits: Limits;
  readonly now: () => Date;
  /** The address that a request came from, as the entry knows it. */
  readonly addressOf: (c: Context) => string | undefined;
  /** Told of every failure that has no name of ours. */
  readonly onUnexpected: (failure: unknown, requestId: string) => void;
}

type ApiContext = Context<AppVariables>;

/** The HTTP API, to be mounted under /v1. */
export function createApi(deps: ApiDeps): Hono<AppVariables> {
  const api = new Hono<AppVariables>();
  api.onError((failure, c) => failed(deps, failure, c));
  for (const { under, load } of operationGroups)
    for (const start of under)
      api.use(`${start}/*`, async (c, next) => {
        const found = findOperation(await load(), c.req.method, c.req.path);
        return found ? answer(deps, found, c) : next();
      });
  // Signed by who sends it, and no operation of a caller's.
  api.post('/exams/:provider/results', async (c) =>
    (await import('./receive-result.ts')).receiveResult(deps, c),
  );
  api.route('/', referenceRoutes(deps.publicUrl));
  return api;
}

type Found = NonNullable<ReturnType<typeof findOperation>>;

/** The failure as problem details; what has no name of ours is told to the operator, not to the caller. */
function failed({ onUnexpected }: ApiDeps, failure: unknown, c: ApiContext): Response {
  const requestId = c.get('requestId');
  if (problemOf(failure, requestId).code === 'unexpected') onUnexpected(failure, requestId);
  return problemResponse(failure, requestId);
}

async function answer(deps: ApiDeps, { operation, params }: Found, c: ApiContext): Promise<Response> {
  c.set('route', routeOf(operation));
  const caller = await callerOf(deps, c);
  c.set('callerId', caller.person.id);
  const key = operation.method === 'post' ? idempotencyKeyOf(c.req.header('idempotency-key')) : undefined;
  const limits = await countRequest(deps.stores.requests, caller.countedAs, deps.limits.perKey);
  for (const [name, value] of Object.entries(limits)) c.header(name, value);
  const text = operation.body ? await readText(c.req) : '';
  const received = { caller, params, text, key };
  const act = actOf(operation, c, received);
  const carry = () => carryOut(deps, operation, c, received);
  const work = () => (act ? audited(deps.stores.audit, act, carry) : carry());
  if (key === undefined || operation.secret) return respond(c, operation, await work());
  const content = [c.req.method, new URL(c.req.url).pathname, text, rightsOf(caller)];
  const answered = await once(deps.stores.requests, { personId: caller.person.id, key, content }, work);
  if (answered.replayed) c.header('Idempotency-Replayed', 'true');
  return respond(c, operation, answered);
}

/** What somebody may do now: who may no more is not told again what they were told when they might. */
const rightsOf = ({ person: { partnerId, roles }, scopes }: ApiCaller): string =>
  JSON.stringify([partnerId, roles.toSorted(), scopes?.toSorted()]);

async function callerOf(deps: ApiDeps, c: ApiContext): Promise<ApiCaller> {
  const { stores, limits, now, addressOf } = deps;
  try {
    return (await signedIn(deps, c)) ?? (await authenticate(stores, c.req.header('authorization'), now()));
  } catch (failure) {
    if (isStranger(failure)) await countStranger(stores.requests, addressOf(c), limits.perAddress);
    throw failure;
  }
}

/** The person of the session with which one of our own pages calls; undefined where the caller names a key, or nobody. */
async function signedIn({ services, publicUrl }: ApiDeps, c: ApiContext): Promise<ApiCaller | undefined> {
  const session = c.req.header('authorization') === undefined ? getCookie(c, sessionCookie) : undefined;
  if (session === undefined) return undefined;
  if (c.req.method !== 'GET') refuseForeignForm(c, publicUrl, false);
  const person = await services.signIn.personOf(session);
  return person && { person, via: 'portal', countedAs: `session/${person.id}` };
}

interface Received {
  readonly caller: ApiCaller;
  readonly params: Found['params'];
  readonly text: string;
  readonly key: string | undefined;
}

/** What goes on record of a request; nothing of one that only reads. */
function actOf(
  { id, method, readsOnly, exports }: Operation,
  c: ApiContext,
  { caller, params, text, key }: Received,
): Act | undefined {
  if (!exports && (method === 'get' || readsOnly)) return undefined;
  const { person, via, countedAs } = caller;
  const route = c.get('route');
  return {
    ...{ who: person.id, via, from: `${c.req.method} ${route}`, verb: id, on: idsOf(params) },
    ...(via === 'api' ? { key: countedAs.slice('api-key/'.length) } : {}),
    request: c.get('requestId'),
    ...(key === undefined ? {} : { once: JSON.stringify([person.id, id, params, key]) }),
    asked: async () => text,
  };
}

async function carryOut(
  deps: ApiDeps,
  operation: Operation,
  c: ApiContext,
  { caller, params, text, key }: Received,
): Promise<Answer> {
  const body = operation.body ? readJson(text) : undefined;
  const request = { caller, params, query: c.req.query(), body, requestKey: key };
  const done = await operation.handle(deps.services, request);
  return { status: operation.status ?? 200, body: JSON.stringify(done) };
}

function respond(c: ApiContext, { location }: Operation, { status, body }: Answer): Response {
  c.header('cache-control', 'no-store');
  c.header('content-type', 'application/json');
  if (location) c.header('location', location(JSON.parse(body)));
  return c.body(body, status as 200);
}
