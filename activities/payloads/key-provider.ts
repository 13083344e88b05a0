import type { KeyObject } from 'node:crypto';

/** A key that some payloads are encrypted with, and how it is written beside them: encrypted itself. */
export interface DataKey {
  /** The key that the data key is encrypted with: an ARN, or the id of a local one. */
  readonly keyId: string;
  readonly wrapped: Uint8Array;
  /** 256 bits, for AES-GCM. */
  readonly secret: KeyObject;
}

/** Makes data keys, and opens those that it made. */
export interface KeyProvider {
  /** A new data key, encrypted with the newest key. @throws `busy-elsewhere` where keys cannot be had now. */
  generate(): Promise<DataKey>;
  /** @throws UnreadablePayload; `busy-elsewhere` where keys cannot be had now. */
  unwrap(wrapped: Omit<DataKey, 'secret'>): Promise<KeyObject>;
}

/** A payload that cannot be read, and will not be by trying again alone. Says which key it asks for, and what to do. */
export class UnreadablePayload extends Error {
  override readonly name = 'UnreadablePayload';

  static ofUnknownKey(keyId: string): UnreadablePayload {
    return new UnreadablePayload(
      `A payload is encrypted with key ${keyId}, which is not among PAYLOAD_KEYS. ` +
        'Add that key at the end of PAYLOAD_KEYS, and start this process again.',
    );
  }

  static ofWrongContent(keyId: string, cause: unknown): UnreadablePayload {
    return new UnreadablePayload(
      `A payload that names key ${keyId} is not what was encrypted with it: ` +
        'it was changed, is of another namespace, or the key has another secret now. ' +
        'Ask where it was written, and give the key its former secret back.',
      { cause },
    );
  }
}
