import { createSecretKey, type KeyObject } from 'node:crypto';
import {
  DecryptCommand,
  GenerateDataKeyCommand,
  IncorrectKeyException,
  InvalidCiphertextException,
  KMSClient,
} from '@aws-sdk/client-kms';
import { DomainError } from '../../domain/errors.ts';
import { payloadKeyContext } from '../../domain/payloads/payload-keys.schema.ts';
import { type KeyProvider, UnreadablePayload } from './key-provider.ts';

export interface KmsKeysOptions {
  readonly region: string;
  /** ARNs, newest first. */
  readonly keys: readonly string[];
  readonly namespace: string;
}

/** Data keys of KMS. A key that is not among ours is never asked for, whoever wrote its name beside a payload. */
export function createKmsKeys({ region, keys, namespace }: KmsKeysOptions): KeyProvider {
  // A workflow task waits for this: better to fail soon, and be tried again by Temporal.
  const client = new KMSClient({ region, maxAttempts: 3 });
  const EncryptionContext = { [payloadKeyContext]: namespace };
  return {
    async generate() {
      const KeyId = keys[0] ?? '';
      const made = await client
        .send(new GenerateDataKeyCommand({ KeyId, KeySpec: 'AES_256', EncryptionContext }))
        .catch((failure: unknown) => Promise.reject(unanswered(KeyId, failure)));
      return { keyId: KeyId, wrapped: present(made.CiphertextBlob), secret: secretFrom(made.Plaintext) };
    },
    async unwrap({ keyId, wrapped }) {
      if (!keys.includes(keyId)) throw UnreadablePayload.ofUnknownKey(keyId);
      try {
        const opened = await client.send(
          new DecryptCommand({ KeyId: keyId, CiphertextBlob: wrapped, EncryptionContext }),
        );
        return secretFrom(opened.Plaintext);
      } catch (failure) {
        const wrong =
          failure instanceof InvalidCiphertextException || failure instanceof IncorrectKeyException;
        throw wrong ? UnreadablePayload.ofWrongContent(keyId, failure) : unanswered(keyId, failure);
      }
    },
  };
}

/** Throttled, down, or not allowed: a case waits until it is put right, and loses nothing. */
function unanswered(keyId: string, cause: unknown): DomainError {
  const name = cause instanceof Error ? cause.name : 'no answer';
  const failure = new DomainError(
    'busy-elsewhere',
    `The key ${keyId} of payloads cannot be used now (${name}). Try again in a moment: nothing is lost.`,
  );
  failure.cause = cause;
  return failure;
}

function secretFrom(bytes: Uint8Array | undefined): KeyObject {
  const secret = createSecretKey(present(bytes));
  bytes?.fill(0);
  return secret;
}

function present(bytes: Uint8Array | undefined): Uint8Array {
  if (!bytes) throw new Error('KMS answered without a key');
  return bytes;
}
