import type { Film, RehearsalState } from '../../domain/rehearsals/film.ts';
import type { HandCase } from './hand-case.rules.ts';

export type Played = Extract<RehearsalState, { state: 'played' }>;

/** What the panel shows; kept while the page is open, so that looking at another panel loses nothing. */
export interface View {
  /** Of the text that was played: another text since makes it old. */
  readonly source?: string;
  /** All scripts, once they were played together. */
  readonly all?: Played;
  readonly film?: Film;
  /** In the film's own time, milliseconds since the epoch. */
  readonly clock: number;
  /** The last case that was played by hand, also while something else is shown. */
  readonly hand?: HandCase;
  /** The film is the hand case's. */
  readonly byHand: boolean;
}

const views = new Map<string, View>();

export function keptView(draftId: string): View {
  const hand = keptHand(draftId);
  return views.get(draftId) ?? { clock: 0, byHand: false, ...(hand ? { hand } : {}) };
}

/** What was played by hand outlives a reload, as nobody could play the very same again. */
export function keep(draftId: string, view: View): void {
  views.set(draftId, view);
  const key = keyOf(draftId);
  try {
    if (view.hand) sessionStorage.setItem(key, JSON.stringify(view.hand));
    else sessionStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing still plays; the case is then lost with the page.
  }
}

function keptHand(draftId: string): HandCase | undefined {
  try {
    const text = sessionStorage.getItem(keyOf(draftId));
    return text === null ? undefined : (JSON.parse(text) as HandCase);
  } catch {
    return undefined;
  }
}

const keyOf = (draftId: string) => `rehearsal/${draftId}`;
