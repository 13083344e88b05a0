import type { MaterialKind } from '../../../activities/store/materials.store.ts';
import type { InstalledNames } from '../../../domain/programs/registry.ts';
import type { ServiceContext } from '../context.ts';

/**
 * What this installation has that programs can name, as of now. Where no exam provider is set up, results come from files
 * alone, of whatever provider: then nothing is known of them.
 */
export async function installedNames(
  context: Pick<ServiceContext, 'stores' | 'examProviders'>,
): Promise<InstalledNames> {
  const { stores } = context;
  const [courses, banks, providers] = await Promise.all([
    slugsOf(stores, 'course'),
    slugsOf(stores, 'bank'),
    context.examProviders?.(),
  ]);
  const examProviders = Object.keys(providers ?? {}).sort();
  return { courses, banks, ...(examProviders.length > 0 ? { examProviders } : {}) };
}

/** The most that the store gives at once. */
const limit = 100;

async function slugsOf({ materials }: ServiceContext['stores'], kind: MaterialKind): Promise<string[]> {
  const slugs: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await materials.list(kind, { limit, cursor });
    slugs.push(...page.items.map(({ id }) => id));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return slugs;
}
