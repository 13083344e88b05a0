import type { ApplicationDraft, DraftStore } from '../../../../activities/store/drafts.store.ts';
import type { FormValues } from '../../../../domain/programs/form.schema.ts';

/** What was typed and not sent, in memory. */
export interface MemoryDrafts {
  readonly typed: Map<string, FormValues>;
  readonly applications: Map<string, ApplicationDraft>;
}

export function memoryDrafts({ typed, applications }: MemoryDrafts): DraftStore {
  const isSame = (draft: ApplicationDraft) => applications.get(draft.id)?.begunAt === draft.begunAt;
  return {
    values: async (key) => typed.get(key),
    keep: async (key, values) => void typed.set(key, values),
    forget: async (key) => void typed.delete(key),
    application: async (id) => applications.get(id),
    begin: async (draft) => void applications.set(draft.id, draft),
    async type(draft, values) {
      if (!isSame(draft) || applications.get(draft.id)?.sent) return false;
      applications.set(draft.id, { ...draft, values });
      return true;
    },
    sent: async (draft, became) => void applications.set(draft.id, { ...draft, sent: became }),
  };
}
