import { isIP } from 'node:net';
import { isPublic, notPublic } from '../checks/reach.ts';

/**
 * Why events are not sent to an address; undefined: they are. `privately`: addresses of the own network and plain http
 * are fine, as on a machine of one's own. A name is looked up when it is connected to, and what comes of it looked at then.
 */
export function refusedAddress(url: string, privately: boolean): string | undefined {
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'https:' && !(privately && protocol === 'http:')) return 'it does not start with https://';
  const host = hostname.replace(/^\[|\]$/g, '');
  const inside = isIP(host) ? !isPublic(host) : /(^|\.)(localhost|local|internal)\.?$/i.test(host);
  return inside && !privately ? notPublic : undefined;
}
