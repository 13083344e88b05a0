import type { DraftEditor, ProgramDraft } from '../../domain/programs/draft.ts';
import { call } from '../api.ts';
import type { KeeperWorld } from './keeper.ts';

/** A draft, as the API has it. */
export function draftApi(draftId: string, tab: string): KeeperWorld['drafts'] {
  const path = `/drafts/${encodeURIComponent(draftId)}`;
  return {
    get: () => call<ProgramDraft>('GET', path),
    save: ({ revision, source, scripts }) => call<ProgramDraft>('PUT', path, { revision, source, scripts }),
    here: () =>
      call<{ revision: number; editors: readonly DraftEditor[] }>('POST', `${path}/editors`, { tab }),
  };
}

/** This tab's name: the same after it was reloaded, unless a new one is asked for. */
export function tabName(anew = false): string {
  const key = 'throughline/tab';
  const known = anew ? null : sessionStorage.getItem(key);
  const name = known ?? crypto.randomUUID();
  sessionStorage.setItem(key, name);
  return name;
}
