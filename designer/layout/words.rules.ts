/** `1 problem`, `2 problems`. */
export const countOf = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** Who else is here: `Kim is here too`. Nobody is named twice, however many tabs they have. */
export function namesOf(names: readonly string[]): string {
  const once = [...new Set(names)];
  const list = new Intl.ListFormat('en', { type: 'conjunction' }).format(once);
  return `${list} ${once.length === 1 ? 'is' : 'are'} here too`;
}
