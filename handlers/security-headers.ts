/** What every answer says to browsers; a page may be stricter, and its own words stand. */
const headers: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};

/** Sets what is not set. `https`: the site is reached by https, and shall always be. */
export function setSecurityHeaders(answer: Headers, https: boolean): void {
  for (const [name, value] of Object.entries(headers)) if (!answer.has(name)) answer.set(name, value);
  if (https) answer.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
}
