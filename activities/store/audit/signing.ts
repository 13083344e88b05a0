import { createHmac, hkdfSync } from 'node:crypto';
import type { LinkKeys } from '../../../domain/links/link-token.schema.ts';

/** Anchors are signed with a key that is derived from the signing keys, which the table does not hold: by the newest of them. */
export function signer(keys: LinkKeys) {
  const macBy = (secret: string, text: string) =>
    createHmac('sha256', Buffer.from(hkdfSync('sha256', secret, '', 'throughline audit anchors', 32)))
      .update(text)
      .digest('hex');
  return {
    sign(text: string): string {
      const [newest] = keys;
      if (!newest) throw new Error('There is no signing key.');
      return macBy(newest.secret, text);
    },
    /** Those that the text may have been given, by any key that is still known. */
    macsOf: (text: string) => keys.map(({ secret }) => macBy(secret, text)),
  };
}
