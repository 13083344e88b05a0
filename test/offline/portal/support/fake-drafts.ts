import { DomainError } from '../../../../domain/errors.ts';
import type { DraftOrigin, ProgramDraft } from '../../../../domain/programs/draft.ts';
import type { DraftsService } from '../../../../handlers/services/drafts.services.ts';
import type { Call, World } from './fake-services.ts';
import { after, dana, marco } from './sample.ts';

type Change = <T>(name: Call['name'], input: unknown, answer: () => T) => Promise<T>;

/** A draft that somebody has open in two tabs. */
export const sharedDraft: World['drafts'][number] = {
  ...{ id: 'PD-0000000001', programId: 'onboarding', title: 'Onboarding, shorter', revision: 3 },
  origin: { kind: 'version', programId: 'onboarding', version: 3 },
  ...{ createdBy: dana.id, createdAt: after(-2), savedBy: marco.id, savedAt: after(-1) },
  editors: ['tab-1', 'tab-2'].map((tab) => ({
    ...{ personId: marco.id, name: marco.name, tab, seenAt: after(0) },
  })),
};

/** The drafts of the world; a new one has its first id and these texts. */
export const draftTexts = { source: 'program: onboarding\r\ntitle: “Ünïcode”\n', scripts: 'scripts: []' };
const newId = 'PD-7K3M9Q2XBA';

export function fakeDrafts(world: World, change: Change): DraftsService {
  const find = (id: string): ProgramDraft => {
    const found = world.drafts.find((draft) => draft.id === id);
    if (!found) throw new DomainError('not-found', `There is no draft ${id}`);
    return { ...found, ...draftTexts };
  };
  const begun = (origin: DraftOrigin): ProgramDraft => ({
    ...{ id: newId, origin, title: 'Partner onboarding', revision: 1, ...draftTexts },
    ...{ createdBy: 'P-1', createdAt: '2027-03-01T09:00:00.000Z' },
    ...{ savedBy: 'P-1', savedAt: '2027-03-01T09:00:00.000Z' },
  });
  return {
    list: async () => world.drafts,
    templates: async () => [
      { name: 'onboarding', title: 'Partner onboarding', purpose: 'From applicant to partner' },
    ],
    names: async () => ({ courses: [], banks: [] }),
    create: (_caller, input) =>
      change('createDraft', input, () => begun((input as { from: DraftOrigin }).from)),
    get: async (_caller, id) => find(id),
    save: (_caller, id, input) => change('saveDraft', { id, input }, () => find(id)),
    here: async (_caller, id) => ({ revision: find(id).revision, editors: [] }),
    remove: (_caller, id) => change('removeDraft', id, () => undefined),
    restore: (_caller, programId, version, input) =>
      change('restore', { programId, version, input }, () => {
        const [first] = world.programs;
        if (!first) throw new DomainError('not-found', 'There is no such program');
        return { ...first, programId, version: version + 1, restores: version };
      }),
  };
}
