import type { DraftEditor } from '../../domain/programs/draft.ts';

/** `1 problem`, `2 problems`. */
export const countOf = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** Who else is here: `Kim is here too`. Nobody is named twice, however many tabs they have; oneself is `you`. */
export function whoIsHere(
  editors: readonly Pick<DraftEditor, 'personId' | 'name'>[],
  person: string,
): string {
  const others = new Set(editors.filter(({ personId }) => personId !== person).map(({ name }) => name));
  const list = new Intl.ListFormat('en', { type: 'conjunction' }).format(others);
  const own = editors.some(({ personId }) => personId === person);
  const words = others.size > 0 ? [`${list} ${others.size === 1 ? 'is' : 'are'} here too`] : [];
  return [...words, ...(own ? ['you have this draft open in another tab'] : [])]
    .join('; ')
    .replace(/^y/, 'Y');
}
