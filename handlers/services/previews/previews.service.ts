import type { ServiceContext } from '../context.ts';
import type { PreviewsService } from '../previews.services.ts';

/** What people will see of a program, before it is published. Rare work: a cold start does without. */
export function createPreviewsService(context: ServiceContext): PreviewsService {
  return {
    all: async (...asked) => (await import('./all.ts')).allPreviews(context)(...asked),
    migration: async (...asked) => (await import('./migration.ts')).migrationPreviews(context)(...asked),
  };
}
