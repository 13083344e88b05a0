import type { Texts } from './merge.rules.ts';

/** What a tab had not saved yet, and what it was made from. */
export interface LocalCopy {
  readonly tab: string;
  readonly at: string;
  readonly base: Texts & { readonly revision: number };
  readonly mine: Texts;
}

/** What is kept in this browser, so that nothing typed is lost. */
export interface LocalCopies {
  /** False if the browser keeps nothing: its space is used up, or it was told not to. */
  keep(copy: LocalCopy): boolean;
  forget(tab: string): void;
  all(): LocalCopy[];
}

/** As much of Storage as is needed. */
export interface Keep {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** Copies of one draft. What they were made from is written once, what is typed with every key. */
export function createLocalCopies(keep: Keep, draftId: string): LocalCopies {
  const prefix = `throughline/draft/${draftId}/`;
  let written: LocalCopy['base'] | undefined;
  const keys = () => Array.from({ length: keep.length }, (_, index) => keep.key(index) ?? '');
  return {
    keep({ tab, base, ...rest }) {
      try {
        if (written !== base) keep.setItem(`${prefix}${tab}/base`, JSON.stringify(base));
        written = base;
        keep.setItem(`${prefix}${tab}/mine`, JSON.stringify(rest));
        return true;
      } catch {
        return false;
      }
    },
    forget(tab) {
      written = undefined;
      for (const part of ['base', 'mine']) keep.removeItem(`${prefix}${tab}/${part}`);
    },
    all() {
      const tabs = keys().flatMap((key) =>
        key.startsWith(prefix) && key.endsWith('/mine') ? [key.slice(prefix.length, -'/mine'.length)] : [],
      );
      return tabs.flatMap((tab) => {
        const base = parsed<LocalCopy['base']>(keep.getItem(`${prefix}${tab}/base`));
        const mine = parsed<Pick<LocalCopy, 'at' | 'mine'>>(keep.getItem(`${prefix}${tab}/mine`));
        return base && mine ? [{ tab, base, ...mine }] : [];
      });
    },
  };
}

function parsed<T>(text: string | null): T | undefined {
  try {
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}
