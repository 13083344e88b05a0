import type { Payload } from '@temporalio/common';
import * as z from 'zod';

const bytes = z.base64().transform((text): Uint8Array => Buffer.from(text, 'base64'));
const payloadSchema = z
  .object({ metadata: z.record(z.string().max(100), bytes).nullish(), data: bytes.nullish() })
  .transform(({ metadata, data }): Payload => ({ metadata: metadata ?? null, data: data ?? null }));

/** Payloads as Temporal's JSON has them: bytes in base64, and no list for none of them. */
export const payloadsSchema = z.object({ payloads: z.array(payloadSchema).max(1_000).default([]) });

export function jsonOf({ metadata, data }: Payload) {
  const names = Object.entries(metadata ?? {}).map(([name, value]) => [name, base64Of(value)] as const);
  return { metadata: Object.fromEntries(names), ...(data ? { data: base64Of(data) } : {}) };
}

const base64Of = (value: Uint8Array) => Buffer.from(value).toString('base64');
