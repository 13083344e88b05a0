import { parse } from 'tldts';
import { isFreeMail, isPageOfAnother } from './free-mail.ts';

/** What a website identifies: the registrable domain in ASCII, and its part before the public suffix. */
export interface Website {
  readonly domain: string;
  readonly label: string;
}
interface Problem {
  readonly problem: string;
}

/** Names that live inside one network only (RFC 6761, RFC 6762, RFC 8375 and common habit). */
const insideOnly = new Set(
  'localhost local localdomain internal intranet lan home corp private invalid onion arpa'.split(' '),
);

/**
 * The registrable domain in what a person typed: an address, a host, or an e-mail address. Sub-domains, scheme, port,
 * path, trailing dots, case and Unicode forms make no difference. Sites whose suffix is let out under the Public
 * Suffix List's private section keep one label more: `acme.github.io` is acme's, not GitHub's.
 */
export function websiteOf(typed: string): Website | Problem {
  const { host, path } = split(typed);
  const ascii = toAscii(host);
  if (ascii === undefined) return { problem: `"${typed}" is not a web address; write it as acme.com` };
  const found = parse(ascii, { allowPrivateDomains: true });
  if (found.isIp)
    return { problem: 'An IP address does not identify a customer; give a domain such as acme.com' };
  const suffix = found.publicSuffix ?? '';
  const refused = refuseHost(ascii, suffix, found.domainWithoutSuffix);
  if (refused) return { problem: refused };
  const { domain, domainWithoutSuffix: label } = found;
  if (!domain || !label) return { problem: `"${typed}" is not a web address; write it as acme.com` };
  if (isFreeMail(domain, label))
    return {
      problem: `${domain} gives mailboxes to anybody, so it identifies no customer; give the customer’s own`,
    };
  if (isPageOfAnother(domain, ascii, path))
    return {
      problem: `A page on ${domain} identifies no customer; give the customer’s own website or leave it empty`,
    };
  return { domain, label };
}

function refuseHost(host: string, suffix: string, label: string | null): string | undefined {
  const top = host.slice(host.lastIndexOf('.') + 1);
  if (insideOnly.has(top))
    return `${host} exists only inside a network; give a public domain such as acme.com`;
  if (!host.includes('.')) return `${host} is only part of an address; write all of it, such as acme.com`;
  if (host === suffix || label === 'www')
    return suffix.includes('.')
      ? `Many customers share ${suffix}; give the customer’s own domain, such as acme.${suffix}`
      : `${host} is only part of an address; write all of it, such as acme.${suffix}`;
  if (/^\d+$/.test(top)) return `${host} is not a web address; write it as acme.com`;
  return undefined;
}

/** The host and what follows it. After the last `@` of an e-mail address or of a user name in an address. */
function split(typed: string): { host: string; path: string } {
  const address = typed
    .normalize('NFKC')
    .trim()
    .replace(/^(?:mailto:|(?:https?|ftp)(?::?[/\\]+|:)|[/\\]+)/i, '');
  const end = address.search(/[/\\?#]/);
  const authority = end < 0 ? address : address.slice(0, end);
  const path = end < 0 ? '' : address.slice(end);
  const host = authority.slice(authority.lastIndexOf('@') + 1).replace(/[,;>)\s]+$/, '');
  return { host: host.replace(/:\d*$/, ''), path };
}

/** The host as DNS knows it, by the URL standard: lower case, punycode, numbers that mean an IP address as that. */
function toAscii(host: string): string | undefined {
  const bare = host.replace(/\.+$/, '');
  if (!bare || !URL.canParse(`http://${bare}/`)) return undefined;
  const { hostname } = new URL(`http://${bare}/`);
  const known = hostname.startsWith('[') || /^(?!-)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*$/.test(hostname);
  return known && hostname.length <= 253 ? hostname : undefined;
}
