import type { Context } from 'hono';
import { DomainError } from '../domain/errors.ts';

/** The cookie that says who is signed in. */
export const sessionCookie = 'throughline_session';

/**
 * What a browser sends with its session may only come from one of our own pages. Browsers say where from: in Sec-Fetch-Site, or, where they leave
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
      'This was sent from another site, so nothing was done. Open the page here and send it again.',
    );
}
