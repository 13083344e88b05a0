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

/**
 * Lets a page send a form to the store of files, and run the script that goes with it. The answer of the store leads
 * back here.
 */
export function allowFileStore(c: Context, address: string): void {
  const { origin } = new URL(address);
  const policy = contentSecurityPolicy.replace("form-action 'self'", `form-action 'self' ${origin}`);
  c.header('Content-Security-Policy', `${policy}; script-src 'self'`);
}

/** Lets a page run a script of ours that stands in a file, and none that stands in the page. */
export function allowOwnScript(c: Context): void {
  c.header('Content-Security-Policy', `${contentSecurityPolicy}; script-src 'self'`);
}

/** Lets a page show pictures and PDFs from the store of files. */
export function allowPreviews(c: Context, origin: string): void {
  const policy = contentSecurityPolicy.replace("img-src 'self'", `img-src 'self' ${origin}`);
  c.header('Content-Security-Policy', `${policy}; frame-src 'self' ${origin}`);
}

/** Headers of every page. `secret`: its address holds a token, which no other site, cache or index may get. */
export function setPageHeaders(c: Context, secret: boolean): void {
  c.header('Content-Security-Policy', contentSecurityPolicy);
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('X-Robots-Tag', 'noindex');
  c.header('Referrer-Policy', secret ? 'no-referrer' : 'same-origin');
  c.header('Cache-Control', secret ? 'no-store' : 'private, no-cache');
}
