import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { type OpenApiDocument, openApiDocument } from './openapi.ts';
import { operations } from './operations/operations.ts';
import { referenceStylesheet } from './reference.css.ts';
import { ReferencePage } from './reference.page.tsx';

const forAnHour = 'public, max-age=3600';
const styleAddress = `docs-${createHash('sha256').update(referenceStylesheet).digest('hex').slice(0, 12)}.css`;

/** The OpenAPI document and a page that shows it: static, without a script, the same in Lambda and locally. */
export function referenceRoutes(publicUrl: string): Hono {
  const routes = new Hono();
  let made: { document: OpenApiDocument; json: string; page: string } | undefined;
  const reference = () => {
    made ??= makeReference(publicUrl);
    return made;
  };
  routes.get('/openapi.json', (c) =>
    c.body(reference().json, 200, { 'content-type': 'application/json', 'cache-control': forAnHour }),
  );
  routes.get('/docs', (c) => c.html(reference().page, 200, { 'cache-control': forAnHour }));
  routes.get(`/${styleAddress}`, (c) =>
    c.body(referenceStylesheet, 200, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    }),
  );
  return routes;
}

function makeReference(publicUrl: string) {
  const document = openApiDocument(operations, publicUrl);
  const page = <ReferencePage document={document} stylesheet={`/v1/${styleAddress}`} />;
  return { document, json: JSON.stringify(document), page: `<!doctype html>${page.toString()}` };
}
