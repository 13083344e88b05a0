import { lookup as lookupName } from 'node:dns';
import { request } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

export interface FollowOptions {
  /** Milliseconds for all of it: well within the activity's 30 seconds. */
  readonly timeout?: number;
  /** How names become addresses; the machine's resolver if not given. */
  readonly lookup?: typeof lookupName;
  /** For servers with certificates of their own. */
  readonly ca?: string;
  /** Addresses that count as public all the same. */
  readonly allowed?: (address: string) => boolean;
}
type Reached = { readonly reached: true } | { readonly reached: false; readonly reason: string };

const mostRedirects = 3;

/**
 * Asks for the start page of a website, over https only, and follows a few redirects. Every connection goes to an
 * address that was looked at first: this server asks nothing of the network that it stands in.
 */
export async function reach(url: string, options: FollowOptions = {}): Promise<Reached> {
  const signal = AbortSignal.timeout(options.timeout ?? 12_000);
  let at = url;
  for (let hop = 0; hop <= mostRedirects; hop += 1) {
    const answer = await ask(at, signal, options);
    if ('reason' in answer) return { reached: false, reason: answer.reason };
    if (!answer.location) return { reached: true };
    const next = URL.parse(answer.location, at);
    // A redirect to plain http is an answer too; it is not followed, because nothing proves who gave it.
    if (next?.protocol !== 'https:') return { reached: true };
    at = next.href;
  }
  return { reached: false, reason: 'it redirects too often' };
}

type Answer = { readonly location?: string } | { readonly reason: string };

function ask(url: string, signal: AbortSignal, options: FollowOptions): Promise<Answer> {
  const refused = refusedLiteral(url, options);
  if (refused) return Promise.resolve({ reason: refused });
  return new Promise((resolve) => {
    const asked = request(
      url,
      {
        method: 'GET',
        signal,
        lookup: guarded(options),
        agent: false,
        headers: { 'user-agent': 'Throughline website check' },
        ...(options.ca ? { ca: options.ca } : {}),
      },
      (response) => {
        const { statusCode = 0, headers } = response;
        response.destroy();
        const moved = statusCode >= 300 && statusCode < 400 && headers.location;
        resolve(
          statusCode >= 500 ? { reason: `it answers ${statusCode}` } : moved ? { location: moved } : {},
        );
      },
    );
    asked.on('error', (failure) => resolve({ reason: reasonOf(failure) }));
    asked.end();
  });
}

function refusedLiteral(url: string, { allowed }: FollowOptions): string | undefined {
  const parsed = URL.parse(url);
  if (parsed?.protocol !== 'https:') return 'it is not an https address';
  if (parsed.username || parsed.password) return 'an address must not carry a password';
  const host = parsed.hostname.replace(/^\[|\]$/g, '');
  return isIP(host) && !isPublic(host) && !allowed?.(host) ? notPublic : undefined;
}

export const notPublic = 'its address is not a public one';

/** Resolves as usual, and gives the connection public addresses alone: what was looked at is what is connected to. */
export function guarded({
  lookup = lookupName,
  allowed,
}: Pick<FollowOptions, 'lookup' | 'allowed'>): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (failure, addresses) => {
      if (failure) return callback(failure, '');
      const usable = addresses.filter(({ address }) => isPublic(address) || allowed?.(address));
      const [first] = usable;
      if (!first) return callback(Object.assign(new Error(notPublic), { code: 'ENOTPUBLIC' }), '');
      if (options.all) return callback(null, usable);
      callback(null, first.address, first.family);
    });
  };
}

const reasons: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no such domain',
  ENODATA: 'there is no such domain',
  ECONNREFUSED: 'nothing listens there',
  ENOTPUBLIC: notPublic,
};

/** Why a connection came to nothing, in words. */
export function reasonOf(failure: Error): string {
  const code = 'code' in failure ? String(failure.code) : failure.message;
  if (/CERT|SIGNATURE|SELF_SIGNED/.test(code)) return 'its certificate is not valid';
  return reasons[code] ?? 'it did not answer in time';
}

const inside = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(network, prefix);

const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');
const notGlobal6 = new BlockList();
for (const [network, prefix] of [
  // Teredo, documentation, and 6to4: the last one carries an IPv4 address of its own.
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  notGlobal6.addSubnet(network, prefix, 'ipv6');

/** Whether an address is one of the public Internet. IPv6 by what is allowed: mapped and translated forms are not. */
export function isPublic(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !inside.check(address);
  return family === 6 && global6.check(address, 'ipv6') && !notGlobal6.check(address, 'ipv6');
}
