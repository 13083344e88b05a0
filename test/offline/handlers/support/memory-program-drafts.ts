import type { Presence, ProgramDraftStore } from '../../../../activities/store/program-drafts.store.ts';
import { DomainError } from '../../../../domain/errors.ts';
import type { ProgramDraft } from '../../../../domain/programs/draft.ts';

/** Drafts of programs in memory, and who was seen at them, by draft and tab. */
export interface MemoryProgramDrafts {
  readonly programDrafts: Map<string, ProgramDraft>;
  readonly presences: Map<string, Presence>;
}

/** The store's rules over a map: what races do to them is shown on the real store. */
export function memoryProgramDrafts({ programDrafts, presences }: MemoryProgramDrafts): ProgramDraftStore {
  return {
    create: async (draft) => {
      const stands = programDrafts.get(draft.id) ?? draft;
      programDrafts.set(draft.id, stands);
      return stands;
    },
    get: async (id) => programDrafts.get(id),
    list: async () =>
      [...programDrafts.values()]
        .toSorted((a, b) => b.savedAt.localeCompare(a.savedAt))
        .map(({ source: _source, scripts: _scripts, ...summary }) => summary),
    async save(texts) {
      const before = programDrafts.get(texts.id);
      if (!before) throw new DomainError('not-found', 'There is no such draft.');
      if (before.source === texts.source && before.scripts === texts.scripts) return before;
      if (before.revision !== texts.revision) throw new DomainError('draft-changed', 'Read it again.');
      const saved = { ...before, ...texts, revision: texts.revision + 1 };
      programDrafts.set(texts.id, saved);
      return saved;
    },
    remove: async (id) => void programDrafts.delete(id),
    seen: async (presence) => void presences.set(`${presence.draftId} ${presence.tab}`, presence),
    editors: async (draftId) => [...presences.values()].filter((each) => each.draftId === draftId),
  };
}
