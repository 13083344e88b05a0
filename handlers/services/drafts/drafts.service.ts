import type { ServiceContext } from '../context.ts';
import type { DraftsService } from '../drafts.services.ts';
import { refuseUnlessDesigner } from './designers.ts';

/** Shaping programs is rare work of few: a cold start does without. */
const work = () => import('./drafts.ts');
const past = () => import('./restore.ts');

/** Drafts of programs: begun, saved, shared and thrown away. */
export function createDraftsService(context: ServiceContext): DraftsService {
  return {
    async list(caller) {
      refuseUnlessDesigner(caller);
      return (await work()).listDrafts(context);
    },
    async templates(caller) {
      refuseUnlessDesigner(caller);
      return (await import('./templates.ts')).listTemplates(context);
    },
    async names(caller) {
      refuseUnlessDesigner(caller);
      return (await import('../programs/installed-names.ts')).installedNames(context);
    },
    async create(caller, input, options) {
      refuseUnlessDesigner(caller);
      return (await work()).createDraft(context, caller, input, options?.requestKey);
    },
    async get(caller, draftId) {
      refuseUnlessDesigner(caller);
      return (await import('./kept-draft.ts')).getDraft(context, draftId);
    },
    async save(caller, draftId, input) {
      refuseUnlessDesigner(caller);
      return (await work()).saveDraft(context, caller, draftId, input);
    },
    async here(caller, draftId, input) {
      refuseUnlessDesigner(caller);
      return (await work()).beHere(context, caller, draftId, input);
    },
    async remove(caller, draftId) {
      refuseUnlessDesigner(caller);
      await (await work()).removeDraft(context, draftId);
    },
    async restore(caller, programId, version, input) {
      refuseUnlessDesigner(caller);
      return (await past()).restoreVersion(context, caller, programId, version, input);
    },
  };
}
