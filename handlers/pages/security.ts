import type { Context } from 'hono';

/** Nothing but our own stylesheets, images and forms: no script at all. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data: https:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers of every page. `secret`: its address holds a token, which no other site, cache or index may get. */
export function setPageHeaders(c: Context, secret: boolean): void {
  c.header('Content-Security-Policy', contentSecurityPolicy);
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('X-Robots-Tag', 'noindex');
  c.header('Referrer-Policy', secret ? 'no-referrer' : 'same-origin');
  c.header('Cache-Control', secret ? 'no-store' : 'private, no-cache');
}
