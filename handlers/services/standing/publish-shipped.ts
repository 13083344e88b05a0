import type { Stores } from '../../../activities/store/stores.ts';

/** Publishes what competencies and tiers ask at first, once: what operations make of it stays. */
export async function publishShippedRules(
  { standing }: Pick<Stores, 'standing'>,
  source: string,
  { publishedBy, now }: { readonly publishedBy: string; readonly now: Date },
): Promise<void> {
  if (await standing.rules()) return;
  const publishedAt = now.toISOString();
  await standing.publish({ version: 1, source, publishedBy, publishedAt, told: false });
}
