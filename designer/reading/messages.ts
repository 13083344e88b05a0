import type { InstalledNames } from '../../domain/programs/registry.ts';
import type { Reading } from '../model.ts';
import type { Proposals } from './completion.rules.ts';
import type { Hint } from './hover.rules.ts';

/** What the page asks its reading worker. */
export type Question =
  /** What the installation has, for all that is asked from now on. */
  | { readonly ask: 'know'; readonly installed: InstalledNames }
  /** Only the newest text is answered: first with the graph of an earlier text, if a new one takes time. */
  | { readonly ask: 'read'; readonly source: string }
  | {
      readonly ask: 'complete' | 'hover' | 'help';
      readonly id: number;
      readonly source: string;
      readonly offset: number;
    };

export type Answer =
  /** Program and graph only if they are others than in the answer before: they are large, and drawn anew if new. */
  | { readonly answer: 'reading'; readonly reading: Reading }
  | { readonly answer: 'complete'; readonly id: number; readonly proposals?: Proposals }
  | { readonly answer: 'hover'; readonly id: number; readonly hint?: Hint };
