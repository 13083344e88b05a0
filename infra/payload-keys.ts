import type { Settings } from './settings.ts';
import type { DataStack } from './stacks/data.stack.ts';

/** The keys of payloads by their ARNs, newest first; that of the data stack is always among them. None: off. */
export function payloadKeysInUse(
  { payloadKey }: DataStack,
  { encryptPayloads, payloadKeys }: Settings,
): readonly string[] {
  if (!encryptPayloads) return [];
  return [...new Set([...payloadKeys, 'stack'])].map((key) => (key === 'stack' ? payloadKey.keyArn : key));
}

/** As handlers/common.env.ts reads them. */
export const payloadKeysVariable = (arns: readonly string[]): string | undefined =>
  arns.length === 0 ? undefined : JSON.stringify({ kms: arns });
