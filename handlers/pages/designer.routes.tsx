import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { DomainError } from '../../domain/errors.ts';
import { type PageDeps, pageKinds, type SignedInVisit, show } from './page.tsx';

/** The page on which programs are drafted, and what it loads. */
export function designerRoutes(deps: PageDeps): Hono {
  const routes = new Hono();
  const { signedIn, failed } = pageKinds(deps);
  routes.onError(failed);
  routes.get('/programs/drafts/:draftId', signedIn(showDesigner));
  routes.get('/assets/designer/:file', (c) => sendFile(c, deps.designerFiles));
  return routes;
}

/** What of the designer begins the page: see infra/constructs/bundle-designer.ts. */
interface Beginning {
  readonly script: string;
  readonly style: string;
  readonly worker: string;
}

/**
 * This page runs scripts, all of them our own files. Styles may stand in the page: the editor and the diagram write
 * theirs while they run, and e-mails are shown as they arrive, with their styles inside.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: https:",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

async function showDesigner(visit: SignedInVisit): Promise<Response> {
  const { c, frame, services, caller, deps } = visit;
  const { designerFiles } = deps;
  if (!frame.runsPrograms || designerFiles === undefined)
    throw new DomainError('not-found', 'There is no such page.');
  const draft = await services.drafts.get(caller, c.req.param('draftId') ?? '');
  const [beginning, { DesignerPage }] = await Promise.all([
    readFile(join(designerFiles, 'designer.json'), 'utf8'),
    import('../../portal/pages/designer.page.tsx'),
  ]);
  const { script, style, worker } = JSON.parse(beginning) as Beginning;
  c.header('Content-Security-Policy', contentSecurityPolicy);
  const address = (file: string) => `/assets/designer/${file}`;
  const files = { script: address(script), style: address(style), worker: address(worker) };
  return show(c, <DesignerPage frame={frame} draft={draft} files={files} />);
}

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

/** A worker brings a policy of its own: it reads texts, and reaches nothing. */
const workerPolicy = "default-src 'none'; script-src 'self'";

/** One of the designer's files: nothing secret, the same for everybody, and never another under its name. */
async function sendFile(c: Context, folder: string | undefined): Promise<Response> {
  const [file, ending = ''] = /^[\w.-]+\.(js|css)$/.exec(c.req.param('file') ?? '') ?? [];
  const content = file && folder && (await readFile(join(folder, file)).catch(() => undefined));
  if (!content) throw new DomainError('not-found', 'There is no such file.');
  return c.body(new Uint8Array(content), 200, {
    'Content-Type': types[ending] ?? '',
    'Content-Security-Policy': workerPolicy,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'public, max-age=31536000, immutable',
  });
}
