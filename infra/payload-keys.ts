import type { Settings } from './settings.ts';
import type { DataStack } from './stacks/data.stack.ts';

/** The keys of payloads by their ARNs, newest first: those of the context, then that of the data stack. None: off. */
export function payloadKeysInUse(
  { payloadKey }: DataStack,
  { encryptPayloads, payloadKeyArns }: Settings,
): readonly string[] {
  return encryptPayloads ? [...payloadKeyArns, payloadKey.keyArn] : [];
}

/** As handlers/common.env.ts reads them. */
export const payloadKeysVariable = (arns: readonly string[]): string | undefined =>
  arns.length === 0 ? undefined : JSON.stringify({ kms: arns });
