/**
 * A path on this site, or the start page: a sign-in never leads elsewhere. What a browser makes of the path counts:
 * `/.//evil.example` comes to `//evil.example`, which names a host.
 */
export function safePath(path: string): string {
  if (path.length > 300 || !/^\/[\w\-./?=&#%~]*$/.test(path)) return '/';
  const base = 'http://here.invalid';
  const url = URL.parse(path, base);
  return url?.origin === base && !url.pathname.startsWith('//') ? path : '/';
}
