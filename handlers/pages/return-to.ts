/**
 * Where to go after signing in: an address on this site only. Anything else (another host, a scheme, control
 * characters, a way to sign in or out again) becomes the start page.
 */
export function safeReturnTo(given: string | undefined): string {
  if (!given || given.length > 300 || !/^\/[\w\-./?=&#%~]*$/.test(given)) return '/';
  const url = new URL(given, 'http://local.invalid');
  if (url.origin !== 'http://local.invalid' || /^\/(sign-|t\/)/.test(url.pathname)) return '/';
  return `${url.pathname}${url.search}${url.hash}`;
}
