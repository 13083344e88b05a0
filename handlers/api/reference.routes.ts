import { Hono } from 'hono';
import { keptOnceMade } from '../../activities/store/calls.ts';

const forAnHour = 'public, max-age=3600';

/** The OpenAPI document and a page that shows it: static, without a script, the same in Lambda and locally. */
export function referenceRoutes(publicUrl: string): Hono {
  const routes = new Hono();
  // Read by few: a cold start does without what makes it.
  const reference = keptOnceMade(async () => (await import('./reference.tsx')).makeReference(publicUrl));
  routes.get('/openapi.json', async (c) => {
    const { json } = await reference();
    return c.body(json, 200, { 'content-type': 'application/json', 'cache-control': forAnHour });
  });
  routes.get('/docs', async (c) => c.html((await reference()).page, 200, { 'cache-control': forAnHour }));
  routes.get('/:style{docs-[0-9a-f]{12}\\.css}', async (c) => {
    const { style, stylesheet } = await reference();
    if (c.req.param('style') !== style) return c.notFound();
    return c.body(stylesheet, 200, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });
  return routes;
}
