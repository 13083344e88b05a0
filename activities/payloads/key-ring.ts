import type { KeyObject } from 'node:crypto';
import type { DataKey, KeyProvider } from './key-provider.ts';

/** How long data keys are used, and remembered. */
export interface KeyRingLimits {
  /** A data key encrypts for so long, in milliseconds, and one that was opened is remembered for so long. */
  readonly lasts: number;
  /** A data key encrypts so many payloads: far below 2^32, where random nonces of AES-GCM end. */
  readonly payloads: number;
  /** So many opened data keys are remembered; each is a kilobyte. */
  readonly remembered: number;
}

const minute = 60_000;
const defaultLimits: KeyRingLimits = { lasts: 60 * minute, payloads: 10_000, remembered: 1_000 };

export interface KeyRing {
  /** The data key for so many more payloads. */
  toEncrypt(payloads: number): Promise<DataKey>;
  toDecrypt(wrapped: Omit<DataKey, 'secret'>): Promise<KeyObject>;
}

/** Data keys that are used again for a while, so that not every payload asks the provider. */
export function createKeyRing(
  provider: KeyProvider,
  limits: KeyRingLimits = defaultLimits,
  now: () => number = Date.now,
): KeyRing {
  let current: { readonly key: Promise<DataKey>; readonly until: number; left: number } | undefined;
  const opened = new Map<string, { readonly secret: Promise<KeyObject>; readonly until: number }>();

  const remember = (wrapped: Uint8Array, secret: Promise<KeyObject>) => {
    const name = nameOf(wrapped);
    opened.delete(name);
    opened.set(name, { secret, until: now() + limits.lasts });
    // A map keeps its order: the first is the one that was not asked for the longest.
    for (const [oldest] of opened) {
      if (opened.size <= limits.remembered) break;
      opened.delete(oldest);
    }
    // What failed is asked anew.
    secret.catch(() => opened.get(name)?.secret === secret && opened.delete(name));
  };
  const renew = () => {
    const made = { key: provider.generate(), until: now() + limits.lasts, left: limits.payloads };
    made.key.then(
      ({ wrapped, secret }) => remember(wrapped, Promise.resolve(secret)),
      () => {
        if (current === made) current = undefined;
      },
    );
    current = made;
    return made;
  };
  return {
    toEncrypt(payloads) {
      const usable = current && current.until > now() && current.left > 0 ? current : renew();
      usable.left -= payloads;
      return usable.key;
    },
    toDecrypt(wrapped) {
      const known = opened.get(nameOf(wrapped.wrapped));
      if (known && known.until > now()) {
        // Asked for again: the last to be forgotten, and no longer remembered for that.
        opened.delete(nameOf(wrapped.wrapped));
        opened.set(nameOf(wrapped.wrapped), known);
        return known.secret;
      }
      const secret = provider.unwrap(wrapped);
      remember(wrapped.wrapped, secret);
      return secret;
    },
  };
}

const nameOf = (wrapped: Uint8Array) => Buffer.from(wrapped).toString('base64');
