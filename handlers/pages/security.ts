import type { Context } from 'hono';
import { DomainError } from '../../domain/errors.ts';

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

/**
 * A form may only be sent from one of our own pages. Browsers say where from: in Sec-Fetch-Site, or, where they leave
 * that out (plain http), in Origin, which is `null` from a page that sends no referrer. Only the pages whose address
 * holds a token are such, and who has no token cannot write a form for them.
 */
export function refuseForeignForm(c: Context, publicUrl: string, secret: boolean): void {
  const site = c.req.header('sec-fetch-site');
  const origin = c.req.header('origin');
  const own = [new URL(publicUrl).origin, new URL(c.req.url).origin];
  const fine = site
    ? site === 'same-origin' || site === 'none'
    : origin !== undefined && (own.includes(origin) || (secret && origin === 'null'));
  if (!fine)
    throw new DomainError(
      'forbidden',
      'This form was sent from another site, so nothing was done. Open the page here and send it again.',
    );
}
