import { resolveMx } from 'node:dns/promises';
import { type FollowOptions, reach } from './reach.ts';

/** What checks ask of the world outside. Each fails only where asking again may help. */
export interface Lookups {
  /** Whether something answers at an address, however it answers; `reason` says in words why not. */
  answers(
    url: string,
  ): Promise<{ readonly reached: true } | { readonly reached: false; readonly reason: string }>;
  /** Whether a domain says where its mail goes. */
  takesMail(domain: string): Promise<boolean>;
}

/** The real world. `options` are for tests. */
export function createLookups(options: FollowOptions = {}): Lookups {
  return {
    answers: (url) => reach(url, options),
    async takesMail(domain) {
      try {
        const records = await resolveMx(domain);
        // RFC 7505: a single empty exchange says that the domain takes no mail.
        return records.some(({ exchange }) => exchange !== '' && exchange !== '.');
      } catch (failure) {
        if (isNoAnswer(failure)) return false;
        throw new Error('The mail records of the domain could not be asked for.', { cause: failure });
      }
    },
  };
}

const isNoAnswer = (failure: unknown) =>
  failure instanceof Error && 'code' in failure && ['ENOTFOUND', 'ENODATA'].includes(String(failure.code));
