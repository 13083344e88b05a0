import type { DraftEditor, ProgramDraft } from '../../domain/programs/draft.ts';
import { ApiFailure, Unreachable } from '../api.ts';
import type { Saving } from '../model.ts';
import type { LocalCopies } from './local-copies.ts';
import { mergeTexts, sameTexts, type Texts } from './merge.rules.ts';

/** What the keeper needs of the world around it. */
export interface KeeperWorld {
  readonly drafts: {
    get(): Promise<ProgramDraft>;
    save(texts: Texts & { readonly revision: number }): Promise<ProgramDraft>;
    here(): Promise<{ readonly revision: number; readonly editors: readonly DraftEditor[] }>;
  };
  readonly copies: LocalCopies;
  /** The id of who works here. */
  readonly person: string;
  /** This tab, as it is named to others. */
  readonly tab: string;
  now(): string;
  /** Does something after so many milliseconds; gives what calls it off. */
  later(act: () => void, milliseconds: number): () => void;
  readonly tell: {
    saving(saving: Saving): void;
    /** Texts with what somebody else wrote in them; they take the place of what is shown. */
    merged(texts: Texts, by: string): void;
    conflict(conflict: Conflict | undefined): void;
    others(editors: readonly DraftEditor[]): void;
  };
}

/** Two people changed the same lines; somebody has to choose. */
export interface Conflict {
  readonly mine: Texts;
  readonly theirs: ProgramDraft;
  /** Who wrote the other text, by name. */
  readonly by: string;
}

/** Saves a draft as it is typed, joins it with what others write, and keeps in this browser what cannot be saved. */
export interface Keeper {
  /** Texts as they are now. */
  typed(texts: Texts): void;
  /** Saves what is not saved yet, without waiting for a pause. */
  flush(): Promise<void>;
  /** Says that this tab is here, learns who else is, and takes up what they saved. */
  here(): Promise<void>;
  /** Ends a conflict with the texts that were chosen. */
  resolve(texts: Texts): Promise<void>;
}

const pause = 1000;
const longestBackoff = 60_000;

export function createKeeper(draft: ProgramDraft, world: KeeperWorld): Keeper {
  const { drafts, copies, tab, tell } = world;
  let base: Texts & { readonly revision: number } = draft;
  let now: Texts = draft;
  let savedAt = draft.savedAt;
  let busy = false;
  let failures = 0;
  let conflict: Conflict | undefined;
  let names: ReadonlyMap<string, string> = new Map();
  let callOff = () => {};

  const soon = (milliseconds: number) => {
    callOff();
    callOff = world.later(() => void flush(), milliseconds);
  };
  const keep = () => copies.keep({ tab, at: world.now(), base, mine: now });

  function settle(): void {
    failures = 0;
    if (sameTexts(now, base)) {
      copies.forget(tab);
      tell.saving({ state: 'saved', at: savedAt });
    } else soon(pause);
  }

  function typed(texts: Texts): void {
    if (sameTexts(texts, now)) return;
    now = texts;
    keep();
    if (conflict || busy) return;
    if (failures === 0) tell.saving({ state: 'changed' });
    if (failures < 2) soon(pause);
  }

  async function flush(): Promise<void> {
    callOff();
    if (busy || conflict) return;
    if (sameTexts(now, base)) return settle();
    const sent = now;
    tell.saving({ state: 'saving' });
    await alone(async () => {
      const saved = await drafts.save({ revision: base.revision, ...pick(sent) });
      base = { revision: saved.revision, ...pick(sent) };
      savedAt = saved.savedAt;
      if (!sameTexts(now, base)) keep();
    });
  }

  /** One call at a time; afterwards all is saved, or goes on, or is kept here. */
  async function alone(act: () => Promise<void>): Promise<void> {
    busy = true;
    try {
      await act();
      busy = false;
      if (!conflict) settle();
    } catch (failure) {
      busy = false;
      if (failure instanceof ApiFailure && failure.code === 'draft-changed') return alone(pull);
      fail(failure);
    }
  }

  async function pull(): Promise<void> {
    const theirs = await drafts.get();
    if (theirs.revision <= base.revision) return;
    const own = theirs.savedBy === world.person;
    const by = own ? 'You, in another tab,' : (names.get(theirs.savedBy) ?? 'Somebody else');
    const merged = mergeTexts(base, now, theirs);
    if (!merged) {
      conflict = { mine: now, theirs, by };
      tell.saving({ state: 'kept-here', why: `${by} changed the same lines; choose what counts.` });
      return tell.conflict(conflict);
    }
    const unchanged = sameTexts(now, merged);
    [base, now, savedAt] = [{ revision: theirs.revision, ...pick(theirs) }, merged, theirs.savedAt];
    keep();
    if (!unchanged) tell.merged(merged, by);
  }

  function fail(failure: unknown): void {
    failures += 1;
    const kept = keep();
    const { why, signIn, again } = reasonOf(failure);
    const place = kept ? 'What you typed is kept in this browser.' : 'Keep this tab open.';
    tell.saving({ state: 'kept-here', why: `${why} ${place}`, ...(signIn ? { signIn } : {}) });
    if (again) soon(Math.min(longestBackoff, 1000 * 2 ** failures));
  }

  async function here(): Promise<void> {
    try {
      const { revision, editors } = await drafts.here();
      names = new Map([...names, ...editors.map((one) => [one.personId, one.name] as const)]);
      tell.others(editors.filter((one) => one.tab !== tab));
      if (busy || conflict) return;
      if (revision > base.revision) await alone(pull);
      else if (failures > 0) await flush();
    } catch (failure) {
      if (failure instanceof ApiFailure && failure.status === 401 && !busy) fail(failure);
    }
  }

  async function resolve(texts: Texts): Promise<void> {
    if (!conflict) return;
    const { theirs } = conflict;
    [base, now, savedAt, conflict] = [
      { revision: theirs.revision, ...pick(theirs) },
      texts,
      theirs.savedAt,
      undefined,
    ];
    keep();
    tell.conflict(undefined);
    await flush();
  }

  return { typed, flush, here, resolve };
}

const pick = ({ source, scripts }: Texts): Texts => ({ source, scripts });

interface Reason {
  readonly why: string;
  readonly signIn?: true;
  /** Whether trying again by itself can help. */
  readonly again: boolean;
}

function reasonOf(failure: unknown): Reason {
  if (failure instanceof Unreachable) return { why: 'The server cannot be reached.', again: true };
  if (!(failure instanceof ApiFailure)) return { why: 'It could not be saved.', again: true };
  if (failure.status === 401)
    return { why: 'Your session has ended: sign in again, then it is saved.', signIn: true, again: true };
  if (failure.status === 404)
    return {
      why: 'This draft was thrown away, or you may no longer change it. Download it to keep it.',
      again: false,
    };
  const again = failure.status >= 500 || failure.status === 429;
  return { why: again ? 'The server cannot save just now.' : failure.message, again };
}
