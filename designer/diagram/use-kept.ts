import { useRef } from 'react';

/**
 * The same items, and the same list of them, wherever they say the same as last time: React Flow and React pass over
 * those. A new diagram comes as new objects throughout, most of which say what the old ones said.
 */
export function useKept<Item extends { readonly id: string }>(items: Item[]): Item[] {
  const last = useRef<Last<Item>>({ items: [], known: new Map() });
  const known: Known<Item> = new Map();
  const kept = items.map((fresh) => {
    const says = JSON.stringify(fresh);
    const before = last.current.known.get(fresh.id);
    const item = before?.says === says ? before.item : fresh;
    known.set(fresh.id, { says, item });
    return item;
  });
  const { items: old } = last.current;
  const same = old.length === kept.length && old.every((item, index) => item === kept[index]);
  last.current = { items: same ? old : kept, known };
  return last.current.items;
}

type Known<Item> = Map<string, { readonly says: string; readonly item: Item }>;
interface Last<Item> {
  readonly items: Item[];
  readonly known: Known<Item>;
}
