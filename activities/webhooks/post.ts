import { type RequestOptions, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import type { DeliveryAttempt } from '../../domain/webhooks/webhook.ts';
import { type FollowOptions, guarded, reasonOf } from '../checks/reach.ts';
import { refusedAddress } from './address.ts';

export interface PostOptions extends Pick<FollowOptions, 'lookup' | 'ca'> {
  /** Addresses of the own network are fine, and plain http. */
  readonly privately: boolean;
  /** Milliseconds for all of it. */
  readonly timeout: number;
}

/** What is kept of an answer, and how much of one is read. */
const keptCharacters = 500;
const readBytes = 4096;

/**
 * Sends a body, once. Redirects are not followed, nothing of a long answer is read, and the connection goes to an address
 * that was looked at first: nobody can have this server ask something of the network that it stands in.
 */
export async function post(
  url: string,
  sent: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
  options: PostOptions,
): Promise<Pick<DeliveryAttempt, 'status' | 'answer'>> {
  const refused = refusedAddress(url, options.privately);
  if (refused) return { answer: `Not sent: ${refused}` };
  const request = url.startsWith('https:') ? requestSecure : requestPlain;
  return new Promise((resolve) => {
    const asked = request(url, optionsOf(sent, options), (response) => {
      const { statusCode: status = 0 } = response;
      const parts: Buffer[] = [];
      let read = 0;
      const done = () => {
        const text = Buffer.concat(parts).toString('utf8').replaceAll('\0', '');
        resolve({ status, answer: text.slice(0, keptCharacters) });
        response.destroy();
      };
      response.on('data', (part: Buffer) => {
        parts.push(part);
        read += part.length;
        if (read >= readBytes) done();
      });
      response.on('end', done);
      // The status is known; how it goes on does not matter.
      response.on('error', done);
    });
    asked.on('error', (failure) => resolve({ answer: `No answer: ${reasonOf(failure)}` }));
    asked.end(sent.body);
  });
}

function optionsOf(
  { headers, body }: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
  { privately, timeout, ca, lookup }: PostOptions,
): RequestOptions & { ca?: string } {
  return {
    method: 'POST',
    signal: AbortSignal.timeout(timeout),
    lookup: guarded({ allowed: () => privately, ...(lookup ? { lookup } : {}) }),
    agent: false,
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    ...(ca ? { ca } : {}),
  };
}
