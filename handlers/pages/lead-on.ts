import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { hasNotice } from '../../portal/components/notice.tsx';

export const doneCookie = 'throughline_done';
/** In seconds: for a browser that stops on its way; the page that comes next forgets it anyway. */
const longest = 60;

interface Way {
  readonly c: Context;
  readonly deps: { readonly publicUrl: string };
}

/**
 * Leads on after an act. The page there says once what was done, by its word in portal/components/notice.tsx: not again
 * when it is loaded again, and not to whom its address is given.
 */
export function leadOn({ c, deps }: Way, to: string, done: string): Response {
  setCookie(c, doneCookie, done, {
    ...{ httpOnly: true, sameSite: 'Lax', path: '/', maxAge: longest },
    secure: deps.publicUrl.startsWith('https:'),
  });
  return c.redirect(to, 303);
}

/** The word for what was done on the way here. */
export function doneBefore(c: Context): string | undefined {
  const word = getCookie(c, doneCookie);
  return hasNotice(word) ? word : undefined;
}

/** It has been said. */
export function forgetDone(c: Context): void {
  if (getCookie(c, doneCookie) !== undefined) deleteCookie(c, doneCookie, { path: '/' });
}
