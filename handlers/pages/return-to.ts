const here = 'http://local.invalid';

/**
 * Where to go after signing in: an address on this site only. Anything else (another host, a scheme, control
 * characters, a way to sign in or out again) becomes the start page.
 */
export function safeReturnTo(given: string | undefined): string {
  if (!given || given.length > 300 || !/^\/[\w\-./?=&#%~]*$/.test(given)) return '/';
  const url = URL.parse(given, here);
  // A path that starts with two slashes (`/.//other.example` comes to one) names a host.
  if (url?.origin !== here || url.pathname.startsWith('//')) return '/';
  if (/^\/(sign-|[tca]\/)/.test(url.pathname)) return '/';
  return `${url.pathname}${url.search}${url.hash}`;
}
