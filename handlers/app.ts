import { randomUUID } from 'node:crypto';
import type { PayloadCodec } from '@temporalio/common';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { routePath } from 'hono/route';
import type { Stores } from '../activities/store/stores.ts';
import type { Branding } from '../domain/branding/branding.schema.ts';
import { DomainError } from '../domain/errors.ts';
import { isCaseId } from '../domain/ids.ts';
import { createApi } from './api/create-api.ts';
import { countStranger, defaultLimits, type Limits } from './api/limits.ts';
import { problemResponse } from './api/problem.ts';
import type { TemporalTokensSettings } from './codec/temporal-tokens.schema.ts';
import type { Log } from './log.ts';
import { type PageDeps, pageKinds } from './pages/page.tsx';
import { pageNotFound, pageRoutes } from './pages/page-routes.ts';
import { setSecurityHeaders } from './security-headers.ts';
import type { ApiServices } from './services/services.ts';
import type { AppVariables } from './variables.ts';

export interface AppDeps {
  readonly services: ApiServices;
  readonly stores: Pick<Stores, 'people' | 'requests' | 'audit'>;
  readonly branding: Branding;
  readonly publicUrl: string;
  /** The folder of the designer's files for browsers; without it there is no designer. */
  readonly designerFiles?: string | undefined;
  readonly temporalUiUrl?: string | undefined;
  /** For Temporal UI, which cannot read what is encrypted; without it there is no codec server. */
  readonly payloadCodec?: PayloadCodec | undefined;
  /** With what Temporal UI can say who asks, where it is of another site than the portal. */
  readonly temporalTokens?: TemporalTokensSettings | undefined;
  /** Where uploaded files are shown from. */
  readonly filesOrigin?: string | undefined;
  readonly log: Log;
  /** Where traces are sent: see handlers/tracing. */
  readonly tracing?: { readonly requests: MiddlewareHandler<AppVariables> } | undefined;
  /** The address that a request came from, as the entry knows it. */
  readonly addressOf: (c: Context) => string | undefined;
  readonly limits?: Limits | undefined;
  readonly now?: (() => Date) | undefined;
}

const kilobyte = 1024;
/** What a request to the API can hold at most, in bytes, by where it goes: forms carry files, and programs are long. */
const largestBodies: readonly (readonly [path: RegExp, bytes: number])[] = [
  [/^\/v1\/cases(\/|$)/, 4096 * kilobyte],
  // As much as Temporal takes in one payload, in base64.
  [/^\/codec\//, 4096 * kilobyte],
  [/^\/v1\/exams\/[^/]*\/results$/, 16 * kilobyte],
  // Programs, drafts, rehearsals and previews: whole programs and their scripts.
  [/^\/v1\/(programs$|rehearsals$|(drafts|previews)(\/|$))/, 1024 * kilobyte],
  [/^/, 256 * kilobyte],
];
/** What programs ask, and is answered in JSON. */
const isApi = (c: Context) => /^\/(v1$|v1\/|codec\/)/.test(c.req.path);

/** The HTTP app: the API under /v1, the portal and console at the root, the same in Lambda and locally. */
export function createApp(deps: AppDeps): Hono<AppVariables> {
  const { stores, publicUrl, addressOf, limits = defaultLimits, now = () => new Date() } = deps;
  const pageDeps: PageDeps = {
    ...deps,
    audit: stores.audit,
    now,
    onUnexpected: (failure) => deps.log.error({ failure }, 'a page failed'),
  };
  const app = new Hono<AppVariables>();
  app.use(accessLog(deps.log), securityHeaders(publicUrl));
  if (deps.tracing) app.use(deps.tracing.requests);
  app.get('/health', (c) => c.json({ status: 'ok' }, 200, { 'cache-control': 'no-store' }));
  app.use('/v1/*', limitBody);
  app.use('/codec/*', limitBody);
  const fewFromOneAddress: MiddlewareHandler = async (c, next) => {
    await countStranger(stores.requests, addressOf(c), limits.perAddress);
    await next();
  };
  // What sends an e-mail to an address that anybody can type, and what anybody can try.
  for (const path of ['/sign-in', '/sign-in/passkey', '/apply/:programId']) app.post(path, fewFromOneAddress);
  // What makes this server ask the identity provider; and numbers of certificates, which must not be tried out.
  for (const path of ['/sign-in/staff/*', '/certificates/:number/*']) app.use(path, fewFromOneAddress);
  const onUnexpected = (failure: unknown, requestId: string) =>
    deps.log.error({ failure, requestId }, 'a request failed');
  const asked = { ...deps, limits, now, onUnexpected };
  app.route('/v1', createApi(asked));
  app.all('/codec/:work', async (c) => (await import('./codec/codec-server.ts')).answerCodec(asked, c));
  app.route('/', pageRoutes(pageDeps));
  const { failed } = pageKinds(pageDeps);
  const noPage = pageNotFound(pageDeps);
  app.notFound((c) =>
    isApi(c) ? problemResponse(noSuchResource(), c.get('requestId')) : noPage(c as Context),
  );
  app.onError((failure, c) => (isApi(c) ? problemResponse(failure, c.get('requestId')) : failed(failure, c)));
  return app;
}

const noSuchResource = () =>
  new DomainError('not-found', 'The API has nothing at this address; /v1/docs shows what it has.');

/** Refused from the length that is announced, or as soon as more has come. */
const limitBody: MiddlewareHandler = (c, next) => {
  const [, largest = 0] = largestBodies.find(([path]) => path.test(c.req.path)) ?? [];
  return limits(largest)(c, next);
};

function limits(largest: number): MiddlewareHandler {
  return bodyLimit({
    maxSize: largest,
    onError: () => {
      const words = `A request of this kind can hold ${largest / kilobyte} kB at most.`;
      throw new DomainError('payload-too-large', words);
    },
  });
}

/** One line for each request: what was asked by which person, and how it went. No path, for a path can hold a token. */
function accessLog(log: Log): MiddlewareHandler<AppVariables> {
  return async (c, next) => {
    const requestId = randomUUID();
    const start = performance.now();
    c.set('requestId', requestId);
    await next();
    c.header('X-Request-Id', requestId);
    const ms = Math.round(performance.now() - start);
    const { status } = c.res;
    const about = { requestId, method: c.req.method, route: c.get('route') ?? routePath(c, -1), status, ms };
    const of = { caseId: caseIn(c.req.path), traceId: c.get('traceId'), personId: c.get('callerId') };
    log.info({ ...about, ...of }, 'answered');
  };
}

/** The case that a path is about: `/deals/D-…/edit`. */
const caseIn = (path: string) => path.split('/').find(isCaseId);

function securityHeaders(publicUrl: string): MiddlewareHandler {
  const https = publicUrl.startsWith('https:');
  return async (c, next) => {
    await next();
    setSecurityHeaders(c.res.headers, https);
  };
}
