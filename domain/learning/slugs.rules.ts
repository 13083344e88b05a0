import transliterate from '@sindresorhus/transliterate';

/** What a question, a lesson or a category is known by: `recover-a-service`, 60 characters at most. */
export const slugPattern = /^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/;

/** A title as a slug: `Recover: a Service!` as `recover-a-service`. Empty if nothing of it can be written so. */
export function slugOf(title: string): string {
  return transliterate(title)
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 60)
    .replace(/-+$/, '');
}

/** An id that follows from a text alone (FNV-1a, 64 bit): it tells nothing of where in the key the text stands. */
export function idOfText(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text))
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(36);
}
