import * as z from 'zod';

/** A key of KMS by its ARN: an alias could be pointed at another key, and what it encrypted before could not be read. */
export const kmsKeyArnSchema = z
  .string()
  .regex(
    /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/,
    'Give the whole ARN of a key, not of an alias',
  );

/** The name in KMS's encryption context that the namespace stands under: checked at every use, and written into CloudTrail. */
export const payloadKeyContext = 'temporal-namespace';

const idSchema = z.string().regex(/^[\w.-]{1,64}$/, 'Letters, digits, `.`, `-` and `_`, at most 64');
const localKeySchema = z.strictObject({
  id: idSchema,
  /** 256 bits in base64url. */
  secret: z.string().regex(/^[\w-]{43}$/, 'Give 256 bits in base64url'),
});
export type LocalPayloadKey = z.infer<typeof localKeySchema>;

const differ = (ids: readonly string[]) => new Set(ids).size === ids.length;

/**
 * What payloads in Temporal are encrypted with, newest first: the first key encrypts, every key decrypts. `kms` on AWS;
 * `local` on a machine of one's own, where the keys themselves stand here.
 */
export const payloadKeysSchema = z.union([
  z.strictObject({ kms: z.array(kmsKeyArnSchema).min(1).refine(differ, 'A key stands here twice') }),
  z.strictObject({
    local: z
      .array(localKeySchema)
      .min(1)
      .refine((keys) => differ(keys.map(({ id }) => id)), 'An id stands here twice'),
  }),
]);
export type PayloadKeys = z.infer<typeof payloadKeysSchema>;
